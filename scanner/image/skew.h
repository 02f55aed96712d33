// SPDX-License-Identifier: GPL-3.0-or-later
// How far a page lies turned, and turning it back. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// Degrees, clockwise positive, by which a page has to be turned for its lines to lie level; within 7 either
// way, within 25 where they say nothing. 0 where no lines speak clearly, or where it is not worth a turn.
// `even`: an evened grey copy.
double skewOf(const Image& even);

// About its middle, size kept: paper that lies askew fits its own size again. What comes in from outside is
// grey of `outside`: white for a page, the grey of the paper for an evened copy. Empty only if memory ran
// out.
Image turned(const Image& page, double degrees, unsigned outside);

// Clockwise by 0, 90, 180 or 270 degrees, no pixel lost. Empty only if memory ran out.
Image quarterTurned(const Image& page, int degrees);

} // namespace scanner::image
