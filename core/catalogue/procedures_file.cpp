// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/procedures_file.h"

#include "core/catalogue/json_file.h"
#include "core/domain/sorting.h"

#include <algorithm>
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

using core::domain::ProcedurePart;
using core::domain::RecordSource;

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
std::string_view nameIn(const std::array<std::pair<std::string_view, Value>, N>& table, Value value) {
    const auto found = std::ranges::find(table, value, [](const auto& row) { return row.second; });
    return found->first; // each enumerator has its row
}

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
    component.sourceName = optionalText(row, "source_name");
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
        papers.push_back(
            {requiredText(row, "name"), optionalFlag(row, "id_card", false), optionalText(row, "code")});
    return papers;
}

std::set<ProcedurePart> unconfirmedFrom(const json& names) {
    std::set<ProcedurePart> parts;
    for (const auto& name : names) {
        const auto part = core::domain::procedurePartFrom(name.get<std::string>());
        if (!part) throw WrongContent("no part of a procedure: " + name.dump());
        parts.insert(*part);
    }
    return parts;
}

RecordSource sourceFrom(const json& object) {
    return {optionalText(object, "url"), optionalText(object, "updated"), optionalText(object, "seen")};
}

json termJson(const Term& term) {
    json row{{"unit", nameOf(term.unit)}};
    if (term.unit == TermUnit::SameDay) row["cut_off"] = timeText(term.cut_off);
    if (term.hundredths % 100 == 0 && term.hundredths > 0) row["quantity"] = term.hundredths / 100;
    if (term.hundredths % 100 != 0) row["quantity"] = term.hundredths / 100.0;
    return row;
}

json labelsJson(const std::vector<FieldLabel>& labels) {
    json rows = json::array();
    for (const auto& label : labels) {
        rows.push_back({{"text", label.text}});
        if (label.field) rows.back()["field"] = core::domain::nameOf(*label.field);
    }
    return rows;
}

json componentJson(const Component& component) {
    json row{{"key", component.key},
             {"name", component.name},
             {"requirement", nameOf(component.requirement)},
             {"originals", component.originals},
             {"copies", component.copies},
             {"titles", component.titles}};
    if (!component.code.empty()) row["code"] = component.code;
    if (!component.sourceName.empty()) row["source_name"] = component.sourceName;
    if (!component.group.empty()) row["group"] = component.group;
    if (!component.labels.empty()) row["labels"] = labelsJson(component.labels);
    return row;
}

json presentedJson(const PresentedPaper& paper) {
    json row{{"name", paper.name}, {"id_card", paper.isIdCard}};
    if (!paper.code.empty()) row["code"] = paper.code;
    return row;
}

template<class Row>
json listJson(const std::vector<Row>& rows, json (*jsonOfRow)(const Row&)) {
    json list = json::array();
    for (const auto& row : rows)
        list.push_back(jsonOfRow(row));
    return list;
}

} // namespace

std::string_view nameOf(TermUnit unit) {
    return nameIn(kUnits, unit);
}

std::string_view nameOf(Requirement requirement) {
    return nameIn(kRequirements, requirement);
}

TermUnit termUnitFrom(const std::string& name) {
    return named(kUnits, name);
}

Requirement requirementFrom(const std::string& name) {
    return named(kRequirements, name);
}

std::string timeText(std::chrono::minutes time) {
    const auto twoDigits = [](long long value) { return (value < 10 ? "0" : "") + std::to_string(value); };
    return twoDigits(time.count() / 60) + ":" + twoDigits(time.count() % 60);
}

core::base::Date dayFrom(const std::string& text) {
    const auto day = base::dateFromIso(text);
    if (!day) throw WrongContent("not a day: " + text);
    return *day;
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
    procedure.setAside = row.value("set_aside", std::vector<std::string>());
    procedure.unconfirmed = unconfirmedFrom(row.value("unconfirmed", json::array()));
    if (row.contains("source")) procedure.source = sourceFrom(row.at("source"));
    procedure.version = requiredText(row, "version");
    return procedure;
}

json jsonOf(const Procedure& procedure) {
    json unconfirmed = json::array();
    for (const auto part : procedure.unconfirmed)
        unconfirmed.push_back(core::domain::nameOf(part));
    return {{"code", procedure.code},
            {"name", procedure.name},
            {"field_code", procedure.fieldCode},
            {"field_name", procedure.fieldName},
            {"authority", procedure.authority},
            {"term", termJson(procedure.term)},
            {"term_text", procedure.termText},
            {"fee", procedure.fee.amount},
            {"fee_text", procedure.feeText},
            {"result", procedure.result},
            {"non_territorial", procedure.nonTerritorial},
            {"by_post", procedure.byPost},
            {"components", listJson(procedure.components, componentJson)},
            {"presented", listJson(procedure.presented, presentedJson)},
            {"set_aside", procedure.setAside},
            {"unconfirmed", std::move(unconfirmed)},
            {"source",
             {{"url", procedure.source.url},
              {"updated", procedure.source.updated},
              {"seen", procedure.source.seen}}},
            {"version", procedure.version}};
}

std::vector<Version> proceduresFrom(const json& file) {
    std::vector<Version> versions;
    std::set<std::pair<std::string, std::string>> names;
    std::set<std::pair<std::string, base::Date>> days;
    for (const auto& row : file.at("procedures")) {
        Version version{procedureFrom(row)};
        if (row.contains("from")) version.from = dayFrom(requiredText(row, "from"));
        const auto& code = version.procedure.code;
        const bool isNew = names.emplace(code, version.procedure.version).second;
        if (!isNew || !days.emplace(code, version.from).second)
            throw WrongContent("procedure twice: " + code);
        versions.push_back(std::move(version));
    }
    return versions;
}

} // namespace core::catalogue
