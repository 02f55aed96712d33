// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "core/domain/codes.h"
#include "tests/core/catalogue/catalogue_files.h"

#include <catch2/catch.hpp>

#include <utility>

using core::catalogue::Catalogue;
using core::domain::DomainCode;
using namespace std::chrono_literals;

namespace {

constexpr core::base::Date kDay{std::chrono::year{2026}, std::chrono::December, std::chrono::day{1}};

struct Spoilt {
    const char* from;
    const char* to;
};

void checkRefused(const tests::CatalogueFiles& files, const std::string& file) {
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().is(DomainCode::CatalogueUnreadable));
    CHECK(catalogue.error().args == std::vector<std::string>{files.path(file)});
    CHECK(catalogue.error().detail.size() > files.path(file).size() + 2);
}

} // namespace

TEST_CASE("Every field of a procedure is read") {
    const tests::CatalogueFiles files;
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    const auto found = (*catalogue)->find("1.000001", kDay);
    REQUIRE(found);
    CHECK(found->name == "Thủ tục mẫu");
    CHECK(found->fieldCode == "G15-TP07");
    CHECK(found->fieldName == "Hộ tịch");
    CHECK(found->authority == "UBND");
    CHECK(found->term.unit == core::domain::TermUnit::WorkingDay);
    CHECK(found->term.hundredths == 350);
    CHECK(found->termText == "3,5 ngày");
    CHECK(found->fee.amount == 8000);
    CHECK(found->feeText == "8.000 đồng");
    CHECK(found->result == "Giấy mẫu");
    CHECK(found->nonTerritorial);
    CHECK(found->byPost);
    CHECK(found->version == "v1");
    REQUIRE(found->presented.size() == 1);
    CHECK(found->presented[0].isIdCard);
}

TEST_CASE("Every field of a component is read") {
    const tests::CatalogueFiles files;
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    const auto found = (*catalogue)->find("1.000001", kDay);
    REQUIRE((found && found->components.size() == 1));
    const auto& component = found->components[0];
    CHECK(component.key == "form");
    CHECK(component.code == "G15-1");
    CHECK(component.name == "Tờ khai");
    CHECK(component.requirement == core::domain::Requirement::OneOf);
    CHECK(component.group == "g");
    CHECK(component.originals == 1);
    CHECK(component.copies == 2);
    CHECK(component.titles == std::vector<std::string>{"TỜ KHAI"});
}

TEST_CASE("The calendar is read, without the days that are not in force") {
    const tests::CatalogueFiles files;
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    const auto& calendar = (*catalogue)->calendar();
    CHECK(calendar.version == "c1");
    CHECK(calendar.day_hours == 8h);
    CHECK(calendar.spans == std::vector<core::domain::Span>{{7h, 11h + 30min}, {13h + 30min, 17h}});
    CHECK(calendar.off == std::set{*core::base::dateFromIso("2026-09-02")});
    CHECK(calendar.worked == std::set{*core::base::dateFromIso("2026-08-22")});
}

TEST_CASE("Switching 24/11 on in the calendar's data makes it a holiday") {
    const tests::CatalogueFiles files;
    files.spoil("calendar.json", R"("in_force": false)", R"("in_force": true)");
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    CHECK_FALSE((*catalogue)->calendar().counts(*core::base::dateFromIso("2026-11-24")));
}

TEST_CASE("A day of the calendar is read with its kind, its name and whether it is confirmed") {
    const tests::CatalogueFiles files;
    files.spoil("calendar.json", R"({"date": "2026-08-22"})",
                R"({"date": "2026-08-22", "kind": "swap", "name": "Làm bù", "confirmed": false})");
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    const auto& notes = (*catalogue)->calendar().notes;
    CHECK(notes.size() == 2); // none of the day that is not in force
    CHECK(notes.at(*core::base::dateFromIso("2026-09-02")) == core::domain::DayNote{});
    CHECK(notes.at(*core::base::dateFromIso("2026-08-22")) ==
          core::domain::DayNote{core::domain::DayKind::Swap, "Làm bù", false});
}

TEST_CASE("Weekdays with hours of their own and the sources of years are read") {
    const tests::CatalogueFiles files;
    files.spoil("calendar.json", R"("day_minutes": 480,)", R"("day_minutes": 480,
        "weekdays": {"sat": {"spans": [{"from": "07:30", "to": "11:30"}], "counts": false}},
        "years": [{"year": 2026, "source": "a decision", "reviewed": true}],)");
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    const auto& calendar = (*catalogue)->calendar();
    CHECK(calendar.weekdays ==
          std::map<unsigned, core::domain::WeekdayHours>{{6, {{{7h + 30min, 11h + 30min}}, false}}});
    CHECK(calendar.years == std::map<int, core::domain::YearSource>{{2026, {"a decision", true}}});
    CHECK(calendar.isReviewed(2026));
    CHECK_FALSE(calendar.isReviewed(2027));
}

TEST_CASE("A wrong weekday or year of the calendar refuses the catalogue") {
    const auto* wrong = GENERATE(
        R"("weekdays": {"saturday": {"spans": [{"from": "07:30", "to": "11:30"}], "counts": false}})",
        R"("weekdays": {"sat": {"spans": [], "counts": false}})",
        R"("weekdays": {"sat": {"spans": [{"from": "07:30", "to": "11:30"}]}})", R"("weekdays": [])",
        R"("years": [{"year": 2026, "source": "", "reviewed": true}])",
        R"("years": [{"year": 2026, "source": "a"}])",
        R"("years": [{"year": "2026", "source": "a", "reviewed": true}])",
        R"("years": [{"year": 2026, "source": "a", "reviewed": true}, {"year": 2026, "source": "b", "reviewed": true}])");
    const tests::CatalogueFiles files;
    files.spoil("calendar.json", R"("day_minutes": 480,)",
                R"("day_minutes": 480, )" + std::string(wrong) + ",");
    CAPTURE(wrong);
    checkRefused(files, "calendar.json");
}

TEST_CASE("A week in which no day counts refuses the catalogue") {
    const tests::CatalogueFiles files;
    std::string weekdays;
    for (const auto* name : {"mon", "tue", "wed", "thu", "fri"})
        weekdays += (weekdays.empty() ? "\"" : ", \"") + std::string(name) +
                    R"(": {"spans": [{"from": "07:30", "to": "11:30"}], "counts": false})";
    files.spoil("calendar.json", R"("day_minutes": 480,)",
                R"("day_minutes": 480, "weekdays": {)" + weekdays + "},");
    checkRefused(files, "calendar.json");
}

TEST_CASE("A same-day term is read with its cut-off") {
    const tests::CatalogueFiles files;
    files.spoil("procedures.json", R"("working_day", "quantity": 3.5)", R"("same_day", "cut_off": "14:30")");
    const auto catalogue = Catalogue::load(files.folder());
    REQUIRE(catalogue);
    const auto term = (*catalogue)->find("1.000001", kDay)->term;
    CHECK(term.unit == core::domain::TermUnit::SameDay);
    CHECK(term.cut_off == 14h + 30min);
}

TEST_CASE("A file that is not there or no JSON is named with the reason") {
    const tests::CatalogueFiles files;
    const auto file = GENERATE(as<std::string>{}, "procedures.json", "calendar.json", "abbreviations.json");
    SECTION("missing") {
        std::filesystem::remove(files.path(file));
    }
    SECTION("a folder") {
        std::filesystem::remove(files.path(file));
        std::filesystem::create_directory(files.path(file));
    }
    SECTION("empty") {
        files.write(file, "");
    }
    SECTION("cut") {
        files.write(file, std::string(tests::kProcedures).substr(0, 200));
    }
    SECTION("not UTF-8") {
        files.write(file, "{\"version\": \"\xFF\"}");
    }
    SECTION("another kind of JSON") {
        files.write(file, "[1, 2]");
    }
    SECTION("endless nesting") {
        files.write(file, std::string(5000, '['));
    }
    checkRefused(files, file);
}

TEST_CASE("A folder that is not there is refused") {
    const auto catalogue = Catalogue::load("/nonexistent/counterfoil");
    REQUIRE_FALSE(catalogue);
    CHECK(catalogue.error().is(DomainCode::CatalogueUnreadable));
}

TEST_CASE("A wrong field of a procedure refuses the catalogue") {
    const auto spoilt = GENERATE(
        Spoilt{R"("code": "1.000001", )", ""}, Spoilt{R"("1.000001")", "1000001"},
        Spoilt{R"("1.000001")", R"(" ")"}, Spoilt{R"("Thủ tục mẫu")", "\"\xE2\x80\x8B\""},
        Spoilt{"working_day", "working_week"}, Spoilt{"3.5", "\"3.5\""}, Spoilt{"3.5", "0"},
        Spoilt{"3.5", "-1"}, Spoilt{"3.5", "1e9"}, Spoilt{"3.5", "3.555"}, Spoilt{"3.5", "null"},
        Spoilt{R"(, "quantity": 3.5)", ""}, Spoilt{R"("working_day")", R"("same_day")"},
        Spoilt{R"("fee": 8000)", R"("fee": 8000.5)"}, Spoilt{R"("fee": 8000)", R"("fee": -1)"},
        Spoilt{R"("fee": 8000)", R"("fee": 99999999999999999999)"},
        Spoilt{R"("by_post": true)", R"("by_post": 1)"}, Spoilt{R"("version": "v1")", R"("version": "")"},
        Spoilt{R"("presented": [)", R"("presented": [1, )"}, Spoilt{R"("presented")", R"("shown")"},
        Spoilt{R"("procedures")", R"("procs")"});
    const tests::CatalogueFiles files;
    files.spoil("procedures.json", spoilt.from, spoilt.to);
    CAPTURE(spoilt.from, spoilt.to);
    checkRefused(files, "procedures.json");
}

TEST_CASE("A wrong field of a component refuses the catalogue") {
    const auto spoilt = GENERATE(
        Spoilt{R"("key": "form")", R"("key": "")"}, Spoilt{R"("key": "form")", R"("key": "id-card")"},
        Spoilt{R"("one_of")", R"("maybe")"}, Spoilt{R"("group": "g",)", ""},
        Spoilt{R"("one_of")", R"("required")"}, Spoilt{R"("originals": 1)", R"("originals": -1)"},
        Spoilt{R"("copies": 2)", R"("copies": "2")"}, Spoilt{R"(["TỜ KHAI"])", R"("TỜ KHAI")"},
        Spoilt{R"(["TỜ KHAI"])", "[1]"});
    const tests::CatalogueFiles files;
    files.spoil("procedures.json", spoilt.from, spoilt.to);
    CAPTURE(spoilt.from, spoilt.to);
    checkRefused(files, "procedures.json");
}

TEST_CASE("The same procedure or the same component twice refuses the catalogue") {
    const tests::CatalogueFiles files;
    std::string content = tests::kProcedures;
    SECTION("procedure") {
        const auto start = content.find('[') + 1;
        const auto row = content.substr(start, content.rfind(']') - start);
        content.insert(start, row + ",");
    }
    SECTION("component") {
        const auto start = content.find(R"({"key")");
        const auto row = content.substr(start, content.find('}', start) - start + 1);
        content.insert(start, row + ",");
    }
    files.write("procedures.json", content);
    checkRefused(files, "procedures.json");
}

TEST_CASE("A wrong field of the calendar refuses the catalogue") {
    const auto spoilt = GENERATE(
        Spoilt{R"("c1")", R"("")"}, Spoilt{R"("07:00")", R"("7:00")"}, Spoilt{R"("07:00")", R"("07:60")"},
        Spoilt{R"("07:00")", R"("25:00")"}, Spoilt{R"("07:00")", R"("0a:00")"}, Spoilt{R"("07:00")", "700"},
        Spoilt{R"("07:00")", R"("11:30")"}, Spoilt{R"("13:30")", R"("11:30")"},
        Spoilt{R"("17:00")", R"("24:00")"}, Spoilt{"480", "0"}, Spoilt{"480", "1441"}, Spoilt{"480", "480.5"},
        Spoilt{"2026-09-02", "2026-02-30"}, Spoilt{"2026-09-02", "02/09/2026"},
        Spoilt{R"("in_force": false)", R"("in_force": "no")"}, Spoilt{R"("worked")", R"("swap")"},
        Spoilt{R"("off": [)", R"("off": [7, )"},
        Spoilt{R"("2026-09-02"})", R"("2026-09-02", "kind": "feast"})"},
        Spoilt{R"("2026-09-02"})", R"("2026-09-02", "confirmed": 1})"},
        Spoilt{R"({"date": "2026-09-02"})", R"({"date": "2026-09-02"}, {"date": "2026-09-02"})"},
        Spoilt{"2026-08-22", "2026-09-02"});
    const tests::CatalogueFiles files;
    files.spoil("calendar.json", spoilt.from, spoilt.to);
    CAPTURE(spoilt.from, spoilt.to);
    checkRefused(files, "calendar.json");
}

TEST_CASE("A calendar without an opening span refuses the catalogue") {
    const tests::CatalogueFiles files;
    files.write("calendar.json",
                R"({"version": "1", "spans": [], "day_minutes": 480, "off": [], "worked": []})");
    checkRefused(files, "calendar.json");
}

TEST_CASE("Labels of a form are optional; a field that nobody knows refuses the file") {
    const tests::CatalogueFiles files;
    const std::string titles = R"("titles": ["TỜ KHAI"])";
    files.spoil("procedures.json", titles,
                titles +
                    R"(, "labels": [{"text": "Họ và tên", "field": "owner.name"}, {"text": "Giới tính"}])");
    const auto loaded = Catalogue::load(files.folder());
    REQUIRE(loaded);
    const auto labels = (*loaded)->find("1.000001", kDay)->components.at(0).labels;
    REQUIRE(labels.size() == 2);
    CHECK(labels[0].field == core::domain::Field::OwnerName);
    CHECK_FALSE(labels[1].field);
    for (const std::string wrong :
         {R"([{"text": "Họ và tên", "field": "owner.nam"}])", R"([{"text": ""}])", "[1]"}) {
        files.spoil("procedures.json", titles, std::string(titles).append(R"(, "labels": )").append(wrong));
        CHECK_FALSE(Catalogue::load(files.folder()));
    }
}

TEST_CASE("Source, doubts, codes that are set aside and the record's own words are read") {
    const tests::CatalogueFiles files;
    files.spoil("procedures.json", R"("version": "v1",)", R"("version": "v1", "unconfirmed": ["fee", "term"],
        "set_aside": ["G15-9"], "source": {"url": "https://portal/1", "updated": "2026-04-15"},)");
    const auto loaded = Catalogue::load(files.folder());
    REQUIRE(loaded);
    const auto procedure = (*loaded)->find("1.000001", kDay).value();
    using core::domain::ProcedurePart;
    CHECK(procedure.unconfirmed == std::set{ProcedurePart::Fee, ProcedurePart::Term});
    CHECK(procedure.setAside == std::vector<std::string>{"G15-9"});
    CHECK(procedure.source == core::domain::RecordSource{"https://portal/1", "2026-04-15", ""});
    files.spoil("procedures.json", R"("version": "v1",)", R"("version": "v1", "unconfirmed": ["price"],)");
    checkRefused(files, "procedures.json");
}

TEST_CASE("A shipped procedure may have a later version, which holds from its day on") {
    const tests::CatalogueFiles files;
    std::string content = tests::kProcedures;
    const auto start = content.find('[') + 1;
    auto later = content.substr(start, content.rfind(']') - start);
    later.replace(later.find(R"("v1")"), 4, R"("v2", "from": "2026-12-15")");
    files.write("procedures.json", content.insert(content.rfind(']'), "," + later));
    const auto loaded = Catalogue::load(files.folder());
    REQUIRE(loaded);
    const auto on = [&](const char* day) {
        return (*loaded)->find("1.000001", *core::base::dateFromIso(day))->version;
    };
    CHECK(on("2026-12-14") == "v1");
    CHECK(on("2026-12-15") == "v2");
    CHECK((*loaded)->findVersion("1.000001", "v1"));
    CHECK((*loaded)->versions("1.000001").size() == 2);
}

TEST_CASE("An abbreviation of two words, of none, or for nothing refuses the catalogue") {
    const auto* wrong = GENERATE(R"({"k s": ["khai sinh"]})", R"({"?": ["khai sinh"]})", R"({"ks": []})",
                                 R"({"ks": [""]})", R"({"ks": "khai sinh"})", R"({"ks": [1]})");
    const tests::CatalogueFiles files;
    files.write("abbreviations.json", R"({"abbreviations": )" + std::string(wrong) + "}");
    CAPTURE(wrong);
    checkRefused(files, "abbreviations.json");
}
