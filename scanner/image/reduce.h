// SPDX-License-Identifier: GPL-3.0-or-later
// One channel of a page at a smaller size, by area. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

enum class Channel {
    Red,    // red seals fade, black and blue ink stays
    Green,  // red ink shows, too
    Darkest // ink of any colour shows
};

// 8-bit grey. `page`: 32 bit, or 8 bit, where the channel does not matter. Empty only if memory ran out.
Image channelOf(const Image& page, Channel channel);
// The same at two thirds of the size, 300 dpi to 200, in one pass over the pixels.
Image twoThirdsOf(const Image& page, Channel channel);

} // namespace scanner::image
