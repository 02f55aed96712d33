// SPDX-License-Identifier: GPL-3.0-or-later
// How much is written on a page. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

struct Ink {
    double share = 0; // 0 .. 1, of the page without its margins
    int parts = 0;    // connected pieces

    // Blanks were measured at 0.0003 to 0.0008 % and 3 to 6 parts, a barely written page at 0.19 % and 194.
    [[nodiscard]] bool blank() const { return share < 0.0001 && parts < 20; }
};

// `even`: evened grey copy. Margins of 3 % a side (shadows of the lid), specks below 3 px and the paper's own
// edge along a side are left out.
Ink inkOn(const Image& even);

} // namespace scanner::image
