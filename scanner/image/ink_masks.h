// SPDX-License-Identifier: GPL-3.0-or-later
// Ink apart from paper, pixel for pixel at the page's own resolution: black ink, and coloured ink that must
// never turn black. Any thread.
#pragma once

#include "scanner/image/colour_areas.h"
#include "scanner/image/grid.h"
#include "scanner/image/image.h"
#include "scanner/image/paper_light.h"
#include "scanner/image/small_copy.h"

namespace scanner::image {

struct InkMasks {
    Image black;                // 1 bit, size of the page
    Image coloured;             // the same; no pixel is in both
    Grid<std::uint8_t> covered; // of the small copy: 1 where either has ink
    bool hasBlack = false;
};

// `copy`: as scanned, not evened; `areas`: of its evened form. Specks of a few pixels are left to the
// background. Throws std::bad_alloc.
InkMasks inkMasksOf(const Image& page, const SmallCopy& copy, const PaperLight& light,
                    const ColourAreas& areas);

} // namespace scanner::image
