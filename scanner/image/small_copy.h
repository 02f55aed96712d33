// SPDX-License-Identifier: GPL-3.0-or-later
// A page at about 100 dpi: what its layers are decided on, and its background. Any thread.
#pragma once

#include "scanner/image/grid.h"
#include "scanner/image/image.h"

namespace scanner::image {

// One pixel stands for a square block of the page; blocks at the right and lower edge may be cut off by it.
struct SmallCopy {
    int factor = 1; // page pixels along one side of a block
    int dpi = 0;
    Grid<Rgb> mean;
    Grid<std::uint8_t> darkest; // of each block: the least of its pixels' brightest channels

    [[nodiscard]] int width() const { return mean.width(); }
    [[nodiscard]] int height() const { return mean.height(); }
};

// `page`: 8-bit grey or 32-bit colour. Throws std::bad_alloc.
SmallCopy smallCopyOf(const Image& page, int dpi);

} // namespace scanner::image
