// SPDX-License-Identifier: GPL-3.0-or-later
// Dossier numbers. Pure functions; any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

namespace base = core::base;

// Where a counter's numbers come from.
enum class NumberMode {
    Static,     // a part of each day's sequence, once and for all
    DailyRange, // the same, and the portal is asked for more when it gets short
    Block,      // numbers from the portal that are used once, whatever the day
    Server,     // the portal gives each dossier its number when it takes it; until then it is provisional
};
std::string_view nameOf(NumberMode mode); // "static", "daily-range", "block", "server"
std::optional<NumberMode> numberModeFrom(std::string_view name);

// The last number that a unit's sequence has in this mode; 0: none is the counter's.
int lastNumber(NumberMode mode);

// The part of a unit's sequence that belongs to one counter; but for Block it starts anew at `first` each
// local day.
struct NumberRange {
    std::string unitCode; // groups of [0-9A-Z] joined by dots, at most 35 characters (QĐ 20/2020/QĐ-TTg)
    std::string counter;  // name of the counter, e.g. "Q07"
    int first = 0;        // 1 .. lastNumber(), first <= last; both 0: the portal gives the first one too
    int last = 0;
    NumberMode mode = NumberMode::Static;

    [[nodiscard]] bool isEmpty() const { return first == 0 && last == 0; }
};

struct DossierNumber {
    std::string text;
    bool provisional = false;
    bool operator==(const DossierNumber&) const = default;
};

bool isUnitCode(std::string_view code);
// After trimming and upper-casing: ^[A-Z0-9]+(\.[A-Z0-9]+)*-\d{6}(\d{2})?-\d{4,7}$
bool isOfficialNumber(std::string_view number);
bool isProvisionalNumber(std::string_view number); // form and check character

// "H15.50.05.13-261008-0975". `sequence` 1 .. lastNumber(). Errors: WrongUnitCode; NumberRangeUsedUp
// when `sequence` lies outside the range.
[[nodiscard]] base::Result<DossierNumber> officialNumber(const NumberRange& range, const base::Date& day,
                                                         int sequence);
// "TAM-Q07-261121-0042-E": check character ISO 7064 MOD 37,36 over the letters and digits without hyphens. Of
// the counter's name the letters and digits are taken, upper case, without diacritics.
DossierNumber provisionalNumber(std::string_view counter, const base::Date& day, int sequence);

} // namespace core::domain
