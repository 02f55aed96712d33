// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/term_words.h"

#include "core/catalogue/json_file.h"
#include "core/catalogue/procedures_file.h"

namespace core::catalogue {
namespace {

using core::domain::Term;
using core::domain::TermUnit;
using nlohmann::json;

constexpr std::string_view kGap = "%1";

TermWords wordsFrom(const json& file) {
    using enum TermUnit;
    std::map<TermUnit, std::string> byUnit;
    for (const auto unit : {WorkingDay, Day, Month, Hour, SameDay, Other}) {
        auto text = requiredText(file, std::string(nameOf(unit)).c_str());
        if ((text.find(kGap) == std::string::npos) != (unit == Other))
            throw WrongContent("one %1, and none for other: " + text);
        byUnit[unit] = std::move(text);
    }
    return TermWords(std::move(byUnit));
}

// 300 is "03", 350 is "3,5", as the forms write them.
std::string quantityOf(int hundredths) {
    const int whole = hundredths / 100;
    const int part = hundredths % 100;
    auto text = std::to_string(whole);
    if (part == 0) return whole < 10 ? "0" + text : text;
    text += "," + std::to_string(part / 10);
    return part % 10 == 0 ? text : text + std::to_string(part % 10);
}

} // namespace

core::base::Result<TermWords> TermWords::load(const std::filesystem::path& folder) {
    return readJsonFile<TermWords>(folder / "term_words.json", wordsFrom);
}

std::string TermWords::words(const Term& term) const {
    auto text = m_byUnit.at(term.unit);
    const auto gap = text.find(kGap);
    if (gap == std::string::npos) return text;
    const bool isSameDay = term.unit == TermUnit::SameDay;
    return text.replace(gap, kGap.size(), isSameDay ? timeText(term.cut_off) : quantityOf(term.hundredths));
}

} // namespace core::catalogue
