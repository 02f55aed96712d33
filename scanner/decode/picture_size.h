// SPDX-License-Identifier: GPL-3.0-or-later
// What a picture may measure, and how large the paper on it is. Pure; any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/decode/document.h"

#include <cstdint>

namespace scanner::decode {

// Errors: PictureTooSmall, PictureTooLarge.
[[nodiscard]] base::Result<void> checkedSize(std::int64_t width_px, std::int64_t height_px,
                                             const Limits& limits);

// Whether a file's own word about its resolution can be true: 100 .. 1200 dpi, and a sheet between a stamp
// and A0.
bool isPlausibleDpi(int dpi, int width_px, int height_px);

// From the shape: an ID card (85.6 x 54 mm), else an A4 page that the picture just fits into. At most 1200.
int guessedDpi(int width_px, int height_px);

// Under this no small print can be read.
inline constexpr int kCoarsestPhotoDpi = 150;

} // namespace scanner::decode
