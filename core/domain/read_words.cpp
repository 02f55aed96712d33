// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/read_words.h"

#include <algorithm>
#include <numeric>

namespace core::domain {
namespace {

// The area as it lies once the text is turned upright. Only order and overlap matter, so coordinates may be
// negative.
Area upright(const Area& area, Turn turn) {
    switch (turn) {
    case Turn::None:
        return area;
    case Turn::Quarter:
        return {area.y, -area.x - area.width, area.height, area.width};
    case Turn::Half:
        return {-area.x - area.width, -area.y - area.height, area.width, area.height};
    case Turn::ThreeQuarters:
        return {-area.y - area.height, area.x, area.height, area.width};
    }
    return area;
}

bool standBeside(const Area& a, const Area& b) {
    const int overlap = std::min(a.y + a.height, b.y + b.height) - std::max(a.y, b.y);
    return overlap * 2 >= std::min(a.height, b.height);
}

} // namespace

Area united(const Area& a, const Area& b) {
    const int x = std::min(a.x, b.x);
    const int y = std::min(a.y, b.y);
    return {x, y, std::max(a.x + a.width, b.x + b.width) - x, std::max(a.y + a.height, b.y + b.height) - y};
}

std::vector<Row> rowsOf(const std::vector<ReadWord>& words, Turn turn) {
    std::vector<Area> areas;
    areas.reserve(words.size());
    for (const auto& word : words)
        areas.push_back(upright(word.area, turn));
    Row order(words.size());
    std::iota(order.begin(), order.end(), std::size_t{0});
    std::ranges::stable_sort(order, {}, [&](std::size_t i) { return areas[i].y + areas[i].height / 2; });

    std::vector<Row> rows;
    for (const auto word : order) {
        // The word before is the nearest in height; one high word does not tie two rows together.
        if (rows.empty() || !standBeside(areas[rows.back().back()], areas[word])) rows.emplace_back();
        rows.back().push_back(word);
    }
    for (auto& row : rows)
        std::ranges::stable_sort(row, {}, [&](std::size_t i) { return areas[i].x; });
    return rows;
}

} // namespace core::domain
