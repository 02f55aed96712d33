// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/marks.h"

#include <algorithm>
#include <cstdlib>

namespace scanner {
namespace {

constexpr int kSamePlace_px = 2;

} // namespace

bool standsAt(const Streak& streak, const std::vector<int>& columns) {
    return std::any_of(columns.begin(), columns.end(),
                       [&](int column) { return std::abs(column - streak.x) <= kSamePlace_px; });
}

std::vector<int> repeatedStreaks(const std::vector<std::vector<Streak>>& pages, int leastPages) {
    std::vector<int> columns;
    for (const auto& page : pages) {
        for (const Streak& streak : page) {
            const auto seen = std::count_if(pages.begin(), pages.end(), [&](const auto& other) {
                return std::any_of(other.begin(), other.end(),
                                   [&](const Streak& at) { return standsAt(at, {streak.x}); });
            });
            if (seen >= leastPages && !standsAt(streak, columns)) columns.push_back(streak.x);
        }
    }
    std::sort(columns.begin(), columns.end());
    return columns;
}

} // namespace scanner
