// SPDX-License-Identifier: GPL-3.0-or-later
// Identity as printed on the citizen's card. Pure functions on values; any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

namespace base = core::base;

enum class Sex { Male, Female };

// A mismatch is shown and may be overridden, it never refuses (there is no check digit in the 12-digit
// number).
enum class IdentityDoubt {
    NumberMalformed,   // not 12 digits
    ProvinceUnknown,   // first three digits are neither a province (63 of 001-096) nor a country (100 and up)
    SexMismatch,       // fourth digit against the printed sex
    BirthYearMismatch, // digits 5-6 (and the century in digit 4) against the birth date
    NameSpoilt, // '?' or U+FFFD in the name, or no diacritics at all in the whole text: trust digits and
                // dates only
    DateForm,   // dates as dd/MM/yyyy, or fewer than 7 fields: check by eye
};

struct Identity {
    std::string personalId; // 12 digits when well-formed
    std::string oldId;      // 9-digit CMND, or empty
    std::string name;       // NFC
    std::optional<base::Date> birth;
    std::optional<Sex> sex;
    std::string address; // as printed
    std::optional<base::Date> issued;
    std::vector<std::string>
        extra; // fields after the seventh (their order is not published), and an old number without 9 digits
    std::vector<IdentityDoubt> doubts;
};

// The text of the card's QR: "number|old number|name|ddMMyyyy|Nam or Nữ|address|ddMMyyyy[|...]", UTF-8.
// Trailing CR, LF and Tab are dropped; other control characters are refused. Six fields are taken with the
// doubt DateForm: without the old number, or without the date of issue. An empty date is no date, and
// DateForm too. Errors: NotAnIdCardCode, VneidScreenCode, ImpossibleDate.
[[nodiscard]] base::Result<Identity> parseIdCardCode(std::string_view raw);

// Cross-checks of the 12-digit number against sex and birth date.
std::vector<IdentityDoubt> doubtsAbout(const Identity& identity);

// "••••••••0013": lists show the last four digits only.
std::string maskedId(std::string_view personalId);

} // namespace core::domain
