// SPDX-License-Identifier: GPL-3.0-or-later
// Words printed in red. The copy that is read shows the red channel, so that seals fade from the text below
// them; red print would fade, too. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// Brings red print back to `reading`, the evened red channel of the level `page`, where it stands by itself:
// not over black ink and not in a seal. `page`: 8 or 32 bit, at `dpi`. Throws std::bad_alloc.
void keepRedPrint(const Image& page, int dpi, Image& reading, int readingDpi);

} // namespace scanner::image
