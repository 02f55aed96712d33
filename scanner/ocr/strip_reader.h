// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable lines of a card: capitals, digits and fillers at one pitch. An engine of its own with
// English data, because the Vietnamese one takes rows of zeros for other signs; about 0.1 s to open, 20 MB.
// One thread at a time per object.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/ocr/reading_limit.h"

#include <memory>
#include <string>

struct Pix; // Leptonica's

namespace scanner::ocr {

class StripReader {
  public:
    // `tessdata` empty: the library's default folder. Errors: LanguageMissing.
    [[nodiscard]] static base::Result<StripReader> open(const std::string& tessdata);
    StripReader(StripReader&&) noexcept;
    StripReader& operator=(StripReader&&) noexcept;
    ~StripReader();

    // Its lines, parted by line feeds, in A to Z, 0 to 9 and '<'; empty if nothing could be read in time.
    // `strip`: 8-bit grey, level and upright, not kept; right at 200 to 300 dpi.
    [[nodiscard]] std::string read(Pix* strip, int dpi, const ReadingLimit& most);

  private:
    struct Engine;
    explicit StripReader(std::unique_ptr<Engine> engine);
    std::unique_ptr<Engine> m_engine;
};

} // namespace scanner::ocr
