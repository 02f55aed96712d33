// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/identity.h"

#include "core/domain/codes.h"
#include "core/domain/personal_number.h"

#include <catch2/catch.hpp>

using namespace core::domain;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;
using Doubts = std::vector<IdentityDoubt>;

namespace {

const std::string kSample = "001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu, Hà Nội|15052025";

bool refusedAs(DomainCode code, std::string_view text) {
    const auto identity = parseIdCardCode(text);
    return !identity && identity.error().is(code);
}

Doubts doubtsOf(std::string_view text) {
    const auto identity = parseIdCardCode(text);
    REQUIRE(identity);
    return identity->doubts;
}

} // namespace

TEST_CASE("The code of a card gives the identity as printed") {
    const auto identity = parseIdCardCode(kSample);
    REQUIRE(identity);
    CHECK(identity->personalId == "001190000013");
    CHECK(identity->oldId.empty());
    CHECK(identity->name == "Nguyễn Thị Mẫu");
    CHECK(identity->birth == base::Date(year(1990), month(5), day(15)));
    CHECK(identity->sex == Sex::Female);
    CHECK(identity->address == "Tổ 1, Phường Mẫu, Hà Nội");
    CHECK(identity->issued == base::Date(year(2025), month(5), day(15)));
    CHECK(identity->extra.empty());
    CHECK(identity->doubts.empty());
}

TEST_CASE("The line end of a reader is dropped") {
    const auto end = GENERATE(as<std::string>{}, "\r", "\n", "\r\n", "\t");
    const auto identity = parseIdCardCode(kSample + end);
    REQUIRE(identity);
    CHECK(identity->issued == base::Date(year(2025), month(5), day(15)));
}

TEST_CASE("Decomposed letters are composed") {
    const auto identity =
        parseIdCardCode("001190000013||Nguye\xCC\x82\xCC\x83n Mẫu|15051990|Nu\xCC\x9B\xCC\x83|X|15052025");
    REQUIRE(identity);
    CHECK(identity->name == "Nguyễn Mẫu");
    CHECK(identity->sex == Sex::Female);
}

TEST_CASE("Fields after the seventh are kept raw, in order") {
    const auto identity = parseIdCardCode(kSample + "|012345678|Trần Văn Mẫu|");
    REQUIRE(identity);
    CHECK(identity->extra == std::vector<std::string>{"012345678", "Trần Văn Mẫu", ""});
    CHECK(identity->doubts.empty());
}

TEST_CASE("An old number has nine digits; anything else in its place is kept raw") {
    CHECK(parseIdCardCode("001190000013|012345678|Mẫu|15051990|Nữ|X|15052025")->oldId == "012345678");
    const auto odd = parseIdCardCode("001190000013|001090000014|Mẫu|15051990|Nữ|X|15052025");
    REQUIRE(odd);
    CHECK(odd->oldId.empty());
    CHECK(odd->extra == std::vector<std::string>{"001090000014"});
}

TEST_CASE("Control characters and bytes that are not UTF-8 are refused") {
    CHECK(refusedAs(DomainCode::NotAnIdCardCode, kSample.substr(0, 20) + "\x1D" + kSample.substr(20)));
    CHECK(refusedAs(DomainCode::NotAnIdCardCode, "001190000013||Mẫu\nX|15051990|Nữ|X|15052025"));
    CHECK(refusedAs(DomainCode::NotAnIdCardCode, "001190000013||Mẫu\xC2\x85|15051990|Nữ|X|15052025"));
    CHECK(refusedAs(DomainCode::NotAnIdCardCode, "001190000013||Mẫu\x7F|15051990|Nữ|X|15052025"));
    CHECK(
        refusedAs(DomainCode::NotAnIdCardCode, std::string("001190000013||M\0u|15051990|Nữ|X|15052025", 38)));
    CHECK(refusedAs(DomainCode::NotAnIdCardCode, "001190000013||M\xFFu|15051990|Nữ|X|15052025"));
}

TEST_CASE("Other texts are not taken for a card") {
    const auto text =
        GENERATE(as<std::string>{}, "", "\r\n", "|", "|||||||", "https://example.vn/?a=1", "001190000013",
                 "CF1;slip;H56-261121-0001;00112233445566778899aabbccddeeff", "a|b|c|d|e|f|g",
                 "001190000013||Mẫu|15051990|Nữ", "001190000013|||15051990|Nữ|X|15052025");
    CAPTURE(text);
    CHECK(refusedAs(DomainCode::NotAnIdCardCode, text));
}

TEST_CASE("A code from the screen of VNeID is named as such") {
    CHECK(refusedAs(DomainCode::VneidScreenCode, "https://vneid.gov.vn/q?t=abc"));
    CHECK(refusedAs(DomainCode::VneidScreenCode,
                    "eyJhbGciOiJFUzI1NiJ9." + std::string(80, 'x') + ".c2lnbmF0dXJl\r"));
}

TEST_CASE("A date that does not exist is refused and its field is named") {
    const auto birth = parseIdCardCode("001190000013||Mẫu|31021990|Nữ|X|15052025");
    REQUIRE_FALSE(birth);
    CHECK(birth.error().is(DomainCode::ImpossibleDate));
    CHECK(birth.error().args == std::vector<std::string>{"birth"});
    const auto issued = parseIdCardCode("001190000013||Mẫu|15051990|Nữ|X|32052025");
    REQUIRE_FALSE(issued);
    CHECK(issued.error().args == std::vector<std::string>{"issued"});
    CHECK(refusedAs(DomainCode::ImpossibleDate, "001190000013||Mẫu|1990|Nữ|X|15052025"));
}

TEST_CASE("Six fields are taken with a doubt, whichever is left out") {
    const auto noOldNumber = parseIdCardCode("001190000013|Nguyễn Mẫu|15051990|Nữ|X|15052025");
    REQUIRE(noOldNumber);
    CHECK(noOldNumber->name == "Nguyễn Mẫu");
    CHECK(noOldNumber->issued.has_value());
    CHECK(noOldNumber->doubts == Doubts{IdentityDoubt::DateForm});
    const auto noIssue = parseIdCardCode("001190000013|012345678|Nguyễn Mẫu|15051990|Nữ|X");
    REQUIRE(noIssue);
    CHECK(noIssue->oldId == "012345678");
    CHECK(noIssue->address == "X");
    CHECK_FALSE(noIssue->issued);
    CHECK(noIssue->doubts == Doubts{IdentityDoubt::DateForm});
}

TEST_CASE("Dates with slashes and empty dates are taken with a doubt") {
    CHECK(doubtsOf("001190000013||Mẫu|15/05/1990|Nữ|X|15/05/2025") == Doubts{IdentityDoubt::DateForm});
    CHECK(doubtsOf("001190000013||Mẫu||Nữ|X|15052025") == Doubts{IdentityDoubt::DateForm});
}

TEST_CASE("A name spoilt by the reader is doubted") {
    CHECK(doubtsOf("001190000013||Nguy?n Thị Mẫu|15051990|Nữ|X|15052025") ==
          Doubts{IdentityDoubt::NameSpoilt});
    CHECK(doubtsOf("001190000013||Nguy\xEF\xBF\xBDn|15051990|Nữ|X|15052025") ==
          Doubts{IdentityDoubt::NameSpoilt});
    CHECK(doubtsOf("001190000013||Nguyen Thi Mau|15051990|Nu|Ha Noi|15052025") ==
          Doubts{IdentityDoubt::NameSpoilt});
    CHECK(doubtsOf("001090000013||LE VAN AN|15051990|Nam|Hà Nội|15052025").empty());
}

TEST_CASE("The number is checked against sex and year of birth, as a doubt only") {
    CHECK(doubtsOf("001090000013||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::SexMismatch});
    CHECK(doubtsOf("001190000013||Mẫu|15051991|Nữ|X|15052025") == Doubts{IdentityDoubt::BirthYearMismatch});
    CHECK(doubtsOf("001390000013||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::BirthYearMismatch});
    CHECK(doubtsOf("001305000013||Mẫu|15052005|Nữ|X|15052025").empty());
    CHECK(doubtsOf("001205000013||Mẫu|15052005|Nam|X|15052025").empty());
    CHECK(doubtsOf("001190000013||Mẫu|15051990|?|X|15052025").empty()); // sex unreadable: nothing to compare
}

TEST_CASE("The number's first three digits are an old province or a country") {
    CHECK(doubtsOf("000190000013||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::ProvinceUnknown});
    CHECK(doubtsOf("097190000013||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::ProvinceUnknown});
    CHECK(doubtsOf("003190000013||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::ProvinceUnknown});
    CHECK(doubtsOf("096190000013||Mẫu|15051990|Nữ|X|15052025").empty());
    CHECK(doubtsOf("100190000013||Mẫu|15051990|Nữ|X|15052025").empty());
}

TEST_CASE("A number without twelve digits is taken with a doubt") {
    CHECK(doubtsOf("00119000001||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::NumberMalformed});
    CHECK(doubtsOf("00119000001O||Mẫu|15051990|Nữ|X|15052025") == Doubts{IdentityDoubt::NumberMalformed});
}

TEST_CASE("The personal number tells place, sex and year of birth in every century") {
    struct Row {
        const char* number;
        const char* place;
        bool placeIsKnown;
        Sex sex;
        int birthYear;
    };
    const auto row = GENERATE(Row{"001090000013", "001", true, Sex::Male, 1990},
                              Row{"079199000013", "079", true, Sex::Female, 1999},
                              Row{"048200000013", "048", true, Sex::Male, 2000},
                              Row{"046326000013", "046", true, Sex::Female, 2026},
                              Row{"068401000013", "068", true, Sex::Male, 2101},
                              Row{"096999000013", "096", true, Sex::Female, 2399},
                              Row{"003090000013", "003", false, Sex::Male, 1990},
                              Row{"000090000013", "000", false, Sex::Male, 1990},
                              Row{"116090000013", "116", true, Sex::Male, 1990});
    CAPTURE(row.number);
    const auto number = personalNumberFrom(row.number);
    REQUIRE(number);
    CHECK(number->place == row.place);
    CHECK(number->placeIsKnown == row.placeIsKnown);
    CHECK(number->sex == row.sex);
    CHECK(number->birthYear == row.birthYear);
}

TEST_CASE("Other numbers tell nothing") {
    const auto* text = GENERATE("", "00109000001", "0010900000133", "00109000001O", " 001090000013");
    CAPTURE(text);
    CHECK_FALSE(personalNumberFrom(text));
}

TEST_CASE("A card of 2021 has seven fields, one of 2024 more, which are kept whatever their order") {
    const auto card2021 = parseIdCardCode(kSample);
    REQUIRE(card2021);
    CHECK(card2021->extra.empty());
    const auto extra =
        GENERATE(as<std::vector<std::string>>{}, std::vector<std::string>{"Trần Văn Mẫu", "Lê Thị Mẫu"},
                 std::vector<std::string>{"", "012345678", "001190000099"},
                 std::vector<std::string>{"012345678", "", "Trần Văn Mẫu", "Lê Thị Mẫu", ""});
    auto text = kSample;
    for (const auto& field : extra)
        text += "|" + field;
    const auto card2024 = parseIdCardCode(text + "\r\n");
    REQUIRE(card2024);
    CHECK(card2024->extra == extra);
    CHECK(card2024->name == card2021->name);
    CHECK(card2024->issued == card2021->issued);
    CHECK(card2024->doubts.empty());
}

TEST_CASE("A masked number shows its last four digits only") {
    CHECK(maskedId("001190000013") == "••••••••0013");
    CHECK(maskedId("012345678") == "•••••5678");
    CHECK(maskedId("1234") == "••••");
    CHECK(maskedId("").empty());
    CHECK(maskedId("ĐẶNG12") == "••NG12");
}
