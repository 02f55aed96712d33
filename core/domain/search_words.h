// SPDX-License-Identifier: GPL-3.0-or-later
// What a dossier is found by and what somebody looks for, in one form: words of core::base::foldedWords(),
// codes and numbers without their separators. Pure; any thread.
#pragma once

#include "core/domain/dossier.h"

#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

// Number, submitter and owner with phone and ID number, procedure, abstract: each word once, one blank
// between.
std::string searchWords(const Dossier& dossier);
// The same and what was read on its pages. Strings of more than 40 bytes are no words.
std::string searchWords(const Dossier& dossier, std::string_view pages);

struct SearchedWord {
    std::string text;
    bool isBegin = false; // words that begin with it are meant too
    bool operator==(const SearchedWord&) const = default;
};

// A dossier is found when it has all the words of one of these ways; there is none when nothing was typed
// that could be looked for.
using SearchQuery = std::vector<std::vector<SearchedWord>>;

// Whether the query finds what these words stand for. `words`: as searchWords() makes them.
bool isFoundBy(const SearchQuery& query, std::string_view words);

// The last word is still being typed unless a blank follows it; of a code or a number any beginning will do.
// Groups of digits may be one number ("0912 345 678"), +84 a leading 0. Words after the 32nd are not looked
// at.
SearchQuery searchQuery(std::string_view typed);

} // namespace core::domain
