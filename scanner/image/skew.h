// SPDX-License-Identifier: GPL-3.0-or-later
// How far a page lies turned, and turning it back. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// Degrees, clockwise positive, by which a page has to be turned for its lines to lie level; within 7 either
// way. 0 where no lines speak clearly, or where it is not worth a turn. `even`: an evened grey copy.
double skewOf(const Image& even);

// About its middle, size kept: paper that lies askew fits its own size again. What comes in from outside is
// white, on an evened copy (`paperGrey`) the grey of the paper. Empty only if memory ran out.
Image turned(const Image& page, double degrees);
Image turned(const Image& grey, double degrees, unsigned paperGrey);

} // namespace scanner::image
