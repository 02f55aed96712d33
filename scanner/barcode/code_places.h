// SPDX-License-Identifier: GPL-3.0-or-later
// Where on a page a QR code may be, for the looks that are too dear for a whole page. Any thread.
#pragma once

#include <vector>

struct Pix; // Leptonica's

namespace scanner::barcode {

struct Place {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
};

// Roughly square patches, 100 to 1,000 px a side, about half of them dark, with room around for the quiet
// zone; the largest first, at most four. `half`: the page in grey (8 bit), halved. Boxes are in pixels of the
// page and lie inside its width and height.
std::vector<Place> codeLikePlaces(Pix* half, int width, int height);

} // namespace scanner::barcode
