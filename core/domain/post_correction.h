// SPDX-License-Identifier: GPL-3.0-or-later
// Words of closed lists that OCR spoilt: titles, labels, names of procedures, names of administrative units.
// What was read stays as it is; a correction is a second value beside it, with its reason. Names of people,
// numbers and dates are in no list and never touched. Pure functions; any thread.
#pragma once

#include "core/domain/known_titles.h"
#include "core/domain/procedure.h"
#include "core/domain/read_words.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

enum class ListKind { Title, Label, ProcedureName, Unit };

struct Correction {
    std::string read;      // the engine's words
    std::string corrected; // as the list has it
    ListKind list = ListKind::Title;
    std::size_t distance = 0; // folded letters that differ; 0: accents only
    int page = 0;
    Area area = {};
};

// Immutable.
class ClosedLists {
  public:
    // `units`: full names with their class ("Phường Ba Đình").
    ClosedLists(const std::vector<Procedure>& procedures, const std::vector<std::string>& units);

    // The one entry of that list within one letter in six of `read`, every other spelling at least two
    // letters further off; nothing if there is none, or if it is spelled as read (case and signs do not
    // count).
    [[nodiscard]] std::optional<Correction> correct(std::string_view read, ListKind list) const;

    [[nodiscard]] const std::vector<std::string>& labelLetters() const { return m_labelLetters; }
    // First words of units, folded: "phuong", "xa", "tinh".
    [[nodiscard]] bool beginsUnit(std::string_view word) const;

  private:
    struct Entry {
        TitleText title;
        std::string spelling;
        ListKind list{};
    };
    void add(const std::string& text, ListKind list);

    std::vector<Entry> m_entries; // shortest first
    std::vector<std::string> m_labelLetters;
    std::vector<std::string> m_unitHeads;
};

// Whole rows against titles and names of procedures, labels where labels stand, and units where their class
// begins one, in reading order.
std::vector<Correction> correctionsOn(const ReadPage& page, const ClosedLists& lists);

} // namespace core::domain
