// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/tax_code.h"

#include <algorithm>
#include <array>
#include <iterator>

namespace core::domain {
namespace {

constexpr std::size_t kHeadLength = 10;
constexpr std::size_t kBranchLength = 3;

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

char checkDigitOf(std::string_view head) {
    constexpr std::array kWeights{31, 29, 23, 19, 17, 13, 7, 5, 3};
    int sum = 0;
    for (std::size_t i = 0; i < kWeights.size(); ++i)
        sum += kWeights[i] * (head[i] - '0');
    const int digit = 10 - sum % 11;
    return digit == 10 ? '\0' : static_cast<char>('0' + digit);
}

} // namespace

std::optional<TaxCode> taxCodeFrom(std::string_view text) {
    std::string code;
    std::ranges::copy_if(text, std::back_inserter(code), [](char c) {
        return std::string_view(" \t\r\n").find(c) == std::string_view::npos;
    });
    if (code.size() == kHeadLength + 1 + kBranchLength && code[kHeadLength] == '-')
        code.erase(kHeadLength, 1);
    const bool isBranch = code.size() == kHeadLength + kBranchLength;
    if (!isBranch && code.size() != kHeadLength) return std::nullopt;
    if (!std::ranges::all_of(code, isDigit)) return std::nullopt;
    const char digit = checkDigitOf(code);
    if (isBranch) code.insert(kHeadLength, 1, '-');
    return TaxCode{std::move(code), digit};
}

} // namespace core::domain
