// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/blank_page.h"

#include "scanner/image/paper_edge.h"

#include <leptonica/allheaders.h>

namespace scanner::image {
namespace {

constexpr double kMargin = 0.03;
constexpr int kFaintInkGrey = 170; // of a paper at 200: pencil is ink too
constexpr int kSpeck_px = 3;

} // namespace

Ink inkOn(const Image& even) {
    const int x = static_cast<int>(widthOf(even) * kMargin);
    const int y = static_cast<int>(heightOf(even) * kMargin);
    const Image inside = cropped(even, {x, y, x, y});
    const Image dark(inside ? pixThresholdToBinary(inside.get(), kFaintInkGrey) : nullptr);
    const Image marks(dark ? pixSelectBySize(dark.get(), kSpeck_px, kSpeck_px, 8, L_SELECT_IF_EITHER,
                                             L_SELECT_IF_GTE, nullptr)
                           : nullptr);
    int pixels = 0;
    Ink ink;
    if (!marks || pixCountPixels(marks.get(), &pixels, nullptr) != 0) return ink;
    ink.share = static_cast<double>(pixels) / (static_cast<double>(widthOf(marks)) * heightOf(marks));
    pixCountConnComp(marks.get(), 8, &ink.parts);
    return ink;
}

} // namespace scanner::image
