// SPDX-License-Identifier: GPL-3.0-or-later
// The small grey copy of a page that is measured and read: steps from one channel to an even background. Any
// thread.
#pragma once

#include "scanner/image/even_background.h"
#include "scanner/image/image.h"
#include "scanner/image/reduce.h"

namespace scanner::image {

struct EvenCopy {
    Image plain;             // 8-bit grey, as scanned
    Image even;              // the same with an even background of kPaperGrey
    int dpi = 0;             // of both
    bool median = false;     // specks were filtered
    bool legible = true;     // false: more specks than any text has parts
    bool smallPrint = false; // most letters are too small to be read at this resolution
};

// `page` as read from disk. From colour the red channel is taken: red seals fade, black and blue ink stays.
// `median`: filter specks whether or not the page looks noisy. Empty images only if memory ran out.
EvenCopy evenCopyOf(const Image& page, int dpi, bool median = false);

// One channel, at most `mostDpi`, background evened. Empty only if memory ran out.
Image evenChannelOf(const Image& page, Channel channel, int dpi, int mostDpi);

} // namespace scanner::image
