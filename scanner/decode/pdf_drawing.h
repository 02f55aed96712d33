// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a PDF as Poppler draws them. One thread.
#pragma once

#include "scanner/decode/document.h"

#include <memory>
#include <string_view>

namespace poppler {
class document;
}

namespace scanner::decode {

class PdfDrawing {
  public:
    // `bytes` outlive it. Errors: FileDamaged.
    [[nodiscard]] static base::Result<std::unique_ptr<PdfDrawing>> open(std::string_view bytes);
    ~PdfDrawing();

    // On any page, seen or unseen.
    [[nodiscard]] bool hasText() const;
    // A page that is too large for the limits at `dpi` is drawn at a lower one, 100 at least. Errors:
    // FileDamaged, PictureTooSmall, PictureTooLarge.
    [[nodiscard]] base::Result<FoundPage> page(int number, int dpi, const Limits& limits) const;
    // Poppler found a fault in the page that was drawn last.
    [[nodiscard]] bool complained() const { return m_complaints > 0; }

  private:
    explicit PdfDrawing(std::unique_ptr<poppler::document> document);
    std::unique_ptr<poppler::document> m_document;
    mutable int m_complaints = 0;
};

} // namespace scanner::decode
