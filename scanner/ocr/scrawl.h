// SPDX-License-Identifier: GPL-3.0-or-later
// Strokes of a pen that the engine took for a word: a signature, a tick, a curl. Pure; any thread.
#pragma once

#include "scanner/base/words.h"

#include <vector>

namespace scanner::ocr {

// Higher is no word of running text, in pixels: 2.5 times the word in the middle. 0 without words.
[[nodiscard]] double highestWord(const std::vector<Word>& words);

// The words without those that are higher and either doubtful or without a letter or digit. A heading stays:
// it is read for sure. Lines and blocks stay numbered without gaps.
[[nodiscard]] std::vector<Word> withoutScrawl(std::vector<Word> words);

} // namespace scanner::ocr
