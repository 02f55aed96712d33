// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/pdf_document.h"

#include "scanner/decode/pdf_drawing.h"
#include "scanner/decode/pdf_structure.h"
#include "scanner/decode/picture_size.h"

#include <string>
#include <utility>

namespace scanner::decode {
namespace {

constexpr int kDrawnDpi = 300;
constexpr int kShownDpi = 200; // of a file that is filed as it is: to look at, and for finding its place

class PdfDocument : public Document {
  public:
    PdfDocument(SourceFile source, const Limits& limits, std::unique_ptr<PdfStructure> structure,
                std::unique_ptr<PdfDrawing> drawing)
        : m_source(std::move(source))
        , m_limits(limits)
        , m_structure(std::move(structure))
        , m_drawing(std::move(drawing))
        , m_about{FileTreatment::Drawn, m_structure->pages(), m_structure->isSigned(),
                  m_structure->saysPdfA()} {
        m_about.treatment = treatment();
    }

    [[nodiscard]] const OpenedFile& about() const override { return m_about; }

    base::Result<FoundPage> page(int number) override {
        if (m_about.treatment == FileTreatment::TakenOver)
            return m_drawing->page(number, kShownDpi, m_limits);
        const auto scan = m_structure->scanOn(number);
        if (!scan) return m_drawing->page(number, kDrawnDpi, m_limits);
        if (auto checked = checkedSize(scan->width_px, scan->height_px, m_limits); !checked)
            return base::fail(checked.error());
        auto picture = m_structure->picture(*scan);
        if (!picture) return base::fail(picture.error());
        if (*picture) return FoundPage{std::move(*picture), scan->dpi, false};
        auto drawn = m_drawing->page(number, scan->dpi, m_limits);
        // Poppler leaves out what it cannot decode: the page would be blank.
        if (drawn && m_drawing->complained())
            return base::fail(PageCode::FileDamaged, "picture of page " + std::to_string(number));
        return drawn;
    }

  private:
    [[nodiscard]] FileTreatment treatment() {
        if (m_about.isSigned || m_drawing->hasText()) return FileTreatment::TakenOver;
        for (int page = 1; page <= m_about.pages; ++page)
            if (!m_structure->scanOn(page)) return FileTreatment::Drawn;
        return FileTreatment::Scans;
    }

    SourceFile m_source; // what the two below read from
    Limits m_limits;
    std::unique_ptr<PdfStructure> m_structure;
    std::unique_ptr<PdfDrawing> m_drawing;
    OpenedFile m_about;
};

} // namespace

base::Result<std::unique_ptr<Document>> openPdf(SourceFile source, const Limits& limits) {
    auto structure = PdfStructure::open(source.bytes());
    if (!structure) return base::fail(structure.error());
    const int pages = (*structure)->pages();
    if (pages == 0) return base::fail(PageCode::FileDamaged, "no pages");
    if (pages > limits.pages) return base::fail(PageCode::FileTooManyPages, std::to_string(pages) + " pages");
    auto drawing = PdfDrawing::open(source.bytes());
    if (!drawing) return base::fail(drawing.error());
    return std::make_unique<PdfDocument>(std::move(source), limits, std::move(*structure),
                                         std::move(*drawing));
}

} // namespace scanner::decode
