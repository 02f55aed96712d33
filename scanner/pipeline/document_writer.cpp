// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/document_writer.h"

#include "scanner/pdf/pdf_writer.h"

#include <algorithm>
#include <cmath>
#include <system_error>

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
    return std::to_string(std::lround(value));
}

pdf::PdfMetadata metadataOf(const std::vector<BatchPage>& pages, const DocumentLabel& label) {
    const auto dpi = [](const BatchPage& page) { return std::to_string(page.record.dpi); };
    const auto hash = [](const BatchPage& page) { return core::domain::toHex(page.scan.sha256); };
    const auto confidence = [](const BatchPage& page) {
        return wholeNumber(page.record.text.meanConfidence);
    };
    const auto profile = [](const BatchPage& page) { return std::string(nameOf(page.record.profile)); };
    return {label.title,
            label.scannedAt,
            {{"dossierId", label.dossierId},
             {"dossierNumber", label.dossierNumber},
             {"componentCode", label.componentCode},
             {"paperCode", label.paperCode},
             {"symbol", label.symbol},
             {"abstract", label.abstract},
             {"issuer", label.issuer},
             {"issuedOn", label.issuedOn},
             {"validFor", label.validFor},
             {"scope", label.scope},
             {"holderName", label.holderName},
             {"holderNumber", label.holderNumber},
             {"holderNumberKind", label.holderNumberKind},
             {"digitisedBy", label.digitisedBy},
             {"scanner", label.scanner},
             {"reuse", label.reuse},
             {"reuseSource", label.reuseSource},
             {"pages", std::to_string(pages.size())},
             {"dpi", listed(pages, dpi)},
             {"profile", listed(pages, profile)},
             {"rawSha256", listed(pages, hash)},
             {"meanConfidence", listed(pages, confidence)}},
            label.isPartTwo ? pdf::PdfaPart::Two : pdf::PdfaPart::One};
}

bool isOfOriginal(const Batch& batch, const BatchPage& page) {
    std::error_code ignored;
    return page.scan.origin && std::filesystem::exists(batch.originalFile(page.scan.origin->file), ignored);
}

// A signature holds for all pages of a file or for none.
bool makesUpOriginal(const std::vector<BatchPage>& pages) {
    const auto& first = *pages.front().scan.origin;
    for (std::size_t i = 0; i < pages.size(); ++i) {
        const core::ports::PageOrigin expected{first.file, static_cast<int>(i + 1),
                                               static_cast<int>(pages.size())};
        if (pages[i].scan.origin != expected) return false;
    }
    return true;
}

void addText(WrittenDocument& written, const PageText& text) {
    written.characters += text.characters();
    for (const auto& word : text.words)
        written.text += word.text + ' ';
}

base::Result<WrittenDocument> copyOriginal(const Batch& batch, const std::vector<BatchPage>& pages,
                                           const std::filesystem::path& target) {
    std::error_code error;
    std::filesystem::copy_file(batch.originalFile(pages.front().scan.origin->file), target,
                               std::filesystem::copy_options::overwrite_existing, error);
    const bool isFull = error == std::errc::no_space_on_device;
    if (error)
        return base::fail(isFull ? PageCode::DiskFull : PageCode::PdfNotWritten,
                          "original: " + error.message());
    WrittenDocument copied;
    copied.pages = static_cast<int>(pages.size());
    for (const auto& page : pages)
        addText(copied, page.record.text);
    return copied;
}

} // namespace

base::Result<WrittenDocument> writeDocument(const Batch& batch, const std::vector<int>& numbers,
                                            const DocumentLabel& label, const std::filesystem::path& target) {
    const auto pages = wanted(batch, numbers);
    if (!pages) return base::fail(pages.error());
    const auto original = std::find_if(pages->begin(), pages->end(),
                                       [&](const BatchPage& page) { return isOfOriginal(batch, page); });
    if (original != pages->end()) {
        if (makesUpOriginal(*pages)) return copyOriginal(batch, *pages, target);
        const auto number = std::to_string(original->number);
        return base::fail(PageCode::OriginalTornApart, "page " + number, {number});
    }
    std::vector<pdf::PdfPage> sheets;
    WrittenDocument written;
    for (const auto& page : *pages) {
        const PageRecord& record = page.record;
        sheets.push_back({batch.resultFiles(page.number, page.answered).cleaned, record.picture,
                          record.width_px, record.height_px, record.dpi, record.text});
        addText(written, record.text);
    }
    written.pages = static_cast<int>(sheets.size());
    if (auto done = pdf::writePdf(sheets, metadataOf(*pages, label), target); !done)
        return base::fail(done.error());
    return written;
}

} // namespace scanner::pipeline
