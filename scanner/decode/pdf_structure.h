// SPDX-License-Identifier: GPL-3.0-or-later
// What a PDF file is made of, without drawing it. One thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/image/image.h"

#include <memory>
#include <optional>
#include <string_view>

namespace scanner::decode {

// A page that shows one picture and nothing else, over its whole size.
struct PdfScan {
    int page = 0;
    int width_px = 0; // as the picture is stored
    int height_px = 0;
    int dpi = 0;          // 50 .. 1200
    int quarterTurns = 0; // clockwise, 0 .. 3
};

class PdfStructure {
  public:
    // `bytes` outlive it. Only a file that comes to its end is mended: what is cut short would lose pages
    // unseen. Errors: FileEncrypted, FileDamaged.
    [[nodiscard]] static base::Result<std::unique_ptr<PdfStructure>> open(std::string_view bytes);
    ~PdfStructure();

    [[nodiscard]] int pages() const;
    [[nodiscard]] bool isSigned() const;
    [[nodiscard]] bool saysPdfA() const;
    // `number` from 1.
    [[nodiscard]] std::optional<PdfScan> scanOn(int number) const;
    // The picture, upright. Empty if it is coded in a way (JBIG2, JPEG 2000, colours of printing ...) that
    // only a renderer can show. Errors: FileDamaged.
    [[nodiscard]] base::Result<image::Image> picture(const PdfScan& scan) const;

  private:
    struct Parts;
    explicit PdfStructure(std::unique_ptr<Parts> parts);
    std::unique_ptr<Parts> m_parts;
};

} // namespace scanner::decode
