// SPDX-License-Identifier: GPL-3.0-or-later
// The data files that come with the program.
#include "core/catalogue/catalogue.h"
#include "core/domain/checklist.h"
#include "core/domain/deadline.h"
#include "core/domain/sorting.h"

#include <catch2/catch.hpp>

#include <algorithm>
#include <set>

using namespace core::domain;
using core::catalogue::Catalogue;
using Codes = std::vector<std::string>;

namespace {

constexpr core::base::Date kDay{std::chrono::year{2026}, std::chrono::December, std::chrono::day{1}};

const Catalogue& shipped() {
    static const auto catalogue = Catalogue::load(COUNTERFOIL_CATALOGUE_FOLDER);
    if (!catalogue) FAIL(catalogue.error().detail);
    return **catalogue;
}

Procedure procedure(std::string_view code) {
    const auto found = shipped().find(code, kDay);
    REQUIRE(found);
    return *found;
}

Codes hits(std::string_view query) {
    Codes codes;
    for (const auto& found : shipped().search(query, kDay, Catalogue::kAll))
        codes.push_back(found.code);
    return codes;
}

std::string due(std::string_view received, const Term& term) {
    const auto instant = core::base::fromRfc3339(std::string(received) + ":00+07:00");
    REQUIRE(instant);
    const auto result = appointment(core::base::toLocal(*instant), term, shipped().calendar());
    REQUIRE(result);
    return core::base::toDisplay(*result);
}

} // namespace

TEST_CASE("The shipped catalogue holds the common procedures, those that are asked for most first") {
    const auto all = hits("");
    CHECK(all.size() >= 25);
    CHECK(Codes(all.begin(), all.begin() + 3) == Codes{"1.001193", "1.004873", "1.004222"});
}

TEST_CASE("The shipped procedures are found as clerks type") {
    CHECK(hits("khai sinh") == Codes{"1.001193", "1.004772", "1.004884", "2.000986", "2.000635"});
    CHECK(hits("1.001193") == Codes{"1.001193"});
    CHECK(hits("1193") == Codes{"1.001193"});
    CHECK(hits("ks").front() == "1.001193");
    CHECK(hits("thuong tru") == Codes{"1.004222", "1.003197", "2.000986"});
    CHECK(hits("tt")[0] == "1.004222");
    CHECK(hits("ho tich") == Codes{"2.000547", "2.002516", "2.000635", "1.013314", "1.000894", "1.004837",
                                   "2.000513", "1.004873", "1.004772", "1.001193", "1.000656", "1.004827",
                                   "1.004884"});
    CHECK(hits("tinh trang hon nhan") == Codes{"1.004873"});
    CHECK(hits("tthn") == Codes{"1.004873"});
    CHECK(hits("kh").front() == "1.000894");
    CHECK(hits("giay chung sinh") == Codes{"1.001193", "2.000986"});
}

TEST_CASE("Every shipped procedure names its source, or says what of it is unconfirmed") {
    for (const auto& each : shipped().search("", kDay, Catalogue::kAll)) {
        CAPTURE(each.code);
        if (each.source.url.empty()) {
            CHECK_FALSE(each.unconfirmed.empty());
        } else {
            CHECK(each.source.url.starts_with("https://dichvucong.gov.vn/"));
            CHECK(each.version.starts_with(each.source.updated));
            CHECK(core::base::dateFromIso(each.source.seen));
        }
        // What is not certain by its nature is marked: terms that cannot be reckoned, fees that others set.
        if (each.term.unit == TermUnit::Other) CHECK(each.unconfirmed.contains(ProcedurePart::Term));
        CHECK_FALSE(each.components.empty());
    }
}

TEST_CASE("The shipped terms, fees and channels are those of the record") {
    CHECK(due("2026-11-20T15:00", procedure("1.001193").term) == "20/11/2026 17:00");
    CHECK(due("2026-11-20T15:01", procedure("1.001193").term) == "23/11/2026 17:00");
    CHECK(due("2026-11-20T09:15", procedure("1.004873").term) == "25/11/2026 09:15");
    CHECK(due("2026-08-28T10:00", procedure("1.004222").term) == "11/09/2026 10:00");
    CHECK(procedure("1.004222").fee.amount == 20000);
    CHECK_FALSE(procedure("1.004222").byPost);
    CHECK(procedure("1.001193").byPost);
}

TEST_CASE("A birth needs the declaration and one proof of the birth") {
    const auto birth = procedure("1.001193");
    CHECK(blocking(checklist(birth, {})).size() == 2);
    CHECK(blocking(checklist(birth, {{"birth-declaration", 2}, {"birth-certificate", 1}})).empty());
    CHECK(blocking(checklist(birth, {{"birth-declaration", 2}, {"birth-pledge", 1}})).empty());
    REQUIRE_FALSE(birth.presented.empty());
    CHECK(birth.presented.front().isIdCard);
}

TEST_CASE("The shipped calendar gives the appointments of its holidays") {
    const Term day{TermUnit::WorkingDay, 100};
    CHECK(due("2026-01-09T10:00", day) == "10/01/2026 10:00");
    CHECK(due("2026-02-13T16:00", day) == "23/02/2026 16:00");
    CHECK(due("2026-11-23T09:00", day) == "24/11/2026 09:00");
    CHECK(due("2026-04-15T09:00", {TermUnit::Day, 1500}) == "04/05/2026 09:00");
    CHECK(due("2026-12-31T09:00", {TermUnit::Month, 200}) == "01/03/2027 09:00");
    CHECK(due("2026-12-31T14:30", {TermUnit::WorkingDay, 200}) == "05/01/2027 14:30");
    CHECK(due("2027-04-29T09:00", day) == "04/05/2027 09:00");
}

TEST_CASE("The shipped calendar says which of its days are confirmed and which year is not complete") {
    const auto& calendar = shipped().calendar();
    CHECK(calendar.isReviewed(2026));
    CHECK_FALSE(calendar.isReviewed(2027));
    for (const auto& [date, note] : calendar.notes) {
        CAPTURE(core::base::toIso(date));
        CHECK_FALSE(note.name.empty());
        CHECK(calendar.years.contains(static_cast<int>(date.year())));
        // Only the days that stand in the law itself are certain.
        if (note.kind != core::domain::DayKind::Holiday) CHECK_FALSE(note.confirmed);
    }
}

TEST_CASE("Every shipped title brings a page to its own component") {
    for (const auto& each : shipped().search("", kDay, Catalogue::kAll)) {
        for (const auto& component : each.components) {
            for (const auto& title : component.titles) {
                CAPTURE(each.code, title);
                const auto sorted =
                    sortPage({{"CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", title}, false}, each, {});
                CHECK(sorted.component == component.key);
                CHECK(sorted.reason == SortReason::Title);
            }
        }
    }
}

TEST_CASE("No shipped title is taken for another procedure's, whichever procedure is open") {
    const KnownTitles known(shipped().search("", kDay, Catalogue::kAll));
    for (const auto& open : shipped().search("", kDay, Catalogue::kAll)) {
        for (const auto& each : shipped().search("", kDay, Catalogue::kAll)) {
            for (const auto& component : each.components) {
                for (const auto& title : component.titles) {
                    CAPTURE(open.code, title);
                    const auto sorted = sortPage({{title}, false}, open, {}, known);
                    const bool isOwn = std::ranges::any_of(open.components, [&](const Component& own) {
                        return std::ranges::find(own.titles, title) != own.titles.end();
                    });
                    CHECK(sorted.reason == (isOwn ? SortReason::Title : SortReason::OtherTitle));
                    CHECK(sorted.evidence == title);
                }
            }
        }
    }
}

TEST_CASE("The shipped forms with labels have one for the submitter's name and number, among them the common "
          "ones") {
    Codes labelled;
    for (const auto& each : shipped().search("", kDay, Catalogue::kAll)) {
        std::set<Field> fields;
        bool hasForm = false;
        for (const auto& component : each.components) {
            hasForm |= component.requirement == Requirement::Required && !component.labels.empty();
            for (const auto& label : component.labels)
                if (label.field) fields.insert(*label.field);
        }
        if (!hasForm) continue;
        labelled.push_back(each.code);
        CAPTURE(each.code);
        CHECK(fields.contains(Field::SubmitterName));
        CHECK(fields.contains(Field::SubmitterId));
    }
    std::ranges::sort(labelled);
    CHECK(labelled ==
          Codes{"1.001193", "1.003197", "1.004194", "1.004222", "1.004873", "1.010028", "1.010041"});
}
