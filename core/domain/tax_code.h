// SPDX-License-Identifier: GPL-3.0-or-later
// Tax codes of organisations (mã số thuế): ten digits, with three more for a branch. Pure functions; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

struct TaxCode {
    std::string text;    // "0100109106" or "0100109106-001"
    char checkDigit = 0; // of the tenth place, as it ought to be; 0: no digit would do
    [[nodiscard]] bool holds() const { return text[9] == checkDigit; }
};

// Weights 31 29 23 19 17 13 7 5 3; 10 less the sum modulo 11. Blanks are dropped; the hyphen before the
// branch may be missing. Nothing for another form; a wrong check digit is a doubt.
std::optional<TaxCode> taxCodeFrom(std::string_view text);

} // namespace core::domain
