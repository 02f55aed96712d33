// SPDX-License-Identifier: GPL-3.0-or-later
// What an import would change: against what is in force on its day, with what this counter has added.
#include "core/domain/codes.h"
#include "core/domain/sorting.h"
#include "tests/core/catalogue/import_sample.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <optional>

using core::catalogue::Catalogue;
using core::catalogue::ImportPlan;
using core::catalogue::planImport;
using core::catalogue::ReadFiles;
using core::catalogue::Version;
using core::domain::ChangeKind;
using core::domain::Component;
using core::domain::PartChange;
using core::domain::Procedure;
using core::domain::ProcedurePart;
using core::domain::Requirement;
using nlohmann::json;
using tests::channelRow;
using tests::kImportDay;
using tests::nationalRecordOf;
using tests::paperRow;
using Codes = std::vector<std::string>;
using Parts = std::vector<PartChange>;

namespace {

ImportPlan planOf(const Catalogue& catalogue, const json& records, bool isComplete = false) {
    return planImport(tests::readJson(records), {kImportDay, isComplete}, catalogue);
}

// The catalogue as it is after the import.
Catalogue after(const Catalogue& catalogue, const ImportPlan& plan) {
    std::vector<Version> versions;
    for (const auto* code : {"1.000001", "1.000002", "1.000003"})
        std::ranges::move(catalogue.versions(code), std::back_inserter(versions));
    for (const auto& procedure : plan.release.procedures)
        versions.push_back({procedure, plan.release.from, plan.release.number, false});
    for (const auto& code : plan.release.ended) {
        versions.push_back({{}, plan.release.from, plan.release.number, true});
        versions.back().procedure.code = code;
    }
    return Catalogue(std::move(versions), {});
}

Catalogue imported(const json& records) {
    const Catalogue empty({}, {});
    return after(empty, planOf(empty, records));
}

Codes codesOf(const ImportPlan& plan, ChangeKind kind) {
    Codes codes;
    for (const auto& change : plan.report.changes)
        if (change.kind == kind) codes.push_back(change.code);
    return codes;
}

Component ours(std::string key, std::string code, std::string name, Requirement requirement,
               std::string group = {}) {
    Component component;
    component.key = std::move(key);
    component.code = std::move(code);
    component.name = std::move(name);
    component.requirement = requirement;
    component.group = std::move(group);
    component.originals = 1;
    return component;
}

// As it comes with the program: short names, titles, what is required, one row that is set aside.
Procedure overlaid() {
    auto procedure = tests::readOne(nationalRecordOf("1.000001")).procedure;
    procedure.name = "Mẫu số 1.000001";
    procedure.version = "2026-04-15+sample.1";
    procedure.components = {ours("form", "000.00.00.G15-KQ000001", "Tờ khai", Requirement::Required),
                            ours("proof-a", "KQ5", "Giấy A", Requirement::OneOf, "proof"),
                            ours("proof-b", "KQ5", "Giấy B", Requirement::OneOf, "proof"),
                            ours("local", "", "Giấy của tỉnh", Requirement::Required)};
    procedure.components[0].titles = {"TỜ KHAI"};
    procedure.components[0].labels = {{"Họ và tên", core::domain::Field::OwnerName}};
    procedure.presented = {{"Căn cước", true, "KQ7"}};
    procedure.setAside = {"KQ9"};
    return procedure;
}

json recordForOverlay() {
    auto record = nationalRecordOf("1.000001");
    record["checklist_raw"] = {
        {{"group", ""},
         {"items",
          {paperRow("000.00.00.G15-KQ000001", "Tờ khai đăng ký theo mẫu ban hành kèm theo Thông tư", 2),
           paperRow("KQ5", "Giấy A; nếu không có thì Giấy B"), paperRow("KQ7", "Thẻ căn cước"),
           paperRow("KQ9", "Mẫu điện tử tương tác")}}}};
    return record;
}

} // namespace

TEST_CASE("Procedures that the catalogue does not have are added, every paper optional") {
    const Catalogue empty({}, {});
    const auto plan = planOf(empty, {nationalRecordOf("1.000002"), nationalRecordOf("1.000001")});
    CHECK(codesOf(plan, ChangeKind::Added) == Codes{"1.000001", "1.000002"});
    CHECK_FALSE(plan.refusal);
    CHECK(plan.release.number == 1);
    CHECK(plan.release.from == kImportDay);
    REQUIRE(plan.release.procedures.size() == 2);
    CHECK(plan.release.procedures[0].version == "2026-04-15+import.1");
    for (const auto& component : plan.release.procedures[0].components)
        CHECK(component.requirement == Requirement::Optional);
}

TEST_CASE("The same records again change nothing, and that is refused") {
    const json records{nationalRecordOf("1.000001"), nationalRecordOf("1.000002")};
    const auto catalogue = imported(records);
    const auto plan = planOf(catalogue, records);
    CHECK(plan.report.unchanged == 2);
    CHECK(plan.report.changes.empty());
    CHECK(plan.release.procedures.empty());
    REQUIRE(plan.refusal);
    CHECK(plan.refusal->is(core::domain::DomainCode::NothingToImport));
}

TEST_CASE("A change is told part by part, with what was and what will be") {
    const auto catalogue = imported({nationalRecordOf("1.000001"), nationalRecordOf("1.000002")});
    auto record = nationalRecordOf("1.000001");
    record["name"] = "Tên khác";
    record["channels"] = {channelRow("DIRECT", 5.5, "WORKING_DAY",
                                     {{{"type", "FEE"}, {"value_vnd", 12000}, {"text", "Miễn khi nghèo"}}})};
    record["processing_cases"] = nullptr;
    record["checklist_raw"][0]["items"] = {paperRow("000.00.00.G15-KQ000001", "Tờ khai theo mẫu", 1, 2),
                                           paperRow("KQ3", "Giấy mới")};
    const auto plan = planOf(catalogue, {record, nationalRecordOf("1.000002")});
    CHECK(plan.report.unchanged == 1);
    REQUIRE(codesOf(plan, ChangeKind::Changed) == Codes{"1.000001"});
    CHECK(plan.report.changes[0].parts ==
          Parts{{ProcedurePart::Name, "", "Thủ tục mẫu số 1.000001", "Tên khác"},
                {ProcedurePart::Term, "", "working_day 3", "working_day 5.5"},
                {ProcedurePart::TermText, "", "03 ngày làm việc", "5,5 ngày làm việc"},
                {ProcedurePart::Fee, "", "8000", "12000"},
                {ProcedurePart::FeeText, "", "", "12.000 đ: Miễn khi nghèo"},
                {ProcedurePart::Post, "", "yes", "no"},
                {ProcedurePart::Component, "g15-kq000001", "optional 1/0 Tờ khai theo mẫu",
                 "optional 1/2 Tờ khai theo mẫu"},
                {ProcedurePart::Component, "kq3", "", "optional 1/0 Giấy mới"}});
    CHECK(plan.release.procedures.size() == 1); // what is unchanged is not written again
}

TEST_CASE("A dossier's version is found after imports, and the day decides what is in force") {
    const auto first = imported({nationalRecordOf("1.000001")});
    auto record = nationalRecordOf("1.000001");
    record["name"] = "Tên khác";
    auto plan = planImport(tests::readJson(record), {*core::base::dateFromIso("2027-01-01"), false}, first);
    const auto second = after(first, plan);
    CHECK(second.find("1.000001", *core::base::dateFromIso("2026-12-31"))->name == "Thủ tục mẫu số 1.000001");
    CHECK(second.find("1.000001", *core::base::dateFromIso("2027-01-01"))->name == "Tên khác");
    CHECK_FALSE(second.find("1.000001", *core::base::dateFromIso("2026-12-14")));
    CHECK(second.findVersion("1.000001", "2026-04-15+import.1")->name == "Thủ tục mẫu số 1.000001");
    CHECK(second.findVersion("1.000001", "2026-04-15+import.2")->name == "Tên khác");
    CHECK_FALSE(second.findVersion("1.000001", "2026-04-15+import.3"));
    CHECK(second.nextRelease() == 3);
}

TEST_CASE("What this counter has added survives the national record") {
    const Catalogue catalogue({{overlaid()}}, {});
    const auto plan = planOf(catalogue, recordForOverlay());
    REQUIRE(plan.release.procedures.size() == 1);
    const auto& next = plan.release.procedures[0];
    CHECK(next.name == "Mẫu số 1.000001"); // without the portal's word before it, it is the same
    REQUIRE(next.components.size() == 4);
    CHECK(next.components[0].key == "form");
    CHECK(next.components[0].name == "Tờ khai");
    CHECK(next.components[0].sourceName == "Tờ khai đăng ký theo mẫu ban hành kèm theo Thông tư");
    CHECK(next.components[0].requirement == Requirement::Required);
    CHECK(next.components[0].titles == Codes{"TỜ KHAI"});
    CHECK(next.components[0].labels.size() == 1);
    CHECK(next.components[0].originals == 2); // a fact of the record
    CHECK(next.components[1].group == "proof");
    CHECK(next.components[2].key == "proof-b");
    CHECK(next.components[3].key == "local");
    CHECK(next.presented == std::vector<core::domain::PresentedPaper>{{"Căn cước", true, "KQ7"}});
    CHECK(next.setAside == Codes{"KQ9"});
    // And again: nothing is new any more.
    CHECK(planOf(after(catalogue, plan), recordForOverlay()).report.unchanged == 1);
}

TEST_CASE("A row that the record no longer has goes, a choice of one becomes what is required") {
    const Catalogue catalogue({{overlaid()}}, {});
    auto record = recordForOverlay();
    record["checklist_raw"][0]["items"] = {paperRow("KQ8", "Giấy mới")};
    const auto plan = planOf(catalogue, record);
    const auto& next = plan.release.procedures.at(0);
    REQUIRE(next.components.size() == 2);
    CHECK(next.components[0].key == "local");
    CHECK(next.components[1].key == "kq8");
    CHECK(next.presented.empty());

    auto procedure = overlaid();
    procedure.components[2].code = "KQ6";
    const auto left = planOf(Catalogue({{procedure}}, {}), recordForOverlay()).release.procedures.at(0);
    REQUIRE(left.components[1].key == "proof-a");
    CHECK(left.components[1].requirement == Requirement::Required);
    CHECK(left.components[1].group.empty());
}

TEST_CASE(
    "A term or fee that the record tells uncertainly does not replace one that is known; both are told") {
    auto procedure = overlaid();
    procedure.term = {core::domain::TermUnit::SameDay, 0, std::chrono::hours(15)};
    procedure.termText = "Trong ngày";
    const Catalogue catalogue({{procedure}}, {});
    auto record = recordForOverlay();
    record["channels"] = {channelRow(
        "DIRECT", 5, "OTHER", {{{"type", "FEE"}, {"value_vnd", 0}, {"text", "Theo Hội đồng nhân dân"}}})};
    const auto plan = planOf(catalogue, record);
    const auto& next = plan.release.procedures.at(0);
    CHECK(next.term == procedure.term);
    CHECK(next.termText == "Trong ngày");
    CHECK(next.fee.amount == 8000);
    CHECK(next.feeText == "Theo Hội đồng nhân dân");
    CHECK(next.unconfirmed.empty());
    REQUIRE(codesOf(plan, ChangeKind::Kept) == Codes{"1.000001"});
    CHECK(plan.report.changes.back().parts ==
          Parts{{ProcedurePart::Term, "", "same_day 15:00", "working_day 3"}});
    // A record that is certain is followed.
    record["channels"] = {channelRow("DIRECT", 4, "WORKING_DAY")};
    record["processing_cases"] = nullptr;
    CHECK(planOf(catalogue, record).release.procedures.at(0).term ==
          core::domain::Term{core::domain::TermUnit::WorkingDay, 400});
}

TEST_CASE("A complete import ends what it lacks, from its day on; another one ends nothing") {
    const json both{nationalRecordOf("1.000001"), nationalRecordOf("1.000002")};
    const auto catalogue = imported(both);
    CHECK(codesOf(planOf(catalogue, {nationalRecordOf("1.000003")}), ChangeKind::Ended).empty());
    const auto plan = planOf(catalogue, {nationalRecordOf("1.000002")}, true);
    CHECK(codesOf(plan, ChangeKind::Ended) == Codes{"1.000001"});
    CHECK(plan.release.ended == Codes{"1.000001"});
    CHECK_FALSE(plan.refusal);
    const auto later = after(catalogue, plan);
    CHECK_FALSE(later.find("1.000001", kImportDay));
    CHECK(later.findVersion("1.000001", "2026-04-15+import.1"));
    // It may come back.
    CHECK(codesOf(planOf(later, both), ChangeKind::Added) == Codes{"1.000001"});
}

TEST_CASE("A record that was left out ends nothing: with its code its procedure stays, without one the "
          "import is refused") {
    const auto catalogue = imported({nationalRecordOf("1.000001"), nationalRecordOf("1.000002")});
    auto broken = nationalRecordOf("1.000001");
    broken["name"] = nullptr;
    const auto named = planOf(catalogue, {broken, nationalRecordOf("1.000002")}, true);
    CHECK(codesOf(named, ChangeKind::Ended).empty());
    broken["code"] = nullptr;
    const auto nameless = planOf(catalogue, {broken, nationalRecordOf("1.000003")}, true);
    REQUIRE(nameless.refusal);
    CHECK(nameless.refusal->is(core::domain::DomainCode::ImportNotWhole));
    CHECK(nameless.release.ended.empty());
}

TEST_CASE("A province's table changes the cells it tells, and names what is required") {
    const auto catalogue = imported({nationalRecordOf("1.000001")});
    const tests::ImportFolder folder;
    const auto table = [&](const std::string& content) {
        return planImport(core::catalogue::readFiles({folder.write("t.csv", content)}, tests::termWords()),
                          {kImportDay, false}, catalogue);
    };
    const auto plan = table("code;name;fee;component;component_code;requirement\n"
                            "1.000001;mẫu số 1.000001;9000;Tờ khai;000.00.00.G15-KQ000001;required\n");
    REQUIRE(plan.report.changes.size() == 1);
    CHECK(plan.report.changes[0].parts == Parts{{ProcedurePart::Fee, "", "8000", "9000"},
                                                {ProcedurePart::Component, "g15-kq000001",
                                                 "optional 1/0 Tờ khai theo mẫu", "required 1/0 Tờ khai"}});
    // The next national record keeps what was told to be required.
    auto record = nationalRecordOf("1.000001");
    const auto again = planOf(after(catalogue, plan), record);
    CHECK(again.release.procedures.at(0).components.at(0).requirement == Requirement::Required);
    // A new procedure needs an authority.
    const auto unknown = table("code;name\n1.000009;Chín\n");
    REQUIRE(unknown.report.leftOut.size() == 1);
    CHECK(unknown.report.leftOut[0].args == Codes{"authority"});
    CHECK(unknown.refusal);
}

TEST_CASE("The shipped procedures go through the project's own records and keep every paper of theirs") {
    const auto shipped = Catalogue::load(COUNTERFOIL_CATALOGUE_FOLDER);
    REQUIRE(shipped);
    const auto plan = planImport(
        core::catalogue::readFiles({COUNTERFOIL_TEST_RECORDS "/national.json"}, tests::termWords()),
        {kImportDay, false}, **shipped);
    CHECK(plan.report.leftOut.empty());
    CHECK(codesOf(plan, ChangeKind::Added).empty());
    for (const auto& next : plan.release.procedures) {
        const auto before = (*shipped)->find(next.code, kImportDay).value();
        CAPTURE(next.code);
        CHECK(next.name == before.name);
        CHECK(next.components.size() >= before.components.size());
        for (const auto& component : before.components) {
            CAPTURE(component.key);
            const auto kept = std::ranges::find(next.components, component.key, &Component::key);
            REQUIRE(kept != next.components.end());
            CHECK(kept->requirement == component.requirement);
            CHECK(kept->titles == component.titles);
        }
        // Nothing that is certain becomes less certain.
        for (const auto part : next.unconfirmed)
            CHECK(before.unconfirmed.contains(part));
    }
}
