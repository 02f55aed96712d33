// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/numbering.h"

#include "core/domain/codes.h"

#include <catch2/catch.hpp>

#include <utility>

using namespace core::domain;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

const base::Date kDay{year(2026), month(11), day(21)};

NumberRange range(std::string unit = "H15.50.05.13", int first = 1, int last = 9999) {
    return {std::move(unit), "Q07", first, last};
}

} // namespace

TEST_CASE("An official number joins unit code, day and sequence") {
    const auto number = officialNumber(range(), base::Date(year(2026), month(10), day(8)), 975);
    REQUIRE(number);
    CHECK(number->text == "H15.50.05.13-261008-0975");
    CHECK_FALSE(number->provisional);
    CHECK(isOfficialNumber(number->text));
}

TEST_CASE("A provisional number carries its check character") {
    CHECK(provisionalNumber("Q07", kDay, 42).text == "TAM-Q07-261121-0042-E");
    CHECK(provisionalNumber("100000", kDay, 1).text == "TAM-100000-261121-0001-A");
    CHECK(provisionalNumber("Q07", kDay, 42).provisional);
}

TEST_CASE("The counter's name is brought to letters and digits in a provisional number") {
    CHECK(provisionalNumber(" q-07 ", kDay, 42).text == "TAM-Q07-261121-0042-E");
    CHECK(provisionalNumber("Quầy Đ7", kDay, 1).text.starts_with("TAM-QUAYD7-261121-0001-"));
    CHECK(isProvisionalNumber(provisionalNumber("", kDay, 1).text));
    CHECK(isProvisionalNumber(provisionalNumber("\xFF", kDay, 12345).text));
}

TEST_CASE("A wrong unit code stops the numbering and is named") {
    const auto code = GENERATE(as<std::string>{}, "", ".", "H56.", ".H56", "H56..14", "h56", "H56-14",
                               "H56 14", "Đ56", "H56\n", "H56.000000000000000000000000000000000000");
    CAPTURE(code);
    const auto number = officialNumber(range(code), kDay, 1);
    REQUIRE_FALSE(number);
    CHECK(number.error().is(DomainCode::WrongUnitCode));
    CHECK(number.error().args == std::vector<std::string>{code});
}

TEST_CASE("Unit codes of both generations are taken, up to 35 characters") {
    CHECK(isUnitCode("H56"));
    CHECK(isUnitCode("H15.50.05.13"));
    CHECK(isUnitCode("000.00.14.H56"));
    CHECK(isUnitCode(std::string(35, 'A')));
    CHECK_FALSE(isUnitCode(std::string(36, 'A')));
}

TEST_CASE("A sequence outside the counter's range gives no number") {
    const auto wrong = [](const NumberRange& r, int sequence) {
        const auto number = officialNumber(r, kDay, sequence);
        return !number && number.error().is(DomainCode::NumberRangeUsedUp);
    };
    CHECK(wrong(range("H56", 5000, 5099), 5100));
    CHECK(wrong(range("H56", 5000, 5099), 4999));
    CHECK(wrong(range("H56", 0, 0), 0));
    CHECK(wrong(range("H56", -5, 10), -5));
    CHECK(wrong(range("H56", 9000, 20000), 10000));
    CHECK(wrong(range("H56", 20, 10), 15)); // empty
    CHECK(officialNumber(range("H56", 5000, 5099), kDay, 5000));
    CHECK(officialNumber(range("H56", 5000, 5099), kDay, 5099));
}

TEST_CASE("Official numbers of all generations are recognised after trimming and upper-casing") {
    const auto number = GENERATE(as<std::string>{}, "000.00.14.H56-200101-0001", "H15.50.05.13-261008-0975",
                                 "G09.20-20260609-0092637", "  h56-261121-0001\r\n");
    CAPTURE(number);
    CHECK(isOfficialNumber(number));
}

TEST_CASE("What is no official number is not taken for one") {
    const auto number =
        GENERATE(as<std::string>{}, "", "H56", "H56-261121", "H56-261121-001", "H56-261121-00000001",
                 "H56-2611210-0001", "H56.-261121-0001", "-261121-0001", "H56-261121-0001-",
                 "H56-26112A-0001", "H56 -261121-0001", "TAM-Q07-261121-0042-E", "\xFF-261121-0001");
    CAPTURE(number);
    CHECK_FALSE(isOfficialNumber(number));
}

TEST_CASE("A provisional number with one wrong or two swapped characters is refused") {
    const std::string good = "TAM-Q07-261121-0042-E";
    CHECK(isProvisionalNumber(good));
    CHECK(isProvisionalNumber(" tam-q07-261121-0042-e\n"));
    for (std::size_t i = 4; i < good.size(); ++i) {
        if (good[i] == '-') continue;
        std::string bad = good;
        bad[i] = bad[i] == '1' ? '7' : '1';
        CAPTURE(bad);
        CHECK_FALSE(isProvisionalNumber(bad));
    }
    CHECK_FALSE(isProvisionalNumber("TAM-Q07-261121-0024-E"));
    CHECK_FALSE(isProvisionalNumber("TAM-Q70-261121-0042-E"));
}

TEST_CASE("What is no provisional number is not taken for one") {
    const auto number = GENERATE(as<std::string>{}, "", "TAM", "TAM--261121-0042-E", "TAM-Q07-261121-42-E",
                                 "TAM-Q07-261121-0042-", "TAM-Q07-261121-0042-E-", "XAM-Q07-261121-0042-E",
                                 "H15.50.05.13-261008-0975");
    CAPTURE(number);
    CHECK_FALSE(isProvisionalNumber(number));
}
