// SPDX-License-Identifier: GPL-3.0-or-later
// What a page's picture may measure, wherever it comes from. Any thread.
#pragma once

#include "scanner/base/code.h"

#include <cstdint>
#include <optional>

namespace scanner {

inline constexpr std::int64_t kLeastSide_px = 100;
inline constexpr std::int64_t kMostSide_px = 15'000;
inline constexpr std::int64_t kMostPixels = 120'000'000;

// TooSmall, TooLarge, or nothing.
constexpr std::optional<PageCode> sizeProblem(std::int64_t width_px, std::int64_t height_px) {
    if (width_px < kLeastSide_px || height_px < kLeastSide_px) return PageCode::TooSmall;
    if (width_px > kMostSide_px || height_px > kMostSide_px) return PageCode::TooLarge;
    if (width_px * height_px > kMostPixels) return PageCode::TooLarge;
    return {};
}

} // namespace scanner
