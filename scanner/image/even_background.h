// SPDX-License-Identifier: GPL-3.0-or-later
// Light that falls unevenly on the paper, taken out of a grey picture. Any thread.
#pragma once

#include "scanner/image/image.h"

namespace scanner::image {

// The grey of the paper on an evened picture; what is turned in from outside the page gets it too.
constexpr unsigned kPaperGrey = 200;

// `grey` (8 bit) with its background at kPaperGrey: pixel for pixel what Leptonica's pixBackgroundNormSimple
// makes of it, in a third of the time. A picture that is too small or too dark for a background stays as it
// is. Empty only if memory ran out.
Image evened(const Image& grey);

} // namespace scanner::image
