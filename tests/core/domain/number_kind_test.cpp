// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/number_kind.h"

#include "core/domain/postal_item.h"
#include "core/domain/tax_code.h"

#include <catch2/catch.hpp>

using namespace core::domain;

TEST_CASE("The check digit of a postal item is that of its serial") {
    struct Row {
        const char* serial;
        char digit;
    };
    const auto row =
        GENERATE(Row{"00071761", '8'}, Row{"00071758", '1'}, Row{"96633102", '0'}, Row{"76129403", '8'},
                 Row{"47110815", '1'}, Row{"47312482", '9'}, Row{"00000000", '5'});
    CAPTURE(row.serial);
    CHECK(itemCheckDigit(row.serial) == row.digit);
    const auto item = itemCodeFrom("RR" + std::string(row.serial) + row.digit + "VN");
    REQUIRE(item);
    CHECK(item->holds());
}

TEST_CASE("No other check digit of a postal item holds") {
    for (char digit = '0'; digit <= '9'; ++digit) {
        const auto item = itemCodeFrom(std::string("EE47312482") + digit + "VN");
        REQUIRE(item);
        CHECK(item->holds() == (digit == '9'));
        CHECK(item->checkDigit == '9');
    }
}

TEST_CASE("One wrong digit of a postal item's serial is always noticed") {
    const std::string right = "RR473124829VN";
    for (std::size_t place = 2; place < 10; ++place) {
        for (char digit = '0'; digit <= '9'; ++digit) {
            auto wrong = right;
            wrong[place] = digit;
            CHECK(itemCodeFrom(wrong)->holds() == (wrong == right));
        }
    }
}

TEST_CASE("A postal item's code is taken from any country, with blanks and small letters") {
    CHECK(itemCodeFrom(" ee 473 124 829 vn\r\n")->text == "EE473124829VN");
    CHECK(itemCodeFrom("RA473124829DE")->holds());
}

TEST_CASE("Other forms are no postal item") {
    const auto* text = GENERATE("", "EE47312482VN", "EE4731248299VN", "E1473124829VN", "EE473124829V1",
                                "EE47312482XVN", "473124829", "EE473124829ĐN");
    CAPTURE(text);
    CHECK_FALSE(itemCodeFrom(text));
    CHECK_FALSE(itemCheckDigit("1234567"));
    CHECK_FALSE(itemCheckDigit("1234567x"));
}

TEST_CASE("An organisation's tax code has a check digit, a branch three digits more") {
    CHECK(taxCodeFrom("0100109106")->holds());
    CHECK(taxCodeFrom("0100109106-001")->text == "0100109106-001");
    CHECK(taxCodeFrom("0100109106001")->text == "0100109106-001");
    CHECK(taxCodeFrom(" 0100 109 106 ")->text == "0100109106");
    const auto wrong = taxCodeFrom("0100109107");
    REQUIRE(wrong);
    CHECK_FALSE(wrong->holds());
    CHECK(wrong->checkDigit == '6');
    // The sum is divisible by 11: no digit would do, so no such code is given out.
    for (char digit = '0'; digit <= '9'; ++digit)
        CHECK_FALSE(taxCodeFrom(std::string("000000000") + digit)->holds());
}

TEST_CASE("Other forms are no tax code") {
    const auto* text = GENERATE("", "010010910", "01001091066", "0100109106-01", "0100109106-0011",
                                "01001091O6", "0100109106.001");
    CAPTURE(text);
    CHECK_FALSE(taxCodeFrom(text));
}

TEST_CASE("A number is known by its form") {
    struct Row {
        const char* typed;
        NumberKind kind;
        const char* text;
    };
    const auto row = GENERATE(
        Row{" h15.50.05.13-261008-0975\n", NumberKind::OfficialDossier, "H15.50.05.13-261008-0975"},
        Row{"G09.20-20260609-0092637", NumberKind::OfficialDossier, "G09.20-20260609-0092637"},
        Row{"TAM-Q07-261121-0042-E", NumberKind::ProvisionalDossier, "TAM-Q07-261121-0042-E"},
        Row{"ee 473124829 vn", NumberKind::PostalItem, "EE473124829VN"},
        Row{"001190000013", NumberKind::PersonalId, "001190000013"},
        Row{"012345678", NumberKind::OldId, "012345678"},
        Row{"0100109106", NumberKind::TaxCode, "0100109106"},
        Row{"1.001193", NumberKind::Procedure, "1.001193"},
        Row{"1.001193.01", NumberKind::ProcedureCase, "1.001193.01"},
        Row{"c1234567", NumberKind::Passport, "C1234567"},
        Row{"P00012345", NumberKind::Passport, "P00012345"}, Row{"", NumberKind::Unknown, ""},
        Row{"ABCDEFG", NumberKind::Unknown, "ABCDEFG"}, Row{"1.00119", NumberKind::Unknown, "1.00119"},
        Row{"1.001193.1", NumberKind::Unknown, "1.001193.1"},
        Row{"CF1;slip", NumberKind::Unknown, "CF1;SLIP"}, Row{"12345", NumberKind::Unknown, "12345"},
        Row{"1234567890123456", NumberKind::Unknown, "1234567890123456"});
    CAPTURE(row.typed);
    const auto number = checkedNumber(row.typed);
    CHECK(number.kind == row.kind);
    CHECK(number.text == row.text);
    CHECK(number.checkHolds);
    CHECK(number.wanted.empty());
}

TEST_CASE("Where a check character does not hold, the right one is named") {
    struct Row {
        const char* typed;
        NumberKind kind;
        const char* wanted;
    };
    const auto row =
        GENERATE(Row{"TAM-Q07-261121-0042-F", NumberKind::ProvisionalDossier, "E"},
                 Row{"EE473124820VN", NumberKind::PostalItem, "9"},
                 Row{"0100109107", NumberKind::TaxCode, "6"}, Row{"0000000001", NumberKind::TaxCode, ""});
    CAPTURE(row.typed);
    const auto number = checkedNumber(row.typed);
    CHECK(number.kind == row.kind);
    CHECK(number.hasCheck);
    CHECK_FALSE(number.checkHolds);
    CHECK(number.wanted == row.wanted);
}
