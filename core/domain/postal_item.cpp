// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/postal_item.h"

#include <algorithm>
#include <array>

namespace core::domain {
namespace {

constexpr std::size_t kLength = 13;
constexpr std::size_t kSerialLength = 8;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isLetter(char c) {
    return c >= 'A' && c <= 'Z';
}

} // namespace

std::optional<char> itemCheckDigit(std::string_view serial) {
    constexpr std::array kWeights{8, 6, 4, 2, 3, 5, 9, 7};
    if (serial.size() != kSerialLength || !std::ranges::all_of(serial, isDigit)) return std::nullopt;
    int sum = 0;
    for (std::size_t i = 0; i < kSerialLength; ++i)
        sum += kWeights[i] * (serial[i] - '0');
    const int rest = 11 - sum % 11;
    if (rest == 10) return '0';
    if (rest == 11) return '5';
    return static_cast<char>('0' + rest);
}

std::optional<ItemCode> itemCodeFrom(std::string_view text) {
    std::string code;
    for (const char c : text) {
        if (std::string_view(" \t\r\n").find(c) != std::string_view::npos) continue;
        code += c >= 'a' && c <= 'z' ? static_cast<char>(c - 'a' + 'A') : c;
    }
    if (code.size() != kLength) return std::nullopt;
    const auto check = itemCheckDigit(std::string_view(code).substr(2, kSerialLength));
    const bool framed = isLetter(code[0]) && isLetter(code[1]) && isLetter(code[11]) && isLetter(code[12]);
    if (!check || !framed || !isDigit(code[10])) return std::nullopt;
    return ItemCode{std::move(code), *check};
}

} // namespace core::domain
