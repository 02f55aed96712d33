// SPDX-License-Identifier: GPL-3.0-or-later
// Raw pages from disk. Leptonica's own reader takes each sample by a call (0.5 s for an A4 page), this one
// each row, and it never allocates for a size that the file does not hold. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/image/image.h"

#include <filesystem>
#include <string>

namespace scanner::image {

// Binary PNM: P4 and P5 give 8-bit grey, P6 gives 32 bit; 16-bit samples are cut to 8. What follows the first
// picture is not looked at. Errors: NotAnImage, TooSmall (below 100 px a side), TooLarge (above 15,000 px a
// side or 120 megapixels).
[[nodiscard]] base::Result<Image> readPnm(const std::filesystem::path& file);

// What a sentence calls the page kept in `file`: "0007.pnm" is page "7".
std::string pageNameOf(const std::filesystem::path& file);

} // namespace scanner::image
