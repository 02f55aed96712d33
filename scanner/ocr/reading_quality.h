// SPDX-License-Identifier: GPL-3.0-or-later
// What the words of a page say about how it was read. Pure; any thread.
#pragma once

#include "scanner/base/words.h"

namespace scanner::ocr {

// Most words are taller than wide: the lines run up or down the page. The engine reads such lines, one way
// even with high confidence.
bool runsSideways(const PageText& text);
// The page may lie wrong: sideways, read with a mean confidence under 70, or fewer than 10 words.
bool mayLieWrong(const PageText& text);
// Letters and digits of the words that were read with a confidence of 70 or more.
long sureLetters(const PageText& text);
// Clearly more of the page was read in `second`, and along its lines.
bool isBetter(const PageText& second, const PageText& first);

} // namespace scanner::ocr
