// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/punch_holes.h"

#include "scanner/image/ink_parts.h"
#include "scanner/image/paper_edge.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>

namespace scanner::image {
namespace {

constexpr double kLeast_mm = 4;
constexpr double kMost_mm = 8;
constexpr double kFromEdge_mm = 20;
constexpr double kDarkAgainstPaper = 0.75;
constexpr double kRound = 0.12;       // how much width and height may differ
constexpr double kLeastFilled = 0.72; // of its square; a disk has 0.785
constexpr double kMostFilled = 0.85;
constexpr double kRim_mm = 0.3; // shadow around the hole
constexpr double kAround = 1.5; // radii; there the paper is looked at
constexpr int kLooks = 64;

bool isRound(const InkPart& part) {
    const double width = part.box.width;
    const double height = part.box.height;
    if (std::abs(width - height) > kRound * std::max(width, height)) return false;
    const double filled = part.pixels / (width * height);
    return filled > kLeastFilled && filled < kMostFilled;
}

using Colour = std::array<int, 3>;

Colour colourAt(const Image& page, int x, int y) {
    Colour colour{};
    if (pixGetDepth(page.get()) == 8) {
        l_uint32 grey = 0;
        pixGetPixel(page.get(), x, y, &grey);
        return {static_cast<int>(grey), static_cast<int>(grey), static_cast<int>(grey)};
    }
    pixGetRGBPixel(page.get(), x, y, &colour[0], &colour[1], &colour[2]);
    return colour;
}

// The brighter quarter of what stands around the hole: text that comes near it is not paper.
Colour paperAround(const Image& page, const Disk& hole) {
    std::array<std::vector<int>, 3> seen;
    for (int look = 0; look < kLooks; ++look) {
        const double angle = 2 * std::numbers::pi * look / kLooks;
        const int x = static_cast<int>(std::lround(hole.x + kAround * hole.diameter / 2 * std::cos(angle)));
        const int y = static_cast<int>(std::lround(hole.y + kAround * hole.diameter / 2 * std::sin(angle)));
        if (x < 0 || y < 0 || x >= widthOf(page) || y >= heightOf(page)) continue;
        const Colour colour = colourAt(page, x, y);
        for (std::size_t channel = 0; channel < 3; ++channel)
            seen[channel].push_back(colour[channel]);
    }
    Colour paper{255, 255, 255};
    for (std::size_t channel = 0; channel < 3 && !seen[channel].empty(); ++channel) {
        const auto rank = static_cast<std::ptrdiff_t>(seen[channel].size() * 3 / 4);
        std::nth_element(seen[channel].begin(), seen[channel].begin() + rank, seen[channel].end());
        paper[channel] = seen[channel][static_cast<std::size_t>(rank)];
    }
    return paper;
}

} // namespace

std::vector<Disk> roundSpotsOn(const Image& plain, int dpi) {
    const int least = static_cast<int>(kLeast_mm * dpi / 25.4);
    const int most = static_cast<int>(kMost_mm * dpi / 25.4);
    const Image ink(
        pixThresholdToBinary(plain.get(), static_cast<int>(paperGreyOf(plain) * kDarkAgainstPaper)));
    std::vector<Disk> disks;
    if (!ink) return disks;
    for (const InkPart& part : inkPartsOf(ink)) {
        const auto [shorter, longer] = std::minmax(part.box.width, part.box.height);
        if (shorter < least || longer > most || !isRound(part)) continue;
        const double width = part.box.width;
        const double height = part.box.height;
        disks.push_back({part.box.x + width / 2, part.box.y + height / 2,
                         (width + height) / 2 + 2 * kRim_mm * dpi / 25.4});
    }
    return disks;
}

bool isPunchHole(const Disk& spot, int width_px, int height_px, int dpi) {
    const double nearest = std::min({spot.x, spot.y, width_px - spot.x, height_px - spot.y});
    return nearest <= kFromEdge_mm * dpi / 25.4;
}

void fillWithPaper(Image& page, const Disk& hole) {
    const Colour paper = paperAround(page, hole);
    l_uint32 pixel = static_cast<l_uint32>(paper[0]);
    if (pixGetDepth(page.get()) == 32) composeRGBPixel(paper[0], paper[1], paper[2], &pixel);
    const double radius = hole.diameter / 2;
    const int top = std::max(0, static_cast<int>(hole.y - radius));
    const int bottom = std::min(heightOf(page) - 1, static_cast<int>(hole.y + radius));
    const int left = std::max(0, static_cast<int>(hole.x - radius));
    const int right = std::min(widthOf(page) - 1, static_cast<int>(hole.x + radius));
    for (int y = top; y <= bottom; ++y)
        for (int x = left; x <= right; ++x)
            if (std::hypot(x - hole.x, y - hole.y) <= radius) pixSetPixel(page.get(), x, y, pixel);
}

} // namespace scanner::image
