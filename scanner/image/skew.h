// SPDX-License-Identifier: GPL-3.0-or-later
// How far a page lies turned. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// Degrees, clockwise positive, by which a page has to be turned for its lines to lie level; within 7 either
// way, within 25 where they say nothing. 0 where no lines speak clearly, or where it is not worth a turn.
// `even`: an evened grey copy.
double skewOf(const Image& even);

} // namespace scanner::image
