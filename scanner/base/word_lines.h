// SPDX-License-Identifier: GPL-3.0-or-later
// The words of a page line by line. Pure; any thread.
#pragma once

#include "scanner/base/words.h"

#include <span>
#include <vector>

namespace scanner {

using Line = std::span<const Word>; // at least one word

// `words` in reading order; they outlive the lines.
std::vector<Line> linesOf(const std::vector<Word>& words);

// What lies in the middle of the measures of its words: a stray mark is at times read as a word as high as
// the page.
int medianOf(Line line, int (*measure)(const Word&));

// 0 .. 100; 0 without words.
float meanConfidenceOf(std::span<const Word> words);

// Words in reading order, some of whose neighbours are gone: blocks and lines count from 0 without gaps
// again.
void numberAnew(std::vector<Word>& words);

} // namespace scanner
