// SPDX-License-Identifier: GPL-3.0-or-later
// Which way up a page lies, by Tesseract's `osd` data. One thread at a time per object.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"

#include <memory>
#include <string>

struct Pix; // Leptonica's

namespace scanner::ocr {

class Orientation {
  public:
    // `tessdata` empty: the library's default folder. Errors: LanguageMissing.
    [[nodiscard]] static base::Result<Orientation> open(const std::string& tessdata);
    Orientation(Orientation&&) noexcept;
    Orientation& operator=(Orientation&&) noexcept;
    ~Orientation();

    // Degrees, clockwise, that make the page upright: 0, 90, 180 or 270; 0 also where too little is written
    // to tell. `page`: 8-bit grey, not kept; right at 200 dpi, half a second for A4; at 120 dpi it errs
    // often.
    [[nodiscard]] int turnOf(Pix* page, int dpi);

  private:
    struct Engine;
    explicit Orientation(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

} // namespace scanner::ocr
