// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/catalogue/catalogue.h"
#include "core/domain/codes.h"

#include <catch2/catch.hpp>

#include <utility>

using core::catalogue::Catalogue;
using core::domain::Procedure;
using Codes = std::vector<std::string>;

namespace {

Procedure procedure(std::string code, std::string name, std::string fieldCode, std::string fieldName) {
    Procedure result;
    result.code = std::move(code);
    result.name = std::move(name);
    result.fieldCode = std::move(fieldCode);
    result.fieldName = std::move(fieldName);
    return result;
}

Catalogue sample() {
    return Catalogue({procedure("1.004884", "Đăng ký lại khai sinh", "G15-TP07", "Hộ tịch"),
                      procedure("1.001193", "Đăng ký khai sinh", "G15-TP07", "Hộ tịch"),
                      procedure("1.004222", "Đăng ký thường trú", "G01-CA05", "Cư trú"),
                      procedure("1.000001", "Hoà giải tịch thu", "", ""),
                      procedure("2.000815", "Chứng thực bản sao", "G15-TP07", "Hộ tịch")},
                     {});
}

Codes hits(std::string_view query) {
    Codes codes;
    for (const auto& found : sample().search(query))
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
    CHECK(catalogue.find("1.001193")->name == "Đăng ký khai sinh");
    const auto missing = catalogue.find("1.00119");
    REQUIRE_FALSE(missing);
    CHECK(missing.error().is(core::domain::DomainCode::UnknownProcedure));
    CHECK(missing.error().args == Codes{"1.00119"});
    CHECK_FALSE(catalogue.find(""));
}
