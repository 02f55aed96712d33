// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/label_hits.h"

#include "core/domain/likeness.h"

#include <algorithm>

namespace core::domain {
namespace {

constexpr std::size_t kLettersAnError = 6;
constexpr std::size_t kShortLabel = 8;
constexpr std::size_t kMostLabelWords = 14;

bool endsWithColon(std::string_view text) {
    return text.ends_with(':') || text.ends_with("\xEF\xBC\x9A"); // also the wide one
}

// "1.", "a)", "-", "III.": what may stand before the first label of a row.
bool isNumbering(const ReadWord& word) {
    constexpr std::size_t kLongest = 4;
    const auto letters = compact(word.text);
    const bool ended = word.text.ends_with('.') || word.text.ends_with(')');
    return letters.size() <= 1 || (ended && letters.size() <= kLongest);
}

std::vector<ReadWord> split(const ReadWord& word) {
    const auto colon = word.text.find(':');
    if (colon == std::string::npos || colon == 0 || colon + 1 == word.text.size()) return {word};
    const auto share = static_cast<double>(colon + 1) / static_cast<double>(word.text.size());
    const int width =
        std::clamp(static_cast<int>(word.area.width * share), 1, std::max(1, word.area.width - 1));
    auto left = word;
    auto right = word;
    left.text = word.text.substr(0, colon + 1);
    left.area.width = width;
    right.text = word.text.substr(colon + 1);
    right.area.x += width;
    right.area.width = std::max(1, word.area.width - width);
    return {left, right};
}

// The label that begins at `first` and explains most letters: each error costs three.
LabelHit bestAt(const PageRows& page, const Row& row, std::size_t first, bool afterLabel,
                const std::vector<std::string>& labels) {
    LabelHit best;
    const auto scoreOf = [](std::size_t letters, std::size_t distance) { return letters - 3 * distance; };
    std::string read;
    for (auto last = first; last < std::min(row.size(), first + kMostLabelWords); ++last) {
        const auto& word = page.words[row[last]];
        read += compact(word.text);
        const bool colon = endsWithColon(word.text) ||
                           (last + 1 < row.size() && page.words[row[last + 1]].text.starts_with(':'));
        for (const auto& label : labels) {
            const auto limit = label.size() / kLettersAnError;
            const auto distance = editDistance(label, read, limit);
            if (distance > limit) continue;
            const bool isSure = label.size() >= kShortLabel || colon || (afterLabel && distance == 0);
            const bool better = best.letters.empty() ||
                                scoreOf(label.size(), distance) > scoreOf(best.letters.size(), best.distance);
            if (isSure && better) best = {0, 0, first, last, label, distance};
        }
    }
    return best;
}

} // namespace

PageRows rowsOfPage(const ReadPage& page) {
    PageRows rows{page.number, {}, {}};
    for (const auto& word : page.words)
        for (auto& piece : split(word))
            rows.words.push_back(std::move(piece));
    rows.rows = rowsOf(rows.words);
    return rows;
}

std::vector<LabelHit> labelHits(const PageRows& page, const std::vector<std::string>& letters) {
    std::vector<LabelHit> hits;
    for (std::size_t r = 0; r < page.rows.size(); ++r) {
        const auto& row = page.rows[r];
        bool mayBegin = true; // only numbering so far, or a label before
        for (std::size_t first = 0; first < row.size(); ++first) {
            const bool afterLabel = !hits.empty() && hits.back().row == r;
            auto hit = mayBegin ? bestAt(page, row, first, afterLabel, letters) : LabelHit{};
            if (hit.letters.empty()) {
                mayBegin = mayBegin && (afterLabel || isNumbering(page.words[row[first]]));
                continue;
            }
            hit.row = r;
            first = hit.last;
            hits.push_back(std::move(hit));
        }
    }
    return hits;
}

std::vector<std::size_t> alignedLabels(const std::vector<LabelHit>& hits,
                                       const std::vector<std::string>& letters) {
    const auto columns = letters.size() + 1;
    std::vector<std::size_t> best((hits.size() + 1) * columns, 0); // letters matched from here to the ends
    const auto at = [&](std::size_t hit, std::size_t label) -> std::size_t& {
        return best[hit * columns + label];
    };
    const auto fits = [&](std::size_t hit, std::size_t label) { return hits[hit].letters == letters[label]; };
    for (auto hit = hits.size(); hit-- > 0;) {
        for (auto label = letters.size(); label-- > 0;) {
            at(hit, label) = std::max(at(hit + 1, label), at(hit, label + 1));
            if (fits(hit, label))
                at(hit, label) = std::max(at(hit, label), at(hit + 1, label + 1) + letters[label].size());
        }
    }
    std::vector<std::size_t> aligned(hits.size(), kNoLabel);
    for (std::size_t hit = 0, label = 0; hit < hits.size() && label < letters.size();) {
        if (fits(hit, label) && at(hit, label) == at(hit + 1, label + 1) + letters[label].size())
            aligned[hit++] = label++;
        else if (at(hit, label) == at(hit, label + 1))
            ++label;
        else
            ++hit;
    }
    return aligned;
}

} // namespace core::domain
