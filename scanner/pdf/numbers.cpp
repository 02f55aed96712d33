// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/numbers.h"

#include <array>
#include <charconv>

namespace scanner::pdf {

std::string toNumber(double value) {
    std::array<char, 64> buffer;
    const auto end =
        std::to_chars(buffer.data(), buffer.data() + buffer.size(), value, std::chars_format::fixed, 3).ptr;
    std::string text(buffer.data(), end);
    text.erase(text.find_last_not_of('0') + 1);
    if (text.back() == '.') text.pop_back();
    return text == "-0" ? "0" : text;
}

std::string toHex4(unsigned value) {
    static constexpr char kDigits[] = "0123456789ABCDEF";
    std::string hex;
    for (int shift = 12; shift >= 0; shift -= 4)
        hex += kDigits[value >> shift & 15];
    return hex;
}

} // namespace scanner::pdf
