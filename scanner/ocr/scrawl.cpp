// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/scrawl.h"

#include "core/base/text.h"
#include "scanner/base/word_lines.h"

#include <algorithm>
#include <cstddef>

namespace scanner::ocr {
namespace {

constexpr double kTooHigh = 2.5;
constexpr float kSure = 70;

bool holdsLetterOrDigit(const std::string& text) {
    return std::ranges::any_of(core::base::folded(text),
                               [](char c) { return (c >= 'a' && c <= 'z') || (c >= '0' && c <= '9'); });
}

} // namespace

double highestWord(const std::vector<Word>& words) {
    if (words.empty()) return 0;
    std::vector<int> heights;
    heights.reserve(words.size());
    for (const Word& word : words)
        heights.push_back(word.box.height);
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::ranges::nth_element(heights, middle);
    return kTooHigh * *middle;
}

std::vector<Word> withoutScrawl(std::vector<Word> words) {
    const double highest = highestWord(words);
    std::erase_if(words, [highest](const Word& word) {
        return word.box.height > highest && (word.confidence < kSure || !holdsLetterOrDigit(word.text));
    });
    numberAnew(words);
    return words;
}

} // namespace scanner::ocr
