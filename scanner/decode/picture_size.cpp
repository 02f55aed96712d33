// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/picture_size.h"

#include "scanner/base/page_limits.h"

#include <algorithm>
#include <cmath>
#include <string>

namespace scanner::decode {
namespace {

constexpr double kMillimetresPerInch = 25.4;
constexpr double kA4Long_mm = 297;
constexpr double kA4Short_mm = 210;
constexpr double kCardLong_mm = 85.6; // ISO/IEC 7810 ID-1
constexpr double kCardShort_mm = 54.0;
constexpr double kCardTolerance = 0.04;
constexpr double kSmallestSheet_mm = 20;
constexpr double kLargestSheet_mm = 1300;
constexpr int kLeastDpi = 100;
constexpr int kMostDpi = 1200;

double dpiOf(int pixels, double mm) {
    return pixels * kMillimetresPerInch / mm;
}

} // namespace

base::Result<void> checkedSize(std::int64_t width_px, std::int64_t height_px, const Limits& limits) {
    const auto size = std::to_string(width_px) + " x " + std::to_string(height_px);
    const auto problem = sizeProblem(width_px, height_px);
    if (problem == PageCode::TooSmall) return base::fail(PageCode::PictureTooSmall, size);
    if (problem || width_px * height_px > limits.pixels) return base::fail(PageCode::PictureTooLarge, size);
    return {};
}

bool isPlausibleDpi(int dpi, int width_px, int height_px) {
    if (dpi < kLeastDpi || dpi > kMostDpi) return false;
    const double smaller = std::min(width_px, height_px) * kMillimetresPerInch / dpi;
    const double larger = std::max(width_px, height_px) * kMillimetresPerInch / dpi;
    return smaller >= kSmallestSheet_mm && larger <= kLargestSheet_mm;
}

int guessedDpi(int width_px, int height_px) {
    const int longer = std::max(width_px, height_px);
    const int shorter = std::min(width_px, height_px);
    const double shape = static_cast<double>(longer) / shorter;
    const bool isCard = std::abs(shape / (kCardLong_mm / kCardShort_mm) - 1) < kCardTolerance;
    const double dpi = isCard ? dpiOf(longer, kCardLong_mm)
                              : std::max(dpiOf(longer, kA4Long_mm), dpiOf(shorter, kA4Short_mm));
    return std::min(kMostDpi, static_cast<int>(std::lround(dpi)));
}

} // namespace scanner::decode
