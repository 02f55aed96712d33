// SPDX-License-Identifier: GPL-3.0-or-later
// Ink that no word explains: confidence never tells that a line is missing. Pure; any thread.
#pragma once

#include "scanner/base/words.h"

#include <vector>

struct Pix; // Leptonica's

namespace scanner::ocr {

// Places that hold more than 3 % of the page's ink outside all words, top to bottom; boxes in pixels of
// `page`, the even 8-bit grey copy that was read. A box higher than 2.5 times the median word explains
// nothing: such "words" are rules, seals or whole paragraphs. Ruled lines and specks are no ink here. A place
// is something to look at (a seal, handwriting, a lost line), not an error.
std::vector<Box> unreadPlaces(Pix* page, int dpi, const std::vector<Word>& words);

} // namespace scanner::ocr
