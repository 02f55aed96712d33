// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/procedures_file.h"

#include "core/catalogue/json_file.h"
#include "core/domain/sorting.h"

#include <array>
#include <cmath>
#include <set>
#include <string_view>
#include <utility>

namespace core::catalogue {
namespace {

using core::domain::Component;
using core::domain::FieldLabel;
using core::domain::PresentedPaper;
using core::domain::Procedure;
using core::domain::Requirement;
using core::domain::Term;
using core::domain::TermUnit;
using nlohmann::json;

constexpr int kMostUnits = 1000;
constexpr int kMostCopies = 1000;
constexpr int kMostDong = 1'000'000'000;

constexpr std::array<std::pair<std::string_view, TermUnit>, 6> kUnits{{{"working_day", TermUnit::WorkingDay},
                                                                       {"day", TermUnit::Day},
                                                                       {"month", TermUnit::Month},
                                                                       {"hour", TermUnit::Hour},
                                                                       {"same_day", TermUnit::SameDay},
                                                                       {"other", TermUnit::Other}}};
constexpr std::array<std::pair<std::string_view, Requirement>, 3> kRequirements{
    {{"required", Requirement::Required},
     {"one_of", Requirement::OneOf},
     {"optional", Requirement::Optional}}};

template<class Value, std::size_t N>
Value named(const std::array<std::pair<std::string_view, Value>, N>& table, const std::string& name) {
    for (const auto& [text, value] : table)
        if (text == name) return value;
    throw WrongContent("unknown name: " + name);
}

int hundredthsFrom(const json& quantity) {
    if (!quantity.is_number()) throw WrongContent("not a quantity: " + quantity.dump());
    const double units = quantity.get<double>();
    if (!(units > 0) || units > kMostUnits) throw WrongContent("quantity out of range: " + quantity.dump());
    const double hundredths = std::round(units * 100);
    if (std::abs(hundredths - units * 100) > 1e-6)
        throw WrongContent("finer than hundredths: " + quantity.dump());
    return static_cast<int>(hundredths);
}

Term termFrom(const json& row) {
    Term term;
    term.unit = named(kUnits, requiredText(row, "unit"));
    if (row.contains("cut_off")) term.cut_off = timeOfDay(row.at("cut_off"));
    if (term.unit == TermUnit::SameDay && !row.contains("cut_off"))
        throw WrongContent("same_day without cut_off");
    if (term.unit != TermUnit::SameDay && term.unit != TermUnit::Other)
        term.hundredths = hundredthsFrom(row.at("quantity"));
    return term;
}

// Labels are optional; one without a field only ends the value before it.
std::vector<FieldLabel> labelsFrom(const json& component) {
    std::vector<FieldLabel> labels;
    for (const auto& row : component.value("labels", json::array())) {
        FieldLabel label{requiredText(row, "text")};
        if (row.contains("field")) {
            label.field = core::domain::fieldFrom(requiredText(row, "field"));
            if (!label.field) throw WrongContent("unknown field: " + row.dump());
        }
        labels.push_back(std::move(label));
    }
    return labels;
}

Component componentFrom(const json& row) {
    Component component;
    component.key = requiredText(row, "key");
    component.code = optionalText(row, "code");
    component.name = requiredText(row, "name");
    component.requirement = named(kRequirements, requiredText(row, "requirement"));
    component.group = optionalText(row, "group");
    component.originals = wholeNumber(row.at("originals"), 0, kMostCopies);
    component.copies = wholeNumber(row.at("copies"), 0, kMostCopies);
    component.titles = row.at("titles").get<std::vector<std::string>>();
    component.labels = labelsFrom(row);
    if ((component.requirement == Requirement::OneOf) == component.group.empty())
        throw WrongContent("a group belongs to one_of, and only there: " + component.key);
    return component;
}

std::vector<Component> componentsFrom(const json& rows) {
    std::vector<Component> components;
    std::set<std::string> keys{core::domain::kIdCardComponent};
    for (const auto& row : rows) {
        components.push_back(componentFrom(row));
        if (!keys.insert(components.back().key).second)
            throw WrongContent("key taken: " + components.back().key);
    }
    return components;
}

std::vector<PresentedPaper> presentedFrom(const json& rows) {
    std::vector<PresentedPaper> papers;
    for (const auto& row : rows)
        papers.push_back({requiredText(row, "name"), optionalFlag(row, "id_card", false)});
    return papers;
}

Procedure procedureFrom(const json& row) {
    Procedure procedure;
    procedure.code = requiredText(row, "code");
    procedure.name = requiredText(row, "name");
    procedure.fieldCode = optionalText(row, "field_code");
    procedure.fieldName = optionalText(row, "field_name");
    procedure.authority = requiredText(row, "authority");
    procedure.term = termFrom(row.at("term"));
    procedure.termText = requiredText(row, "term_text");
    procedure.fee = {wholeNumber(row.at("fee"), 0, kMostDong)};
    procedure.feeText = optionalText(row, "fee_text");
    procedure.result = optionalText(row, "result");
    procedure.nonTerritorial = optionalFlag(row, "non_territorial", false);
    procedure.byPost = optionalFlag(row, "by_post", false);
    procedure.components = componentsFrom(row.at("components"));
    procedure.presented = presentedFrom(row.at("presented"));
    procedure.version = requiredText(row, "version");
    return procedure;
}

} // namespace

std::vector<Procedure> proceduresFrom(const json& file) {
    std::vector<Procedure> procedures;
    std::set<std::string> codes;
    for (const auto& row : file.at("procedures")) {
        procedures.push_back(procedureFrom(row));
        if (!codes.insert(procedures.back().code).second)
            throw WrongContent("procedure twice: " + procedures.back().code);
    }
    return procedures;
}

} // namespace core::catalogue
