// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/extras.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <optional>
#include <string_view>

namespace scanner::sane {

namespace {

// All names as in sane-backends 1.2.1 (fujitsu, canon_dr, epjitsu, kvs1025, kvs20xx, kvs40xx, bh, hs2p).
// "Stop" is fujitsu's action on a double feed.
struct Switch {
    std::string_view name;
    std::string_view onChoice; // where it is no yes or no
    std::string_view offChoice;
};
constexpr std::array kMultiFeed{Switch{"df-action", "Stop", "Default"}, Switch{"df-thickness", "", ""},
                                Switch{"double-feed", "", ""}, Switch{"dfeed", "", ""}};
constexpr std::array<std::string_view, 5> kChangesPages{"swdeskew", "swcrop", "hwdeskewcrop", "rollerdeskew",
                                                        "deskew"};
constexpr std::string_view kSkipBlank = "swskip"; // percent of dark pixels; 0: none is dropped
constexpr double kBlankPercent = 1;

struct PaperSize {
    std::string_view name;
    double width_mm;
    double height_mm;
};
constexpr std::array kPaperSizes{PaperSize{"A3", 297, 420}, PaperSize{"A4", 210, 297},
                                 PaperSize{"A5", 148, 210}, PaperSize{"A6", 105, 148}};

bool offers(const Option& option, std::string_view value) {
    return std::find(option.choices.begin(), option.choices.end(), value) != option.choices.end();
}

std::optional<std::string> switched(const Option& option, const Switch& names, bool on) {
    if (option.type == OptionType::Bool) return on ? "yes" : "no";
    const auto value = on ? names.onChoice : names.offChoice;
    return offers(option, value) ? std::optional(std::string(value)) : std::nullopt;
}

std::string off(const Option& option) {
    return option.type == OptionType::Bool ? "no" : "0";
}

std::optional<std::string> paperName(const Option& option, const Wishes& wishes) {
    for (const auto& size : kPaperSizes) {
        const bool is_it =
            std::abs(size.width_mm - wishes.width_mm) < 1 && std::abs(size.height_mm - wishes.height_mm) < 1;
        if (is_it && offers(option, size.name)) return std::string(size.name);
    }
    return std::nullopt;
}

} // namespace

std::vector<std::pair<std::string, std::string>> extraValues(const Options& options, const Wishes& wishes) {
    std::vector<std::pair<std::string, std::string>> values;
    const auto add = [&values](std::string_view name, std::optional<std::string> value) {
        if (value) values.emplace_back(name, std::move(*value));
    };
    if (const Option* paper = find(options, "paper-size")) add("paper-size", paperName(*paper, wishes));
    for (const auto& row : kMultiFeed) {
        const Option* option = find(options, row.name);
        if (option) add(row.name, switched(*option, row, wishes.detectsMultiFeed));
    }
    for (const auto name : kChangesPages) {
        const Option* option = find(options, name);
        if (option) add(name, off(*option));
    }
    if (const Option* skip = find(options, kSkipBlank)) {
        add(kSkipBlank, wishes.skipsBlank ? numberText(kBlankPercent) : off(*skip));
    }
    return values;
}

} // namespace scanner::sane
