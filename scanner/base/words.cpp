// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/words.h"

#include "core/base/text.h"

#include <algorithm>

namespace scanner {
namespace {

constexpr float kSureOfLetters = 75;
constexpr float kSureOfDigits = 85;

} // namespace

bool isDoubtful(const Word& word) {
    const bool digits =
        std::any_of(word.text.begin(), word.text.end(), [](char sign) { return sign >= '0' && sign <= '9'; });
    return word.confidence < (digits ? kSureOfDigits : kSureOfLetters);
}

std::vector<std::string> PageText::lines() const {
    std::vector<std::string> lines;
    int current = -1;
    for (const auto& word : words) {
        if (word.line != current || lines.empty()) {
            lines.push_back(word.text);
            current = word.line;
        } else {
            lines.back() += " " + word.text;
        }
    }
    return lines;
}

long PageText::characters() const {
    long count = 0;
    for (const auto& word : words)
        count += static_cast<long>(core::base::lengthInCodePoints(word.text));
    return count;
}

} // namespace scanner
