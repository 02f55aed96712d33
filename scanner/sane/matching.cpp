// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/matching.h"

#include <algorithm>
#include <array>
#include <charconv>

namespace scanner::sane {

namespace {

// Values and fragments are in ASCII lower case.
std::string lowered(std::string_view text) {
    std::string result(text);
    for (char& letter : result) {
        if (letter >= 'A' && letter <= 'Z') letter = static_cast<char>(letter - 'A' + 'a');
    }
    return result;
}

template<std::size_t Count>
bool isOneOf(const std::string& value, const std::array<std::string_view, Count>& names) {
    return std::find(names.begin(), names.end(), value) != names.end();
}

template<std::size_t Count>
bool holdsOneOf(const std::string& value, const std::array<std::string_view, Count>& fragments) {
    return std::any_of(fragments.begin(), fragments.end(), [&value](std::string_view fragment) {
        return value.find(fragment) != std::string::npos;
    });
}

template<class Kind, class KindOf>
std::optional<std::string> firstOf(const std::vector<std::string>& choices, Kind kind, KindOf kind_of) {
    const auto found = std::find_if(choices.begin(), choices.end(),
                                    [&](const std::string& choice) { return kind_of(choice) == kind; });
    return found == choices.end() ? std::nullopt : std::optional<std::string>(*found);
}

std::optional<double> numberIn(const std::string& text) {
    double number = 0;
    const auto [end, error] = std::from_chars(text.data(), text.data() + text.size(), number);
    return error == std::errc{} ? std::optional<double>(number) : std::nullopt;
}

} // namespace

SourceKind sourceKindOf(std::string_view value) {
    static constexpr std::array<std::string_view, 2> duplex_names{"dp", "both"};
    static constexpr std::array<std::string_view, 5> duplex_parts{"duplex", "2-sided", "two-sided",
                                                                  "both sides", "double-sided"};
    static constexpr std::array<std::string_view, 7> other_parts{"back",  "rear",   "transparen", "negative",
                                                                 "slide", "roller", "film"};
    static constexpr std::array<std::string_view, 3> feeder_names{"sp", "front", "sf"};
    static constexpr std::array<std::string_view, 5> feeder_parts{"adf", "feeder", "1-sided", "one-sided",
                                                                  "simplex"};
    static constexpr std::array<std::string_view, 2> glass_names{"fb", "normal"};
    static constexpr std::array<std::string_view, 5> glass_parts{"flatbed", "platen", "glass",
                                                                 "document table", "book"};
    const std::string text = lowered(value);
    // fujitsu's "Card Duplex" takes single cards by another way than the feeder.
    if (text.starts_with("card")) return SourceKind::Other;
    if (isOneOf(text, duplex_names) || holdsOneOf(text, duplex_parts)) return SourceKind::Duplex;
    if (holdsOneOf(text, other_parts)) return SourceKind::Other;
    if (isOneOf(text, feeder_names) || holdsOneOf(text, feeder_parts)) return SourceKind::Feeder;
    if (isOneOf(text, glass_names) || holdsOneOf(text, glass_parts)) return SourceKind::Flatbed;
    return SourceKind::Other;
}

ModeKind modeKindOf(std::string_view value) {
    static constexpr std::array<std::string_view, 5> other_parts{"diffusion", "dither", "halftone",
                                                                 "infrared", "color lineart"};
    static constexpr std::array<std::string_view, 6> line_parts{
        "lineart", "line art", "black & white", "black and white", "binary", "monochrome"};
    static constexpr std::array<std::string_view, 2> line_names{"bw", "1-bit"};
    static constexpr std::array<std::string_view, 2> grey_parts{"gray", "grey"};
    static constexpr std::array<std::string_view, 2> colour_parts{"color", "colour"};
    const std::string text = lowered(value);
    if (holdsOneOf(text, other_parts)) return ModeKind::Other;
    if (isOneOf(text, line_names) || holdsOneOf(text, line_parts)) return ModeKind::LineArt;
    if (holdsOneOf(text, grey_parts)) return ModeKind::Grey;
    if (holdsOneOf(text, colour_parts) || text == "rgb") return ModeKind::Colour;
    return ModeKind::Other;
}

std::optional<std::string> sourceAmong(const std::vector<std::string>& choices, SourceKind kind) {
    return firstOf(choices, kind, sourceKindOf);
}

std::optional<std::string> modeAmong(const std::vector<std::string>& choices, ModeKind kind) {
    return firstOf(choices, kind, modeKindOf);
}

std::optional<std::string> nearestNumber(const std::vector<std::string>& choices, double wanted) {
    std::optional<std::string> next;
    std::optional<std::string> greatest;
    for (const auto& choice : choices) {
        const auto number = numberIn(choice);
        if (!number) continue;
        if (*number >= wanted && (!next || *number < *numberIn(*next))) next = choice;
        if (!greatest || *number > *numberIn(*greatest)) greatest = choice;
    }
    return next ? next : greatest;
}

} // namespace scanner::sane
