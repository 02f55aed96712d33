// SPDX-License-Identifier: GPL-3.0-or-later
// Lines that the layout analysis cut in two. Vietnamese capitals bear their accents so high that it takes
// those of a title for a line of its own: the title then reads without them, under a line of odd signs. Pure;
// any thread.
#pragma once

#include "scanner/base/words.h"

#include <vector>

namespace scanner::ocr {

struct SplitLine {
    int accents = 0; // the line that is nothing but accents
    int letters = 0; // the one below it, which lacks them
    Box place;       // of both, in pixels of the page
};

// In reading order; no line is in two of them.
[[nodiscard]] std::vector<SplitLine> splitLinesIn(const std::vector<Word>& words);

// What `split.place` reads as one line, in place of both, if it reads more surely than the two and loses no
// letter; else `words` as they were. What stood beside the letters in the line of accents stays.
[[nodiscard]] std::vector<Word> joined(std::vector<Word> words, const SplitLine& split,
                                       const std::vector<Word>& again);

} // namespace scanner::ocr
