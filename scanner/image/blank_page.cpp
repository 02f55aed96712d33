// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/blank_page.h"

#include "scanner/image/ink_parts.h"
#include "scanner/image/paper_edge.h"

#include <leptonica/allheaders.h>

namespace scanner::image {
namespace {

constexpr double kMargin = 0.03;
constexpr int kFaintInkGrey = 170; // of a paper at 200: pencil is ink too
constexpr int kSpeck_px = 3;
constexpr double kSliver = 0.025; // of the page's width
constexpr int kSliverLength = 8;  // times its depth

// The edge of paper that lay askew: a wedge along one side.
bool isPaperEdge(const Box& box, int width, int height) {
    const int most = static_cast<int>(width * kSliver);
    const bool upright = box.x == 0 || box.x + box.width == width;
    const bool level = box.y == 0 || box.y + box.height == height;
    return (upright && box.width <= most && box.height >= kSliverLength * box.width) ||
           (level && box.height <= most && box.width >= kSliverLength * box.height);
}

} // namespace

Ink inkOn(const Image& even) {
    const int x = static_cast<int>(widthOf(even) * kMargin);
    const int y = static_cast<int>(heightOf(even) * kMargin);
    const Image inside = cropped(even, {x, y, x, y});
    const Image dark(inside ? pixThresholdToBinary(inside.get(), kFaintInkGrey) : nullptr);
    Ink ink;
    if (!dark) return ink;
    double pixels = 0;
    for (const InkPart& part : inkPartsOf(dark)) {
        if (part.box.width < kSpeck_px && part.box.height < kSpeck_px) continue;
        if (isPaperEdge(part.box, widthOf(dark), heightOf(dark))) continue;
        pixels += part.pixels;
        ++ink.parts;
    }
    ink.share = pixels / (static_cast<double>(widthOf(dark)) * heightOf(dark));
    return ink;
}

} // namespace scanner::image
