// SPDX-License-Identifier: GPL-3.0-or-later
// Codes of postal items (UPU S10): two letters, eight digits, a check digit, the country. Pure functions; any
// thread.
#pragma once

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

// Weights 8 6 4 2 3 5 9 7; 11 less the sum modulo 11, where 10 becomes 0 and 11 becomes 5. Nothing unless
// `serial` is eight digits.
std::optional<char> itemCheckDigit(std::string_view serial);

struct ItemCode {
    std::string text;    // "RR096633102VN" without blanks, upper case
    char checkDigit = 0; // as it ought to be
    [[nodiscard]] bool holds() const { return text[10] == checkDigit; }
};

// Any country; blanks inside are dropped. Nothing for another form: such a code is kept as it is. A wrong
// check digit is a doubt, as the item lies on the table.
std::optional<ItemCode> itemCodeFrom(std::string_view text);

} // namespace core::domain
