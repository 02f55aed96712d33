// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_hint.h"

#include <catch2/catch.hpp>

using namespace scanner;
using namespace scanner::pipeline;
using Lines = std::vector<std::string>;

namespace {

const std::string kSheet = core::domain::separatorText({"form", {}});
const std::string kOther = core::domain::separatorText({"witness", {}});

PageRecord a4() {
    PageRecord record;
    record.width_px = 2480;
    record.height_px = 3508;
    record.dpi = 300;
    return record;
}

// A line of one word from `left` to `right`.
void add(PageRecord& record, const std::string& text, int left, int right, int y) {
    const int line = static_cast<int>(record.text.words.size());
    record.text.words.push_back({text, {left, y, right - left, 50}, 90, 0, line});
}

PageRecord withCodes(const Lines& texts) {
    auto record = a4();
    for (const auto& text : texts)
        record.codes.push_back({text, {100, 100, 300, 300}});
    return record;
}

} // namespace

TEST_CASE("Titles are looked for among the upper lines that are centred or in capitals") {
    auto record = a4();
    add(record, "UBND PHƯỜNG MẪU", 300, 900, 200);
    add(record, "Số: 15", 300, 500, 300);
    add(record, "Giấy chứng sinh", 980, 1500, 500);
    add(record, "Kèm theo giấy ủy quyền và các giấy tờ khác của người đi đăng ký", 300, 2200, 700);
    add(record, "GIẤY ỦY QUYỀN", 980, 1500, 1500);
    CHECK(hintOf(record).upperLines.lines() == Lines{"UBND PHƯỜNG MẪU", "Giấy chứng sinh"});
}

TEST_CASE("What a numbered list names is no title of the page that it stands on") {
    auto record = a4();
    add(record, "BẢNG KÊ GIẤY TỜ", 980, 1500, 300);
    add(record, "STT Tên giấy tờ", 300, 900, 500);
    add(record, "2 GIẤY CHỨNG SINH", 300, 900, 600);
    add(record, "13. GIẤY ỦY QUYỀN", 300, 900, 700);
    add(record, "4) TỜ KHAI ĐĂNG KÝ KHAI SINH", 300, 1400, 800);
    add(record, "15/QĐ QUYẾT ĐỊNH", 300, 900, 900);
    CHECK(hintOf(record).upperLines.lines() == Lines{"BẢNG KÊ GIẤY TỜ", "15/QĐ QUYẾT ĐỊNH"});
}

TEST_CASE("The marks above capitals, read as a line of their own, do not come between the lines of a title") {
    auto record = a4();
    add(record, "GIẤY CHỨNG NHẬN", 980, 1500, 300);
    add(record, "4 “ ^", 1000, 1480, 360);
    add(record, "QUYỀN SỬ DỤNG ĐẤT", 980, 1500, 380);
    CHECK(hintOf(record).upperLines.lines() == Lines{"GIẤY CHỨNG NHẬN", "QUYỀN SỬ DỤNG ĐẤT"});
}

TEST_CASE("A separator is taken when two codes of the page agree and no other two do") {
    CHECK_FALSE(hintOf(withCodes({})).separator);
    CHECK_FALSE(hintOf(withCodes({kSheet})).separator);
    CHECK_FALSE(hintOf(withCodes({kSheet, kOther})).separator);
    CHECK_FALSE(hintOf(withCodes({kSheet, kSheet, kOther, kOther})).separator);
    CHECK_FALSE(hintOf(withCodes({"CF1;sep;form;0;00", "CF1;sep;form;0;00"})).separator);
    REQUIRE(hintOf(withCodes({kSheet, kOther, kSheet})).separator);
    CHECK(hintOf(withCodes({kSheet, kSheet})).separator->component == "form");
}

TEST_CASE("The slips in a stack are told with their pages") {
    const core::domain::SlipCode slip{"H49.61.7-261121-0001",
                                      *core::base::DossierId::fromHex("00112233445566778899aabbccddeeff")};
    std::vector<BatchPage> pages(2);
    pages[0].number = 4;
    pages[1].number = 5;
    pages[1].record = withCodes({"https://example.vn", core::domain::slipText(slip)});
    const auto found = slipsIn(pages);
    REQUIRE(found.size() == 1);
    CHECK(found[0].page == 5);
    CHECK(found[0].slip == slip);
    CHECK(hintOf(pages[1].record).slip == slip);
}

TEST_CASE("The area of the paper follows from pixels and resolution") {
    CHECK(hintOf(a4()).area_mm2 == Approx(210.0 * 297).epsilon(0.01));
    CHECK(hintOf(PageRecord{}).area_mm2 == 0);
}
