// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "core/domain/codes.h"

#include <catch2/catch.hpp>

#include <utility>

using core::catalogue::Catalogue;
using core::catalogue::Version;
using Codes = std::vector<std::string>;

namespace {

constexpr core::base::Date kDay{std::chrono::year{2026}, std::chrono::December, std::chrono::day{1}};

Version procedure(std::string code, std::string name, std::string fieldCode, std::string fieldName,
                  std::string component = {}) {
    Version version;
    auto& result = version.procedure;
    result.code = std::move(code);
    result.name = std::move(name);
    result.fieldCode = std::move(fieldCode);
    result.fieldName = std::move(fieldName);
    if (!component.empty()) result.components.emplace_back().name = std::move(component);
    return version;
}

Catalogue sample(core::catalogue::Uses uses = {}) {
    return Catalogue({procedure("1.004884", "Đăng ký lại khai sinh", "G15-TP07", "Hộ tịch"),
                      procedure("1.001193", "Đăng ký khai sinh", "G15-TP07", "Hộ tịch"),
                      procedure("1.004222", "Đăng ký thường trú", "G01-CA05", "Cư trú"),
                      procedure("1.000001", "Hoà giải tịch thu", "", ""),
                      procedure("2.000815", "Chứng thực bản sao", "G15-TP07", "Hộ tịch",
                                "Giấy phép lái xe cần chứng thực")},
                     {}, {{"ks", {"khai sinh"}}, {"gplx", {"giay phep lai xe"}}}, std::move(uses));
}

Codes hits(std::string_view query, std::size_t most = Catalogue::kAll, core::catalogue::Uses uses = {}) {
    Codes codes;
    for (const auto& found : sample(std::move(uses)).search(query, kDay, most))
        codes.push_back(found.code);
    return codes;
}

} // namespace

TEST_CASE("Words are found with and without accents, in any case and order") {
    CHECK(hits("khai sinh") == Codes{"1.001193", "1.004884"});
    CHECK(hits("SINH khai") == Codes{"1.001193", "1.004884"});
    CHECK(hits("khai sinh đăng ký") == Codes{"1.001193", "1.004884"});
    CHECK(hits("thuong tru") == Codes{"1.004222"});
    CHECK(hits("Thường Trú") == Codes{"1.004222"});
    CHECK(hits("dang ky") == Codes{"1.004884", "1.001193", "1.004222"});
    CHECK(hits("hòa") == Codes{"1.000001"});
}

TEST_CASE("The beginning of a word is enough, its middle is not") {
    CHECK(hits("thuo tr") == Codes{"1.004222"});
    CHECK(hits("inh").empty());
}

TEST_CASE("Codes are found whole and in part") {
    CHECK(hits("1.001193") == Codes{"1.001193"});
    CHECK(hits("001193") == Codes{"1.001193"});
    CHECK(hits("1.0042") == Codes{"1.004222"});
    CHECK(hits("G01-CA05") == Codes{"1.004222"});
    CHECK(hits("ca05") == Codes{"1.004222"});
    CHECK(hits("4222") == Codes{"1.004222"});
}

TEST_CASE("A hit in the name comes before a hit in the field") {
    CHECK(hits("tich") == Codes{"1.000001", "1.004884", "1.001193", "2.000815"});
    CHECK(hits("ho tich") == Codes{"1.000001", "1.004884", "1.001193", "2.000815"});
    CHECK(hits("tru") == Codes{"1.004222"});
}

TEST_CASE("Every word has to be found") {
    CHECK(hits("khai sinh lai") == Codes{"1.004884"});
    CHECK(hits("khai sinh tru").empty());
}

TEST_CASE("An empty query answers everything in catalogue order") {
    const Codes all{"1.004884", "1.001193", "1.004222", "1.000001", "2.000815"};
    CHECK(hits("") == all);
    CHECK(hits(" \t\r\n ") == all);
}

TEST_CASE("A query without a word or not in UTF-8 finds nothing") {
    CHECK(hits("???").empty());
    CHECK(hits("\xFF\xFE").empty());
    CHECK(hits(std::string(100000, 'a')).empty());
}

TEST_CASE("A procedure is found by its exact code only") {
    const auto catalogue = sample();
    CHECK(catalogue.find("1.001193", kDay)->name == "Đăng ký khai sinh");
    const auto missing = catalogue.find("1.00119", kDay);
    REQUIRE_FALSE(missing);
    CHECK(missing.error().is(core::domain::DomainCode::UnknownProcedure));
    CHECK(missing.error().args == Codes{"1.00119"});
    CHECK_FALSE(catalogue.find("", kDay));
}

TEST_CASE("Abbreviations of the list stand for their words, alone and beside others") {
    CHECK(hits("ks") == Codes{"1.001193", "1.004884"});
    CHECK(hits("KS lai") == Codes{"1.004884"});
    CHECK(hits("dang ky ks") == Codes{"1.001193", "1.004884"});
    CHECK(hits("ks tru").empty());
}

TEST_CASE("First letters of neighbouring words of the name are found behind whole words") {
    CHECK(hits("dkks") == Codes{"1.001193"});
    CHECK(hits("dklks") == Codes{"1.004884"});
    CHECK(hits("ctbs") == Codes{"2.000815"});
    CHECK(hits("dk") == Codes{"1.004884", "1.001193", "1.004222"});
    CHECK(hits("dkls").empty());
}

TEST_CASE("Words of a component are found behind everything else") {
    CHECK(hits("lai xe") == Codes{"2.000815"});
    CHECK(hits("lai") == Codes{"1.004884", "2.000815"});
    CHECK(hits("chung thuc lai xe") == Codes{"2.000815"});
}

TEST_CASE("Of equally good ones those come first that this counter has taken most often") {
    CHECK(hits("dang ky", Catalogue::kAll, {{"1.004222", 7}, {"1.001193", 9}}) ==
          Codes{"1.001193", "1.004222", "1.004884"});
    CHECK(hits("lai", Catalogue::kAll, {{"2.000815", 100}}) == Codes{"1.004884", "2.000815"});
    CHECK(hits("", Catalogue::kAll, {{"2.000815", 100}}).front() == "1.004884");
}

TEST_CASE("No more are answered than were asked for, the best ones") {
    CHECK(hits("dang ky", 2) == Codes{"1.004884", "1.001193"});
    CHECK(hits("khai sinh", 1) == Codes{"1.001193"});
    CHECK(hits("", 3).size() == 3);
    CHECK(hits("khai", 0).empty());
}

TEST_CASE("A query of thousands of words finds nothing") {
    std::string query;
    for (int i = 0; i < 50'000; ++i)
        query += "dang ";
    CHECK(hits(query).empty());
}

TEST_CASE("Only what is in force on the day is found, each procedure once") {
    auto old = procedure("1.000002", "Khai tử", "", "");
    auto later = procedure("1.000002", "Khai tử lưu động", "", "");
    later.from = *core::base::dateFromIso("2026-12-15");
    auto ended = procedure("1.000002", "", "", "");
    ended.from = *core::base::dateFromIso("2027-01-01");
    ended.ended = true;
    const Catalogue catalogue({old, later, ended}, {});
    const auto on = [&](const char* day) {
        return catalogue.search("khai tu", *core::base::dateFromIso(day), Catalogue::kAll);
    };
    REQUIRE(on("2026-12-14").size() == 1);
    CHECK(on("2026-12-14").front().name == "Khai tử");
    REQUIRE(on("2026-12-15").size() == 1);
    CHECK(on("2026-12-15").front().name == "Khai tử lưu động");
    CHECK(on("2027-01-01").empty());
    CHECK_FALSE(catalogue.find("1.000002", *core::base::dateFromIso("2027-01-01")));
    CHECK(catalogue.find("1.000002", *core::base::dateFromIso("2026-12-31")));
}
