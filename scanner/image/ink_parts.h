// SPDX-License-Identifier: GPL-3.0-or-later
// The pieces that hang together in a bitmap. Pure; any thread.
#pragma once

#include "scanner/base/words.h"
#include "scanner/image/image.h"

#include <vector>

namespace scanner::image {

struct InkPart {
    Box box;
    int pixels = 0;
};

// Pixels that touch, also by a corner, are one part; in the order in which their first rows come. `bits`: 1
// bit deep.
std::vector<InkPart> inkPartsOf(const Image& bits);

} // namespace scanner::image
