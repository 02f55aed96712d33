// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/document_writer.h"

#include "scanner/pdf/pdf_writer.h"

#include <algorithm>

namespace scanner::pipeline {
namespace {

namespace base = core::base;

base::Result<std::vector<BatchPage>> wanted(const Batch& batch, const std::vector<int>& numbers) {
    const auto all = batch.snapshot();
    std::vector<BatchPage> pages;
    for (const int number : numbers) {
        const auto page = std::find_if(all.begin(), all.end(),
                                       [&](const BatchPage& each) { return each.number == number; });
        if (page == all.end() || !page->hasImage()) {
            return base::fail(PageCode::PageNotRead, "page " + std::to_string(number),
                              {std::to_string(number)});
        }
        pages.push_back(*page);
    }
    return pages;
}

template<class Value>
std::string listed(const std::vector<BatchPage>& pages, Value value) {
    std::string list;
    for (const auto& page : pages)
        list += (list.empty() ? "" : " ") + value(page);
    return list;
}

std::string wholeNumber(float value) {
    return std::to_string(static_cast<int>(value + 0.5F));
}

pdf::PdfMetadata metadataOf(const std::vector<BatchPage>& pages, const DocumentLabel& label) {
    const auto dpi = [](const BatchPage& page) { return std::to_string(page.record.dpi); };
    const auto hash = [](const BatchPage& page) { return core::domain::toHex(page.scan.sha256); };
    const auto confidence = [](const BatchPage& page) {
        return wholeNumber(page.record.text.meanConfidence);
    };
    return {label.title,
            label.scannedAt,
            {{"dossierId", label.dossierId},
             {"dossierNumber", label.dossierNumber},
             {"componentCode", label.componentCode},
             {"holderName", label.holderName},
             {"pages", std::to_string(pages.size())},
             {"dpi", listed(pages, dpi)},
             {"rawSha256", listed(pages, hash)},
             {"meanConfidence", listed(pages, confidence)}}};
}

} // namespace

base::Result<WrittenDocument> writeDocument(const Batch& batch, const std::vector<int>& numbers,
                                            const DocumentLabel& label, const std::filesystem::path& target) {
    const auto pages = wanted(batch, numbers);
    if (!pages) return base::fail(pages.error());
    std::vector<pdf::PdfPage> sheets;
    WrittenDocument written;
    for (const auto& page : *pages) {
        const PageRecord& record = page.record;
        sheets.push_back(
            {batch.cleanedFile(page.number), record.width_px, record.height_px, record.dpi, record.text});
        written.characters += record.text.characters();
    }
    written.pages = static_cast<int>(sheets.size());
    if (auto done = pdf::writePdf(sheets, metadataOf(*pages, label), target); !done)
        return base::fail(done.error());
    return written;
}

} // namespace scanner::pipeline
