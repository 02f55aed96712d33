// SPDX-License-Identifier: GPL-3.0-or-later
// Words as they were read on a page, for the rules that look for labels, values and machine-readable lines.
// Values and pure functions; any thread.
#pragma once

#include <string>
#include <vector>

namespace core::domain {

// Pixels of the page, origin top left.
struct Area {
    int x = 0;
    int y = 0;
    int width = 0;
    int height = 0;
    bool operator==(const Area&) const = default;
};
// The least area that holds both.
Area united(const Area& a, const Area& b);

struct ReadWord {
    std::string text; // UTF-8
    Area area;
    float confidence = 0; // 0 .. 100
};

struct ReadPage {
    int number = 0;
    std::vector<ReadWord> words;
};

// How the text stands on the page: clockwise.
enum class Turn { None, Quarter, Half, ThreeQuarters };

// Words that stand beside each other, from the left as one reads them. Indices into the words.
using Row = std::vector<std::size_t>;
// All words in rows from the top, by their places alone: an engine that saw columns, or a page that was not
// turned upright, numbers its lines otherwise. Words of one row overlap by half their height or more.
std::vector<Row> rowsOf(const std::vector<ReadWord>& words, Turn turn = Turn::None);

} // namespace core::domain
