// SPDX-License-Identifier: GPL-3.0-or-later
// What a number that somebody typed or read is. Pure functions on any text; any thread.
#pragma once

#include <string>
#include <string_view>

namespace core::domain {

enum class NumberKind {
    OfficialDossier,
    ProvisionalDossier,
    PostalItem,
    PersonalId,    // 12 digits
    OldId,         // 9 digits, the former card
    TaxCode,       // of an organisation
    Procedure,     // "1.001193"
    ProcedureCase, // "1.001193.01"
    Passport,      // six to nine letters and digits: the loosest form, so asked last
    Unknown,
};
std::string_view nameOf(NumberKind kind);

struct CheckedNumber {
    NumberKind kind = NumberKind::Unknown;
    std::string text;        // without blanks around, upper case
    bool hasCheck = false;   // its form has a check character
    bool checkHolds = true;  // also where there is none
    std::string wanted = {}; // the check character as it ought to be, where it does not hold
};

CheckedNumber checkedNumber(std::string_view typed);

} // namespace core::domain
