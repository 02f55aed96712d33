// SPDX-License-Identifier: GPL-3.0-or-later
// Where a page bears colour or a picture: seals, signatures, photos. Any thread.
#pragma once

#include "scanner/base/words.h"
#include "scanner/image/grid.h"
#include "scanner/image/small_copy.h"

#include <vector>

namespace scanner::image {

// Everything in pixels of the small copy.
struct ColourAreas {
    Grid<std::uint8_t> coloured; // 1: coloured ink lies here or beside it
    std::vector<Box> marks;      // what holds all of it; few, since each costs a kilobyte
    std::vector<Box> pictures;   // tones side by side, as in a photo; nothing there is ink
    double pictureShare = 0;     // 0 .. 1, of the page
};

// `even`: an evened small copy, its paper white. Throws std::bad_alloc.
ColourAreas colourAreasOf(const SmallCopy& even);

} // namespace scanner::image
