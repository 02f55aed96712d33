// SPDX-License-Identifier: GPL-3.0-or-later
// The machine-readable lines on the back of the citizen's card (ICAO 9303 part 5, TD1: three lines of 30).
// Pure functions on any text; any thread.
#pragma once

#include "core/domain/identity.h"
#include "core/domain/read_words.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

struct Mrz {
    std::string personalId; // 12 digits
    base::Date birth;       // the century is that of the number
    std::optional<Sex> sex;
    std::optional<base::Date> expiry; // none: a card without end
    std::string name;     // "NGUYEN THI MAU", no diacritics; no check digit covers it; empty: not readable
    bool swapped = false; // a letter was taken for a digit, or the other way round, and the check digits hold
    bool operator==(const Mrz&) const = default;
};

// Weights 7, 3, 1; '<' is 0, A to Z are 10 to 35; sum modulo 10. Other signs count as '<'.
int checkDigit(std::string_view text);

// The first card among the lines of `text` (parted by line feeds), with what OCR makes of them: fillers lost,
// doubled or read as other signs, letters for digits. Taken only if the check digits of number, birth and
// expiry hold, the two forms of the number agree, and the composite digit holds: then nothing but a name
// can be wrong.
std::optional<Mrz> parseMrz(std::string_view text);

struct MrzOnPage {
    Mrz mrz;
    Area area; // of the lines that hold number and dates
    Turn turn = Turn::None;
};
// Among the words of a page, whichever way up the lines stand.
std::optional<MrzOnPage> findMrz(const std::vector<ReadWord>& words);

// Where the words of a page look like such lines, whether or not they can be read; nothing: nowhere.
std::optional<Area> mrzPlaceIn(const std::vector<ReadWord>& words);

} // namespace core::domain
