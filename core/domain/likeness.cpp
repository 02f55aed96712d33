// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/likeness.h"

#include "core/base/text.h"

#include <algorithm>
#include <numeric>
#include <vector>

namespace core::domain {

std::string compact(std::string_view text) {
    std::string result;
    for (const auto& word : base::foldedWords(text))
        result += word;
    std::erase_if(result, [](char c) { return c == '.' || c == '-'; });
    return result;
}

// Only cells at most `limit` beside the diagonal can hold a distance within the limit.
std::size_t editDistance(std::string_view a, std::string_view b, std::size_t limit) {
    const auto tooFar = limit + 1;
    if (a.size() > b.size()) std::swap(a, b);
    if (b.size() - a.size() > limit) return tooFar;
    std::vector<std::size_t> row(b.size() + 1, tooFar);
    std::iota(row.begin(), row.begin() + static_cast<std::ptrdiff_t>(std::min(limit, b.size())) + 1,
              std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        const auto first = i > limit ? i - limit : 1;
        const auto last = std::min(b.size(), i + limit);
        auto diagonal = row[first - 1];
        row[first - 1] = first == 1 ? std::min(i, tooFar) : tooFar;
        auto least = row[first - 1];
        for (auto j = first; j <= last; ++j) {
            const auto replaced = diagonal + (a[i - 1] == b[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1, tooFar});
            least = std::min(least, row[j]);
        }
        if (least > limit) return tooFar;
    }
    return row.back();
}

std::size_t distanceInside(std::string_view wanted, std::string_view text) {
    std::vector<std::size_t> row(text.size() + 1, 0);
    for (std::size_t i = 1; i <= wanted.size(); ++i) {
        auto diagonal = row[0];
        row[0] = i;
        for (std::size_t j = 1; j <= text.size(); ++j) {
            const auto replaced = diagonal + (wanted[i - 1] == text[j - 1] ? 0 : 1);
            diagonal = row[j];
            row[j] = std::min({replaced, row[j] + 1, row[j - 1] + 1});
        }
    }
    return *std::min_element(row.begin(), row.end());
}

} // namespace core::domain
