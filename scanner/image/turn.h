// SPDX-License-Identifier: GPL-3.0-or-later
// Turning a page by any angle, the dearest thing that is done to it at full size. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// Clockwise about its middle, size kept: paper that lies askew fits its own size again. What comes in from
// outside is grey of `outside`: white for a page, the grey of the paper for an evened copy. 8 bit gives 8
// bit, 32 bit gives 32 bit. Precondition: less than a right angle. Empty only if memory ran out.
Image turned(const Image& page, double degrees, unsigned outside);

// Clockwise by 0, 90, 180 or 270 degrees, no pixel lost. Empty only if memory ran out.
Image quarterTurned(const Image& page, int degrees);

} // namespace scanner::image
