// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/word_lines.h"

#include <algorithm>
#include <cstddef>
#include <iterator>

namespace scanner {

std::vector<Line> linesOf(const std::vector<Word>& words) {
    std::vector<Line> lines;
    for (auto first = words.begin(); first != words.end();) {
        const auto end =
            std::find_if(first, words.end(), [&](const Word& word) { return word.line != first->line; });
        lines.emplace_back(first, end);
        first = end;
    }
    return lines;
}

int medianOf(Line line, int (*measure)(const Word&)) {
    std::vector<int> values;
    values.reserve(line.size());
    std::ranges::transform(line, std::back_inserter(values), measure);
    const auto middle = values.begin() + static_cast<std::ptrdiff_t>(values.size() / 2);
    std::ranges::nth_element(values, middle);
    return *middle;
}

float meanConfidenceOf(std::span<const Word> words) {
    if (words.empty()) return 0;
    float sum = 0;
    for (const Word& word : words)
        sum += word.confidence;
    return sum / static_cast<float>(words.size());
}

void numberAnew(std::vector<Word>& words) {
    int block = -1, line = -1, lastBlock = -1, lastLine = -1;
    for (Word& word : words) {
        if (word.block != lastBlock) ++block;
        if (word.line != lastLine) ++line;
        lastBlock = word.block;
        lastLine = word.line;
        word.block = block;
        word.line = line;
    }
}

} // namespace scanner
