// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/known_titles.h"

#include "core/domain/likeness.h"

#include <algorithm>
#include <limits>

namespace core::domain {
namespace {

constexpr int kWorst = 1000;

std::array<std::uint8_t, 36> countsOf(std::string_view letters) {
    std::array<std::uint8_t, 36> counts{};
    for (const char c : letters) {
        const bool isLetter = c >= 'a' && c <= 'z';
        const bool isDigit = c >= '0' && c <= '9';
        if (!isLetter && !isDigit) continue;
        auto& count = counts[static_cast<std::size_t>(isLetter ? c - 'a' : 26 + c - '0')];
        if (count < std::numeric_limits<std::uint8_t>::max()) ++count;
    }
    return counts;
}

// No edit distance is smaller than the letters that one text has over the other.
std::size_t leastDistance(const TitleText& a, const TitleText& b) {
    std::size_t onlyInA = 0;
    std::size_t onlyInB = 0;
    for (std::size_t i = 0; i < a.counts.size(); ++i) {
        if (a.counts[i] > b.counts[i]) onlyInA += static_cast<std::size_t>(a.counts[i] - b.counts[i]);
        if (b.counts[i] > a.counts[i]) onlyInB += static_cast<std::size_t>(b.counts[i] - a.counts[i]);
    }
    return std::max(onlyInA, onlyInB);
}

} // namespace

TitleText TitleText::of(std::string text) {
    TitleText title{std::move(text), {}, {}};
    title.letters = compact(title.text);
    title.counts = countsOf(title.letters);
    return title;
}

std::size_t letterDistance(const TitleText& title, const TitleText& line, std::size_t limit) {
    if (leastDistance(title, line) > limit) return limit + 1;
    return editDistance(title.letters, line.letters, limit);
}

int titleDistance(const TitleText& title, const TitleText& line, int most) {
    const auto longer = std::max(title.letters.size(), line.letters.size());
    if (title.letters.empty() || line.letters.empty()) return kWorst;
    const auto limit = longer * static_cast<std::size_t>(most) / 1000;
    const auto distance = letterDistance(title, line, limit);
    return distance > limit ? kWorst : static_cast<int>(distance * 1000 / longer);
}

KnownTitles::KnownTitles(const std::vector<Procedure>& procedures) {
    for (const auto& procedure : procedures)
        for (const auto& component : procedure.components)
            for (const auto& title : component.titles)
                m_titles.push_back(TitleText::of(title));
    std::ranges::sort(m_titles, [](const TitleText& a, const TitleText& b) {
        return std::pair(a.letters.size(), a.letters) < std::pair(b.letters.size(), b.letters);
    });
    const auto sameLetters = [](const TitleText& a, const TitleText& b) { return a.letters == b.letters; };
    m_titles.erase(std::unique(m_titles.begin(), m_titles.end(), sameLetters), m_titles.end());
}

std::span<const TitleText> KnownTitles::near(std::size_t letters, int most) const {
    const auto share = static_cast<std::size_t>(1000 - most);
    const auto length = [](const TitleText& title) { return title.letters.size(); };
    const auto first = std::ranges::lower_bound(m_titles, letters * share / 1000, {}, length);
    const auto end = std::ranges::upper_bound(m_titles, letters * 1000 / share + 1, {}, length);
    return {first, std::max(first, end)};
}

} // namespace core::domain
