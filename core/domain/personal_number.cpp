// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/personal_number.h"

#include <algorithm>
#include <array>

namespace core::domain {
namespace {

constexpr std::size_t kLength = 12;
constexpr int kFirstCountry = 100;
// The provinces before July 2025: numbers that were given stay.
constexpr std::array kProvinces{1,  2,  4,  6,  8,  10, 11, 12, 14, 15, 17, 19, 20, 22, 24, 25,
                                26, 27, 30, 31, 33, 34, 35, 36, 37, 38, 40, 42, 44, 45, 46, 48,
                                49, 51, 52, 54, 56, 58, 60, 62, 64, 66, 67, 68, 70, 72, 74, 75,
                                77, 79, 80, 82, 83, 84, 86, 87, 89, 91, 92, 93, 94, 95, 96};
static_assert(kProvinces.size() == 63);

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

int value(std::string_view digits) {
    int result = 0;
    for (const char c : digits)
        result = result * 10 + (c - '0');
    return result;
}

} // namespace

std::optional<PersonalNumber> personalNumberFrom(std::string_view text) {
    if (text.size() != kLength || !std::ranges::all_of(text, isDigit)) return std::nullopt;
    const int place = value(text.substr(0, 3));
    const int centuryAndSex = text[3] - '0';
    return PersonalNumber{std::string(text.substr(0, 3)),
                          place >= kFirstCountry || std::ranges::binary_search(kProvinces, place),
                          centuryAndSex % 2 == 0 ? Sex::Male : Sex::Female,
                          1900 + 100 * (centuryAndSex / 2) + value(text.substr(4, 2))};
}

} // namespace core::domain
