// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/split_lines.h"

#include "core/base/text.h"
#include "scanner/base/word_lines.h"

#include <algorithm>
#include <iterator>
#include <optional>

namespace scanner::ocr {
namespace {

// In heights of the letters.
constexpr double kHighestAccent = 0.6;
constexpr double kMostBetween = 0.35; // of the accents' foot above the letters' head
constexpr double kMostInto = 0.25;    // or below it
constexpr double kRim = 0.2;          // the engine reads worse what touches the edge
constexpr float kDoubtful = 70;       // dashes and dots are read for sure

int right(const Box& box) {
    return box.x + box.width;
}

int foot(const Box& box) {
    return box.y + box.height;
}

Box united(const Box& a, const Box& b) {
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(right(a), right(b)) - x, std::max(foot(a), foot(b)) - y};
}

Box placeOf(Line line) {
    Box place = line.front().box;
    for (const Word& word : line)
        place = united(place, word.box);
    return place;
}

std::size_t lettersIn(Line line) {
    std::size_t count = 0;
    for (const Word& word : line)
        count += static_cast<std::size_t>(
            std::ranges::count_if(core::base::folded(word.text), [](char c) { return c > ' '; }));
    return count;
}

bool standsOver(const Box& box, const Box& letters) {
    return right(box) > letters.x && box.x < right(letters);
}

std::optional<SplitLine> splitOf(Line above, Line below) {
    const double height = medianOf(below, [](const Word& word) { return word.box.height; });
    const double head = medianOf(below, [](const Word& word) { return word.box.y; });
    const Box letters = placeOf(below);
    std::optional<Box> accents;
    for (const Word& word : above) {
        if (word.box.height > kHighestAccent * height) return std::nullopt;
        if (!standsOver(word.box, letters)) continue;
        const double between = head - foot(word.box);
        if (between > kMostBetween * height || between < -kMostInto * height) return std::nullopt;
        accents = accents ? united(*accents, word.box) : word.box;
    }
    if (!accents || meanConfidenceOf(above) >= kDoubtful) return std::nullopt;
    const int rim = std::max(4, static_cast<int>(kRim * height));
    Box place = united(*accents, letters);
    place = {place.x - rim, place.y - rim, place.width + 2 * rim, place.height + 2 * rim};
    return SplitLine{above.front().line, below.front().line, place};
}

} // namespace

std::vector<SplitLine> splitLinesIn(const std::vector<Word>& words) {
    std::vector<SplitLine> splits;
    const auto lines = linesOf(words);
    for (std::size_t i = 1; i < lines.size(); ++i) {
        const auto split = splitOf(lines[i - 1], lines[i]);
        if (!split) continue;
        splits.push_back(*split);
        ++i; // the letters of one are the accents of none
    }
    return splits;
}

std::vector<Word> joined(std::vector<Word> words, const SplitLine& split, const std::vector<Word>& again) {
    const auto isOf = [](int line) { return [line](const Word& word) { return word.line == line; }; };
    const auto accents = std::ranges::find_if(words, isOf(split.accents));
    const auto first = std::ranges::find_if(words, isOf(split.letters));
    const auto end = std::find_if_not(first, words.end(), isOf(split.letters));
    if (again.empty() || lettersIn(again) < lettersIn({first, end})) return words;
    if (meanConfidenceOf(again) < std::max(kDoubtful, meanConfidenceOf({accents, end}))) return words;
    std::vector<Word> whole;
    whole.reserve(words.size() + again.size());
    std::copy_if(words.begin(), first, std::back_inserter(whole), [&](const Word& word) {
        return word.line != split.accents || !standsOver(word.box, split.place);
    });
    for (Word word : again) {
        word.block = first->block;
        word.line = first->line;
        whole.push_back(std::move(word));
    }
    std::copy(end, words.end(), std::back_inserter(whole));
    numberAnew(whole);
    return whole;
}

} // namespace scanner::ocr
