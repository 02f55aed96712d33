// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/field_proposals.h"

#include <catch2/catch.hpp>

#include <sstream>

using namespace core::domain;
using Standing = FieldView::Standing;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {

constexpr int kHigh = 40;
constexpr int kLetter = 20;

// Each line a row of words 60 pixels below the one before; "@900 " at a word's head sets where it begins.
ReadPage page(const std::vector<std::string>& lines, int number = 1) {
    ReadPage result{number, {}};
    int y = 100;
    for (const auto& line : lines) {
        int x = 200;
        std::istringstream words(line);
        for (std::string word; words >> word;) {
            if (word.front() == '@') {
                x = std::stoi(word.substr(1));
                continue;
            }
            const int width = static_cast<int>(word.size()) * kLetter;
            result.words.push_back({word, {x, y, width, kHigh}, 95});
            x += width + kLetter;
        }
        y += 60;
    }
    return result;
}

const std::vector<FieldLabel> kForm{
    {"Họ, chữ đệm, tên người yêu cầu", Field::SubmitterName},
    {"Ngày, tháng, năm sinh", Field::SubmitterBirth},
    {"Giấy tờ tùy thân: Căn cước số", Field::SubmitterId},
    {"cấp ngày"},
    {"Nơi cư trú", Field::SubmitterAddress},
    {"Quan hệ với người được khai sinh"},
    {"Họ, chữ đệm, tên"},
    {"Ngày, tháng, năm sinh"},
    {"Giới tính"},
    {"Họ, chữ đệm, tên người mẹ"},
    {"Nơi cư trú"},
    {"Họ, chữ đệm, tên người cha"},
    {"Nơi cư trú"},
};

const std::vector<std::string> kFilled{
    "TỜ KHAI ĐĂNG KÝ KHAI SINH",
    "Kính gửi: UBND Phường Mẫu",
    "Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu",
    "Ngày, tháng, năm sinh: 15/05/1990",
    "Giấy tờ tùy thân: Căn cước số 001190000013 @1700 cấp ngày 15/05/2025",
    "Nơi cư trú: Tổ 1, Phường Mẫu, Hà Nội",
    "Quan hệ với người được khai sinh: Mẹ",
    "Họ, chữ đệm, tên: NGUYỄN MẪU AN",
    "Ngày, tháng, năm sinh: 08/11/2026",
    "Họ, chữ đệm, tên người mẹ: Nguyễn Thị Mẫu",
    "Nơi cư trú: Tổ 2, Phường Khác, Huế",
    "Họ, chữ đệm, tên người cha: Nguyễn Văn Mẫu",
    "Nơi cư trú: Tổ 3, Phường Khác, Huế",
};

std::string valueOf(const std::vector<FieldProposal>& offers, Field field) {
    std::string value;
    for (const auto& offer : offers)
        if (offer.field == field) value += (value.empty() ? "" : " | ") + offer.value;
    return value;
}

std::string beside(const std::string& label, Field field, const std::vector<std::string>& lines) {
    return valueOf(proposalsBeside({{label, field}}, {page(lines)}), field);
}

const auto kBirth = base::Date(year(1990), month(5), day(15));

Identity card() {
    Identity identity;
    identity.personalId = "001190000013";
    identity.name = "Nguyễn Thị Mẫu";
    identity.birth = kBirth;
    identity.address = "Tổ 1, Phường Mẫu, Hà Nội";
    return identity;
}

MrzOnPage lines() {
    return {{"001190000013", kBirth, Sex::Female, {}, "NGUYEN THI MAU", false}, {1, 2, 3, 4}, Turn::None};
}

const FieldView& viewOf(const std::vector<FieldView>& views, Field field) {
    for (const auto& view : views)
        if (view.field == field) return view;
    FAIL("no such field");
    return views.front();
}

} // namespace

TEST_CASE("Values beside the labels of a form are offered with page, place and label") {
    const auto offers = proposalsBeside(kForm, {page(kFilled, 7)});
    CHECK(offers.size() == 4);
    CHECK(valueOf(offers, Field::SubmitterName) == "Nguyễn Thị Mẫu");
    CHECK(valueOf(offers, Field::SubmitterBirth) == "15/05/1990");
    CHECK(valueOf(offers, Field::SubmitterId) == "001190000013");
    CHECK(valueOf(offers, Field::SubmitterAddress) == "Tổ 1, Phường Mẫu, Hà Nội");
    CHECK(offers[0].page == 7);
    CHECK(offers[0].label == "Họ, chữ đệm, tên người yêu cầu");
    CHECK(offers[0].source == ValueSource::Words);
    CHECK(offers[0].area.y == 100 + 2 * 60);
    CHECK(offers[0].area.x > 200 + 20 * kLetter);
    CHECK(offers[0].area.height == kHigh);
}

TEST_CASE(
    "A label that the form prints three times is known by what stands around it, also where OCR lost one") {
    auto lost = kFilled;
    lost[5] = "~ xa tri: Tổ 1, Phường Mẫu, Hà Nội";
    const auto offers = proposalsBeside(kForm, {page(lost)});
    CHECK(valueOf(offers, Field::SubmitterAddress).empty());
    CHECK(valueOf(offers, Field::SubmitterName) == "Nguyễn Thị Mẫu");
}

TEST_CASE("Noise in the labels is survived, up to one letter in six") {
    auto noisy = kFilled;
    noisy[2] = "Ho, chư đêm, tên nguời yêu cấu: Nguyễn Thị Mẫu";
    noisy[3] = "Ngay, thóng, nam sinh: 15/05/1990";
    noisy[4] = "Giây tờ tuỳ thán: Cân cưóc sô: 001190000013";
    noisy[5] = "Nới cư trú: Tổ 1, Phường Mẫu, Hà Nội";
    const auto offers = proposalsBeside(kForm, {page(noisy)});
    CHECK(offers.size() == 4);
    CHECK(valueOf(offers, Field::SubmitterId) == "001190000013");
}

TEST_CASE("A form of two pages is one form") {
    const std::vector<std::string> first(kFilled.begin(), kFilled.begin() + 4);
    const std::vector<std::string> second(kFilled.begin() + 4, kFilled.end());
    const auto offers = proposalsBeside(kForm, {page(first, 3), page(second, 4)});
    REQUIRE(offers.size() == 4);
    CHECK(offers[1].page == 3);
    CHECK(offers[3].page == 4);
}

TEST_CASE("A value ends at the next label, at a wide gap, or at the end of the line") {
    const std::vector<FieldLabel> labels{{"Họ và tên", Field::OwnerName}, {"Sinh ngày", Field::OwnerBirth}};
    const auto offers = proposalsBeside(labels, {page({"Họ và tên: Nguyễn Văn Mẫu Sinh ngày: 02/03/1988"})});
    CHECK(valueOf(offers, Field::OwnerName) == "Nguyễn Văn Mẫu");
    CHECK(valueOf(offers, Field::OwnerBirth) == "02/03/1988");
    CHECK(beside("Họ và tên", Field::OwnerName, {"Họ và tên: Lê Văn Mẫu @1500 (đóng dấu)"}) == "Lê Văn Mẫu");
}

TEST_CASE("The dots of a form are no part of a value, nor a value") {
    CHECK(beside("Nơi cư trú", Field::OwnerAddress, {"Nơi cư trú: ...... Tổ 1, Phường Mẫu ....… ...."}) ==
          "Tổ 1, Phường Mẫu");
    CHECK(beside("Nơi cư trú", Field::OwnerAddress, {"Nơi cư trú: .............. ……… ____"}).empty());
}

TEST_CASE("A value may stand below its label") {
    CHECK(beside("Họ và tên khai sinh", Field::OwnerName, {"Họ và tên khai sinh", "NGUYỄN THỊ MẪU"}) ==
          "NGUYỄN THỊ MẪU");
    const std::vector<FieldLabel> labels{{"Họ, chữ đệm và tên", Field::OwnerName}, {"Ngày sinh"}};
    CHECK(valueOf(proposalsBeside(labels, {page({"Họ, chữ đệm và tên @900 Ngày sinh:",
                                                 "NGUYỄN THỊ MẪU @900 15/05/1990"})}),
                  Field::OwnerName) == "NGUYỄN THỊ MẪU");
    CHECK(
        beside("Nơi cư trú", Field::OwnerAddress, {"Nơi cư trú:", "", "", "", "Số nhà 5 đường Mẫu"}).empty());
}

TEST_CASE("What cannot be a value of its field is not offered") {
    CHECK(beside("Số định danh cá nhân", Field::OwnerId, {"Số định danh cá nhân: 0011900000"}).empty());
    CHECK(beside("Số định danh cá nhân", Field::OwnerId, {"Số định danh cá nhân: OO1190000013"}).empty());
    CHECK(beside("Số định danh cá nhân", Field::OwnerId, {"Số định danh cá nhân: 001 190 000 013"}) ==
          "001190000013");
    CHECK(beside("Ngày, tháng, năm sinh", Field::OwnerBirth, {"Ngày, tháng, năm sinh: 31/02/1990"}).empty());
    CHECK(beside("Ngày, tháng, năm sinh", Field::OwnerBirth,
                 {"Ngày, tháng, năm sinh: ngày 5 tháng 5 năm 1990"}) == "05/05/1990");
    CHECK(beside("Số điện thoại", Field::OwnerPhone, {"Số điện thoại: 0912 345 678"}) == "0912345678");
    CHECK(beside("Họ và tên", Field::OwnerName, {"Họ và tên: Mẫu"}).empty());
    CHECK(beside("Họ và tên", Field::OwnerName, {"Họ và tên: Trang 2"}).empty());
}

TEST_CASE("A label inside another label that nobody told us of gives no value") {
    CHECK(beside("Chủ hộ", Field::OwnerName, {"Quan hệ với chủ hộ: Vợ của ông"}).empty());
    CHECK(
        beside("Họ, chữ đệm, tên", Field::OwnerName, {"Họ, chữ đệm, tên người mẹ: Nguyễn Thị Mẫu"}).empty());
    CHECK(beside("Chủ hộ", Field::OwnerName, {"Tên chủ hộ: Nguyễn Văn Mẫu"}).empty());
    CHECK(beside("Chủ hộ", Field::OwnerName, {"8. Chủ hộ: Nguyễn Văn Mẫu"}) == "Nguyễn Văn Mẫu");
    CHECK(beside("Chủ hộ", Field::OwnerName, {"chủ hộ Nguyễn Văn Mẫu"}).empty()); // short, and no colon
    CHECK(beside("Số định danh", Field::OwnerId, {"Số định danh:001190000013"}) == "001190000013");
}

TEST_CASE("Of two labels that differ in a word the one that is printed is taken, not the longer one") {
    const std::vector<FieldLabel> labels{{"Họ, chữ đệm, tên người mẹ", Field::SubmitterName},
                                         {"Họ, chữ đệm, tên người cha", Field::OwnerName}};
    const auto mother = proposalsBeside(labels, {page({"Họ, chữ đệm, tên người mẹ: Nguyễn Thị Mẫu"})});
    CHECK(valueOf(mother, Field::SubmitterName) == "Nguyễn Thị Mẫu");
    CHECK(valueOf(mother, Field::OwnerName).empty());
}

TEST_CASE("A short label without its colon ends the value before it") {
    const std::vector<FieldLabel> labels{{"Giấy tờ tùy thân: Căn cước số", Field::OwnerId}, {"cấp ngày"}};
    CHECK(valueOf(proposalsBeside(labels,
                                  {page({"Giấy tờ tùy thân: Căn cước số 001190000013 cấp ngày 15/05/2025"})}),
                  Field::OwnerId) == "001190000013");
}

TEST_CASE("A value with a word that was hard to read is doubtful") {
    auto read = page({"Số định danh cá nhân: 001190000013"});
    read.words.back().confidence = 84;
    const std::vector<FieldLabel> labels{{"Số định danh cá nhân", Field::OwnerId}};
    CHECK(proposalsBeside(labels, {read}).at(0).doubtful);
    read.words.back().confidence = 86;
    CHECK_FALSE(proposalsBeside(labels, {read}).at(0).doubtful);
}

TEST_CASE("Card, machine-readable lines, words and typing are held against each other field by field") {
    auto proposals = proposalsFrom(card(), 1, {10, 20, 30, 40});
    for (const auto& more : proposalsFrom(lines(), 1))
        proposals.push_back(more);
    const auto empty = fieldViews({}, {}, proposals);
    CHECK(viewOf(empty, Field::SubmitterName).standing == Standing::Offered);
    CHECK(viewOf(empty, Field::SubmitterName).proposals.front().value == "Nguyễn Thị Mẫu");
    CHECK(viewOf(empty, Field::SubmitterId).proposals.size() == 2);
    CHECK(viewOf(empty, Field::SubmitterAddress).proposals.size() == 1);

    Person typed;
    typed.name = "NGUYỄN THỊ MẪU";
    typed.idNumber = "001190000031";
    typed.birth = kBirth;
    const auto views = fieldViews(typed, {}, proposals);
    CHECK(viewOf(views, Field::SubmitterName).standing == Standing::Confirmed);
    CHECK(viewOf(views, Field::SubmitterBirth).standing == Standing::Confirmed);
    CHECK(viewOf(views, Field::SubmitterId).standing == Standing::Different);
    CHECK(viewOf(views, Field::SubmitterId).typed == "001190000031");

    typed.name = "Nguyễn Thị Mậu";
    CHECK(viewOf(fieldViews(typed, {}, proposals), Field::SubmitterName).standing == Standing::Different);
}

TEST_CASE("Sources that differ are disputed, and neither wins unseen") {
    auto other = lines();
    other.mrz.personalId = "001190000021";
    auto proposals = proposalsFrom(card(), 1, {});
    for (const auto& more : proposalsFrom(other, 2))
        proposals.push_back(more);
    const auto views = fieldViews({}, {}, proposals);
    CHECK(viewOf(views, Field::SubmitterId).standing == Standing::Disputed);
    CHECK(viewOf(views, Field::SubmitterBirth).standing == Standing::Offered);
}

TEST_CASE("Each value is offered once, with all who say it, and none that is typed already") {
    auto other = lines();
    other.mrz.personalId = "001190000021";
    auto proposals = proposalsFrom(card(), 1, {});
    for (const auto& more : proposalsFrom(other, 2))
        proposals.push_back(more);
    const auto numbers = offersIn(viewOf(fieldViews({}, {}, proposals), Field::SubmitterId));
    REQUIRE(numbers.size() == 2);
    CHECK(numbers[0].value == "001190000013");
    CHECK(numbers[1].value == "001190000021");
    CHECK_FALSE(numbers[0].replaces);
    const auto names = offersIn(viewOf(fieldViews({}, {}, proposals), Field::SubmitterName));
    REQUIRE(names.size() == 1);
    CHECK(names[0].value == "Nguyễn Thị Mẫu");
    CHECK(names[0].sources.size() == 2);

    Person typed;
    typed.idNumber = "001190000013";
    const auto different = offersIn(viewOf(fieldViews(typed, {}, proposals), Field::SubmitterId));
    REQUIRE(different.size() == 1);
    CHECK(different[0].value == "001190000021");
    CHECK(different[0].replaces);
}

TEST_CASE("Every field has a name of its own, by which it is found again") {
    for (int i = 0; i < kFields; ++i)
        CHECK(fieldFrom(nameOf(static_cast<Field>(i))) == static_cast<Field>(i));
    CHECK_FALSE(fieldFrom("submitter"));
}
