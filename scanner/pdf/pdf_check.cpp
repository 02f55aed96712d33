// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/pdf_check.h"

#include <qpdf/QPDF.hh>
#include <qpdf/QPDFPageObjectHelper.hh>

#include <exception>
#include <string>

namespace scanner::pdf {
namespace {

bool showsPicture(QPDFPageObjectHelper& page, const PdfPage& wanted) {
    auto images = page.getImages();
    if (images.size() != 1) return false;
    QPDFObjectHandle dictionary = images.begin()->second.getDict();
    return dictionary.getKey("/Width").getIntValueAsInt() == wanted.width_px &&
           dictionary.getKey("/Height").getIntValueAsInt() == wanted.height_px;
}

bool hasText(QPDFPageObjectHelper& page) {
    const auto content = page.getObjectHandle().getKey("/Contents").getStreamData(qpdf_dl_generalized);
    const std::string_view text(reinterpret_cast<const char*>(content->getBuffer()), content->getSize());
    return text.find(" Tj\n") != std::string_view::npos;
}

std::string faultIn(const std::filesystem::path& file, const std::vector<PdfPage>& pages) {
    QPDF pdf;
    pdf.setSuppressWarnings(true);
    pdf.processFile(file.c_str());
    if (pdf.getAllPages().size() != pages.size()) return "number of pages";
    for (std::size_t i = 0; i < pages.size(); ++i) {
        QPDFPageObjectHelper page(pdf.getAllPages()[i]);
        if (!showsPicture(page, pages[i])) return "picture of page " + std::to_string(i + 1);
        if (pages[i].text.characters() > 0 && !hasText(page)) return "text of page " + std::to_string(i + 1);
    }
    return pdf.anyWarnings() ? "syntax" : "";
}

} // namespace

base::Result<void> checkPdf(const std::filesystem::path& file, const std::vector<PdfPage>& pages) {
    try {
        const std::string fault = faultIn(file, pages);
        if (fault.empty()) return {};
        return base::fail(PageCode::PdfNotWritten, "read again, the file is wrong: " + fault);
    } catch (const std::exception& error) {
        return base::fail(PageCode::PdfNotWritten,
                          std::string("read again, the file is wrong: ") + error.what());
    }
}

} // namespace scanner::pdf
