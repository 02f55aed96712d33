// SPDX-License-Identifier: GPL-3.0-or-later
// Text of people and papers: normal form, and the one folding that search, matching and sorting share.
// Pure functions; any thread. Input that is not UTF-8 gives the empty string.
#pragma once

#include <cstddef>
#include <string>
#include <string_view>
#include <vector>

namespace core::base {

bool isUtf8(std::string_view text);
// Unicode NFC.
std::string toNfc(std::string_view text);
// NFC, invisible format and control characters dropped, runs of white space (also NBSP) to one blank,
// trimmed.
std::string cleaned(std::string_view text);
// For comparing: lower case, no diacritics, đ to d, old and new tone placement alike ("hoà" = "hòa"), white
// space folded.
std::string folded(std::string_view text);
// The words of folded(text), letters and digits only: other signs split words. '.' and '-' stay inside a word
// that holds a digit, for it is a code ("1.001193", "G15-TP07").
std::vector<std::string> foldedWords(std::string_view text);
// Share of capitals among the letters that have case, 0 .. 1; 0 without any.
double capitalShare(std::string_view text);
// Unicode code points; the text has to be valid UTF-8.
std::size_t lengthInCodePoints(std::string_view text);
// NFC, and no longer than so many code points; never cut inside what is read as one letter.
std::string shortened(std::string_view text, std::size_t codePoints);

} // namespace core::base
