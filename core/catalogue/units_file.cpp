// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/units_file.h"

#include "core/catalogue/json_file.h"

#include <algorithm>
#include <set>

namespace core::catalogue {
namespace {

using core::domain::Unit;
using nlohmann::json;

constexpr std::size_t kProvinceCode = 2;
constexpr std::size_t kUnitCode = 5;

void requireDigits(const std::string& code, std::size_t length) {
    const bool digits = std::ranges::all_of(code, [](char c) { return c >= '0' && c <= '9'; });
    if (code.size() != length || !digits)
        throw WrongContent("not a code of " + std::to_string(length) + " digits: " + code);
}

// "00004 Phường Ba Đình"
Unit unitFrom(const std::string& text, const std::string& province) {
    Unit unit{text.substr(0, text.find(' ')), text.substr(std::min(text.size(), kUnitCode + 1)), province};
    requireDigits(unit.code, kUnitCode);
    if (unit.name.empty()) throw WrongContent("a unit without name: " + text);
    return unit;
}

std::vector<Unit> unitsFrom(const json& file) {
    std::vector<Unit> units;
    std::set<std::string> codes;
    const auto add = [&](Unit unit) {
        if (!codes.insert(unit.code).second) throw WrongContent("code taken: " + unit.code);
        units.push_back(std::move(unit));
    };
    for (const auto& row : file.at("provinces")) {
        const Unit province{requiredText(row, "code"), requiredText(row, "name"), {}};
        requireDigits(province.code, kProvinceCode);
        add(province);
        for (const auto& text : row.at("units"))
            add(unitFrom(text.get<std::string>(), province.code));
    }
    return units;
}

} // namespace

core::base::Result<std::vector<Unit>> loadUnits(const std::filesystem::path& folder) {
    return readJsonFile<std::vector<Unit>>(folder / "units.json", unitsFrom);
}

} // namespace core::catalogue
