// SPDX-License-Identifier: GPL-3.0-or-later
// Where the paper ends and the dark lid or drum of the scanner begins. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// Pixels to take off on each side.
struct Margins {
    int left = 0;
    int top = 0;
    int right = 0;
    int bottom = 0;

    [[nodiscard]] bool none() const { return left + top + right + bottom == 0; }
};

// The grey that nine tenths of the page do not exceed. `plain`: grey copy as scanned.
unsigned paperGreyOf(const Image& plain);

// `degrees`: the turn that levels it; the margins are those of the turned
// page. A side is cut only where a band, dark over its whole length, ends sharply at the paper; a side
// without such an edge is never cut.
Margins darkBorderOf(const Image& plain, double degrees, int dpi);

// Precondition: the margins leave something. Empty only if memory ran out.
Image cropped(const Image& page, const Margins& margins);

} // namespace scanner::image
