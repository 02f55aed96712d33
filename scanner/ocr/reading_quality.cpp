// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/reading_quality.h"

#include "core/base/text.h"

#include <algorithm>

namespace scanner::ocr {
namespace {

constexpr float kSure = 70;
constexpr std::size_t kFewWords = 10;
constexpr std::size_t kLeastLetters = 3; // "I" and "l" stand taller than wide on any page
constexpr double kClearGain = 1.2;
constexpr long kLeastGain_letters = 5;

} // namespace

bool runsSideways(const PageText& text) {
    long words = 0;
    long tall = 0;
    for (const Word& word : text.words) {
        if (core::base::lengthInCodePoints(word.text) < kLeastLetters) continue;
        ++words;
        if (word.box.height > word.box.width) ++tall;
    }
    return 2 * tall > words;
}

bool mayLieWrong(const PageText& text) {
    return text.words.size() < kFewWords || text.meanConfidence < kSure || runsSideways(text);
}

long sureLetters(const PageText& text) {
    long letters = 0;
    for (const Word& word : text.words)
        if (word.confidence >= kSure) letters += static_cast<long>(core::base::lengthInCodePoints(word.text));
    return letters;
}

bool isBetter(const PageText& second, const PageText& first) {
    if (runsSideways(second)) return false;
    const long before = runsSideways(first) ? 0 : sureLetters(first);
    const long after = sureLetters(second);
    return after >= before + kLeastGain_letters &&
           static_cast<double>(after) > kClearGain * static_cast<double>(before);
}

} // namespace scanner::ocr
