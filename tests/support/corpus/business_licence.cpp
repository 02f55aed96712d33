// SPDX-License-Identifier: GPL-3.0-or-later
// A household's licence to trade: numbered entries, a table of owners, the office's seal.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

void drawBusinessLicence(Sheet& sheet) {
    auto& random = sheet.random();
    const auto owner = woman(random);
    const auto officer = man(random);
    constexpr double kStep = 7.6;
    sheet.y_mm = 24;
    letterHead(sheet, "ỦY BAN NHÂN DÂN XÃ MẪU", "PHÒNG KINH TẾ",
               QString("Số: %1/GCN").arg(oneOf(random, 100, 999)));
    sheet.down(14);
    sheet.centred("GIẤY CHỨNG NHẬN", {Face::Serif, 16, true}, 7);
    sheet.centred("ĐĂNG KÝ HỘ KINH DOANH", {Face::Serif, 16, true}, 9);
    sheet.centred("Đăng ký lần đầu, ngày 12 tháng 03 năm 2026", {Face::Serif, 12.5, false, true}, 11);
    sheet.fields({{"1. Tên hộ kinh doanh:", "CƠ SỞ MAY ĐO MẪU"}}, kStep);
    sheet.fields({{"2. Địa điểm kinh doanh:", owner.address}}, kStep);
    sheet.fields({{"Điện thoại:", "024 0000 0000", 108}, {"Thư điện tử:", "không"}}, kStep);
    sheet.fields({{"3. Ngành, nghề kinh doanh:", "May trang phục; sửa chữa quần áo; bán lẻ vải"}}, kStep);
    sheet.fields({{"4. Vốn kinh doanh:", QString("%1.000.000 đồng").arg(oneOf(random, 20, 300)), 112},
                  {"Số lao động:", "03"}},
                 kStep);
    sheet.fields({{"5. Chủ hộ kinh doanh:", owner.name.toUpper()}}, kStep);
    sheet.fields({{"Sinh ngày:", owner.born, 96}, {"Giới tính:", "Nữ", 140}, {"Dân tộc:", "Kinh"}}, kStep);
    sheet.fields({{"Số định danh cá nhân:", owner.number}}, kStep);
    sheet.fields({{"Nơi thường trú:", owner.address}}, kStep + 3);
    sheet.at(sheet.left_mm, sheet.y_mm, "6. Danh sách thành viên góp vốn:", {});
    sheet.down(3);
    sheet.table({0, 12, 70, 108, 164},
                {{"STT", "Họ và tên", "Phần vốn góp", "Nơi cư trú"},
                 {"1", owner.name, "70 %", owner.address},
                 {"2", man(random).name, "30 %", owner.address}},
                7.6);
    sheet.down(11);
    const double top = sheet.y_mm;
    sheet.dated(146, "Xã Mẫu", 12, 3, 2026);
    sheet.y_mm = top + 7;
    signedBy(sheet, 146, "TRƯỞNG PHÒNG", "(Ký, ghi rõ họ tên, đóng dấu)", officer.name);
    drawStamp(sheet, {126, top + 25}, 34, "ỦY BAN NHÂN DÂN", "XÃ MẪU");
}

} // namespace tests::corpus
