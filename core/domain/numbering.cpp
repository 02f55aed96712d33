// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/numbering.h"

#include "core/base/names.h"
#include "core/base/text.h"
#include "core/domain/codes.h"

#include <algorithm>
#include <array>
#include <cstdio>
#include <utility>
#include <vector>

namespace core::domain {
namespace {

constexpr std::size_t kLongestUnitCode = 35;
constexpr int kLastOfDay = 9999;
constexpr int kLastOfBlocks = 9'999'999; // seven digits
constexpr std::string_view kProvisionalMark = "TAM";
constexpr std::string_view kAlphabet = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ";

bool isDigit(char c) {
    return c >= '0' && c <= '9';
}

bool isCodeCharacter(char c) {
    return isDigit(c) || (c >= 'A' && c <= 'Z');
}

bool isGroup(std::string_view text) {
    return !text.empty() && std::all_of(text.begin(), text.end(), isCodeCharacter);
}

bool isDigits(std::string_view text, std::size_t least, std::size_t most) {
    return text.size() >= least && text.size() <= most && std::all_of(text.begin(), text.end(), isDigit);
}

std::vector<std::string_view> split(std::string_view text, char sign) {
    std::vector<std::string_view> parts;
    for (std::size_t start = 0; start <= text.size();) {
        const auto end = std::min(text.find(sign, start), text.size());
        parts.push_back(text.substr(start, end - start));
        start = end + 1;
    }
    return parts;
}

bool isDottedCode(std::string_view code) {
    const auto groups = split(code, '.');
    return std::all_of(groups.begin(), groups.end(), isGroup);
}

std::string upper(std::string_view text) {
    std::string result(text);
    for (char& c : result)
        if (c >= 'a' && c <= 'z') c = static_cast<char>(c - 'a' + 'A');
    return result;
}

std::string upperTrimmed(std::string_view text) {
    static constexpr std::string_view kBlanks = " \t\r\n";
    const auto first = text.find_first_not_of(kBlanks);
    if (first == std::string_view::npos) return {};
    return upper(text.substr(first, text.find_last_not_of(kBlanks) - first + 1));
}

// ISO 7064 MOD 37,36 (hybrid system); signs outside its alphabet do not take part.
char checkCharacter(std::string_view text) {
    static constexpr std::size_t kModulus = 36;
    std::size_t product = kModulus;
    for (const char c : text) {
        const auto position = kAlphabet.find(c);
        if (position == std::string_view::npos) continue;
        const auto sum = (product + position) % kModulus;
        product = (sum == 0 ? kModulus : sum) * 2 % (kModulus + 1);
    }
    return kAlphabet[(kModulus + 1 - product) % kModulus];
}

// "261121"
std::string shortDate(const base::Date& day) {
    const auto iso = base::toIso(day);
    return iso.substr(2, 2) + iso.substr(5, 2) + iso.substr(8, 2);
}

std::string fourDigits(int sequence) {
    std::array<char, 16> text{};
    const int length = std::snprintf(text.data(), text.size(), "%04d", sequence);
    return {text.data(), static_cast<std::size_t>(length)};
}

std::string counterPart(std::string_view counter) {
    auto name = upper(base::folded(counter));
    std::erase_if(name, [](char c) { return !isCodeCharacter(c); });
    return name.empty() ? "0" : name;
}

} // namespace

std::string_view nameOf(NumberMode mode) {
    switch (mode) {
    case NumberMode::Static:
        return "static";
    case NumberMode::DailyRange:
        return "daily-range";
    case NumberMode::Block:
        return "block";
    case NumberMode::Server:
        return "server";
    }
    return "unknown";
}

std::optional<NumberMode> numberModeFrom(std::string_view name) {
    return base::byName(name,
                        {NumberMode::Static, NumberMode::DailyRange, NumberMode::Block, NumberMode::Server});
}

int lastNumber(NumberMode mode) {
    if (mode == NumberMode::Server) return 0;
    return mode == NumberMode::Block ? kLastOfBlocks : kLastOfDay;
}

bool isUnitCode(std::string_view code) {
    return code.size() <= kLongestUnitCode && isDottedCode(code);
}

bool isOfficialNumber(std::string_view number) {
    const auto text = upperTrimmed(number);
    const auto parts = split(text, '-');
    if (parts.size() != 3 || !isDottedCode(parts[0])) return false;
    const bool isDay = isDigits(parts[1], 6, 6) || isDigits(parts[1], 8, 8);
    return isDay && isDigits(parts[2], 4, 7);
}

bool isProvisionalNumber(std::string_view number) {
    const auto text = upperTrimmed(number);
    const auto parts = split(text, '-');
    if (parts.size() != 5 || parts[0] != kProvisionalMark || !isGroup(parts[1])) return false;
    if (!isDigits(parts[2], 6, 6) || !isDigits(parts[3], 4, 9) || parts[4].size() != 1) return false;
    return checkCharacter(std::string_view(text).substr(0, text.size() - 1)) == parts[4].front();
}

base::Result<DossierNumber> officialNumber(const NumberRange& range, const base::Date& day, int sequence) {
    if (!isUnitCode(range.unitCode))
        return base::fail(DomainCode::WrongUnitCode, "unit code malformed", {range.unitCode});
    const int first = std::max(range.first, 1);
    const int last = std::min(range.last, lastNumber(range.mode));
    if (sequence < first || sequence > last)
        return base::fail(DomainCode::NumberRangeUsedUp, "sequence outside the counter's range");
    return DossierNumber{range.unitCode + '-' + shortDate(day) + '-' + fourDigits(sequence), false};
}

DossierNumber provisionalNumber(std::string_view counter, const base::Date& day, int sequence) {
    auto text = std::string(kProvisionalMark) + '-' + counterPart(counter) + '-' + shortDate(day) + '-' +
                fourDigits(sequence) + '-';
    text += checkCharacter(text);
    return {std::move(text), true};
}

} // namespace core::domain
