// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/number_kind.h"

#include "core/base/text.h"
#include "core/domain/numbering.h"
#include "core/domain/postal_item.h"
#include "core/domain/tax_code.h"

#include <algorithm>
#include <optional>

namespace core::domain {
namespace {

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return c >= 'A' && c <= 'Z';
}

bool areDigits(std::string_view text, std::size_t length) {
    return text.size() == length && std::ranges::all_of(text, isDigit);
}

std::string upperCleaned(std::string_view typed) {
    auto text = base::cleaned(typed);
    for (char& c : text)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return text;
}

// "1.001193" and, with two more digits, "1.001193.01".
bool isProcedure(std::string_view text) {
    return text.size() == 8 && isDigit(text[0]) && text[1] == '.' && areDigits(text.substr(2), 6);
}

bool isProcedureCase(std::string_view text) {
    return text.size() == 11 && isProcedure(text.substr(0, 8)) && text[8] == '.' &&
           areDigits(text.substr(9), 2);
}

bool isPassport(std::string_view text) {
    return text.size() >= 6 && text.size() <= 9 &&
           std::ranges::all_of(text, [](char c) { return isDigit(c) || isLetter(c); }) &&
           std::ranges::any_of(text, isDigit);
}

// The form without regard to its last character, which is the check: one of them holds.
std::optional<CheckedNumber> provisional(const std::string& text) {
    if (text.empty() || !(isDigit(text.back()) || isLetter(text.back()))) return std::nullopt;
    auto tried = text;
    for (const char check : std::string_view("0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ")) {
        tried.back() = check;
        if (!isProvisionalNumber(tried)) continue;
        const bool holds = check == text.back();
        return CheckedNumber{NumberKind::ProvisionalDossier, text, true, holds,
                             holds ? std::string() : std::string(1, check)};
    }
    return std::nullopt;
}

// A check digit of 0: none would do.
template<class Code>
CheckedNumber withCheckDigit(NumberKind kind, const Code& code) {
    const bool holds = code.holds();
    return {kind, code.text, true, holds,
            holds || code.checkDigit == 0 ? std::string() : std::string(1, code.checkDigit)};
}

NumberKind kindWithoutCheck(std::string_view text) {
    if (isOfficialNumber(text)) return NumberKind::OfficialDossier;
    if (areDigits(text, 12)) return NumberKind::PersonalId;
    if (areDigits(text, 9)) return NumberKind::OldId;
    if (isProcedure(text)) return NumberKind::Procedure;
    if (isProcedureCase(text)) return NumberKind::ProcedureCase;
    return isPassport(text) ? NumberKind::Passport : NumberKind::Unknown;
}

} // namespace

std::string_view nameOf(NumberKind kind) {
    switch (kind) {
    case NumberKind::OfficialDossier:
        return "official_dossier";
    case NumberKind::ProvisionalDossier:
        return "provisional_dossier";
    case NumberKind::PostalItem:
        return "postal_item";
    case NumberKind::PersonalId:
        return "personal_id";
    case NumberKind::OldId:
        return "old_id";
    case NumberKind::TaxCode:
        return "tax_code";
    case NumberKind::Procedure:
        return "procedure";
    case NumberKind::ProcedureCase:
        return "procedure_case";
    case NumberKind::Passport:
        return "passport";
    case NumberKind::Unknown:
        return "unknown";
    }
    return "unknown";
}

CheckedNumber checkedNumber(std::string_view typed) {
    const auto text = upperCleaned(typed);
    if (auto number = provisional(text)) return *number;
    if (const auto item = itemCodeFrom(text)) return withCheckDigit(NumberKind::PostalItem, *item);
    if (const auto tax = taxCodeFrom(text)) return withCheckDigit(NumberKind::TaxCode, *tax);
    return {kindWithoutCheck(text), text};
}

} // namespace core::domain
