// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/option_values.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <cstdio>
#include <cstring>

namespace scanner::sane {

namespace {

constexpr std::size_t kLongestText = 200;
constexpr std::size_t kMostChoices = 500;

OptionType typeOf(SANE_Value_Type type) {
    switch (type) {
    case SANE_TYPE_BOOL:
        return OptionType::Bool;
    case SANE_TYPE_INT:
        return OptionType::Int;
    case SANE_TYPE_FIXED:
        return OptionType::Fixed;
    case SANE_TYPE_STRING:
        return OptionType::String;
    case SANE_TYPE_BUTTON:
        return OptionType::Button;
    case SANE_TYPE_GROUP:
        return OptionType::Group;
    }
    return OptionType::Group;
}

OptionUnit unitOf(SANE_Unit unit) {
    switch (unit) {
    case SANE_UNIT_NONE:
        return OptionUnit::None;
    case SANE_UNIT_PIXEL:
        return OptionUnit::Pixel;
    case SANE_UNIT_BIT:
        return OptionUnit::Bit;
    case SANE_UNIT_MM:
        return OptionUnit::Mm;
    case SANE_UNIT_DPI:
        return OptionUnit::Dpi;
    case SANE_UNIT_PERCENT:
        return OptionUnit::Percent;
    case SANE_UNIT_MICROSECOND:
        return OptionUnit::Microsecond;
    }
    return OptionUnit::None;
}

double numberOf(OptionType type, SANE_Word word) {
    return type == OptionType::Fixed ? SANE_UNFIX(word) : static_cast<double>(word);
}

std::vector<std::string> choicesOf(OptionType type, const SANE_Option_Descriptor& descriptor) {
    std::vector<std::string> result;
    if (descriptor.constraint_type == SANE_CONSTRAINT_STRING_LIST) {
        for (const auto* text = descriptor.constraint.string_list; *text && result.size() < kMostChoices;
             ++text) {
            result.emplace_back(*text);
        }
    } else if (descriptor.constraint_type == SANE_CONSTRAINT_WORD_LIST) {
        const SANE_Word* words = descriptor.constraint.word_list;
        const auto count =
            std::min<std::size_t>(static_cast<std::size_t>(std::max(words[0], 0)), kMostChoices);
        for (std::size_t at = 1; at <= count; ++at)
            result.push_back(numberText(numberOf(type, words[at])));
    }
    return result;
}

std::optional<OptionRange> rangeOf(OptionType type, const SANE_Option_Descriptor& descriptor) {
    if (descriptor.constraint_type != SANE_CONSTRAINT_RANGE || !descriptor.constraint.range)
        return std::nullopt;
    const SANE_Range& range = *descriptor.constraint.range;
    return OptionRange{numberOf(type, range.min), numberOf(type, range.max), numberOf(type, range.quant)};
}

std::optional<SANE_Word> wordOf(OptionType type, const std::string& text) {
    if (type == OptionType::Bool) {
        if (text == "yes" || text == "true" || text == "1") return SANE_TRUE;
        if (text == "no" || text == "false" || text == "0") return SANE_FALSE;
        return std::nullopt;
    }
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    if (error != std::errc{} || end != text.data() + text.size()) return std::nullopt;
    const double most = type == OptionType::Fixed ? 32767.0 : 2147483647.0;
    if (!(std::abs(number) <= most)) return std::nullopt;
    return type == OptionType::Fixed ? SANE_FIX(number) : static_cast<SANE_Word>(std::lround(number));
}

} // namespace

const Option* find(const Options& options, std::string_view name) {
    const auto found = std::find_if(options.begin(), options.end(),
                                    [name](const Option& option) { return option.name == name; });
    return found == options.end() ? nullptr : &*found;
}

std::string driverText(const char* text) {
    std::string result;
    for (; text && *text && result.size() < kLongestText; ++text) {
        if (static_cast<unsigned char>(*text) >= 0x20) result.push_back(*text);
    }
    return result;
}

std::string numberText(double number) {
    char text[32];
    std::snprintf(text, sizeof text, "%.6g", number);
    return text;
}

Option describe(int index, const SANE_Option_Descriptor& descriptor) {
    Option option;
    option.index = index;
    option.name = descriptor.name ? descriptor.name : "";
    option.title = driverText(descriptor.title);
    option.type = typeOf(descriptor.type);
    option.unit = unitOf(descriptor.unit);
    option.bytes = std::clamp(descriptor.size, 0, 1024 * 1024);
    option.settable = SANE_OPTION_IS_SETTABLE(descriptor.cap);
    option.active = SANE_OPTION_IS_ACTIVE(descriptor.cap);
    option.readable = (descriptor.cap & SANE_CAP_SOFT_DETECT) != 0;
    option.isHardware = (descriptor.cap & SANE_CAP_HARD_SELECT) != 0;
    option.isEmulated = (descriptor.cap & SANE_CAP_EMULATED) != 0;
    option.isAutomatic = (descriptor.cap & SANE_CAP_AUTOMATIC) != 0;
    option.isAdvanced = (descriptor.cap & SANE_CAP_ADVANCED) != 0;
    option.range = rangeOf(option.type, descriptor);
    option.choices = choicesOf(option.type, descriptor);
    return option;
}

bool isScalar(const Option& option) {
    switch (option.type) {
    case OptionType::Bool:
    case OptionType::Int:
    case OptionType::Fixed:
        return option.bytes == static_cast<int>(sizeof(SANE_Word));
    case OptionType::String:
        return option.bytes > 0;
    case OptionType::Button:
    case OptionType::Group:
        return false;
    }
    return false;
}

std::vector<SANE_Word> roomFor(const Option& option) {
    // One word more than asked for: a driver that forgets the final zero of a text writes no further.
    return std::vector<SANE_Word>(static_cast<std::size_t>(option.bytes) / sizeof(SANE_Word) + 2, 0);
}

std::string textOf(const Option& option, const std::vector<SANE_Word>& words) {
    switch (option.type) {
    case OptionType::Bool:
        return words[0] == SANE_FALSE ? "no" : "yes";
    case OptionType::Int:
    case OptionType::Fixed:
        return numberText(numberOf(option.type, words[0]));
    case OptionType::String:
        return reinterpret_cast<const char*>(words.data());
    case OptionType::Button:
    case OptionType::Group:
        return {};
    }
    return {};
}

std::optional<std::vector<SANE_Word>> wordsOf(const Option& option, const std::string& text) {
    auto words = roomFor(option);
    if (option.type == OptionType::String) {
        if (text.size() >= static_cast<std::size_t>(option.bytes)) return std::nullopt;
        std::memcpy(words.data(), text.c_str(), text.size() + 1);
        return words;
    }
    const auto word = wordOf(option.type, text);
    if (!word) return std::nullopt;
    words[0] = *word;
    return words;
}

} // namespace scanner::sane
