// SPDX-License-Identifier: GPL-3.0-or-later
// The police's answer about who lives where: dense print, a table and a stamp.
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::sample_pages {
namespace {

constexpr double kStep = 7.6;

void heads(Sheet& sheet) {
    const double top = sheet.y_mm;
    sheet.centredAt(60, top, "CÔNG AN THÀNH PHỐ HÀ NỘI", {Face::Serif, 11.5});
    sheet.centredAt(60, top + 5.6, "CÔNG AN PHƯỜNG MẪU", {Face::Serif, 12, true});
    sheet.rule(46, 74, top + 7.6);
    sheet.centredAt(60, top + 13, "Số: 0317/XN", {Face::Serif, 12});
    nationalHeading(sheet, 143, 12.5);
}

void household(Sheet& sheet) {
    sheet.at(sheet.left_mm, sheet.y_mm, "Những người cùng hộ gia đình:", {});
    sheet.down(3);
    sheet.table({0, 12, 62, 90, 128, 164},
                {{"TT", "Họ, chữ đệm và tên", "Ngày sinh", "Số định danh", "Quan hệ"},
                 {"1", "Nguyễn Văn Mẫu", "02/03/1988", "001088000017", "Chủ hộ"},
                 {"2", "Nguyễn Thị Mẫu", "15/05/1990", "001190000013", "Vợ"},
                 {"3", "Nguyễn Mẫu Bình", "21/09/2021", "001221000029", "Con"}},
                7.4);
    sheet.down(9);
}

} // namespace

void drawResidenceConfirmation(Sheet& sheet) {
    sheet.y_mm = 24;
    heads(sheet);
    sheet.down(15);
    sheet.centred("XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ", {Face::Serif, 16, true}, 12);
    sheet.paragraph(
        "Theo đề nghị của bà Nguyễn Thị Mẫu và qua kiểm tra dữ liệu về cư trú, Công an Phường Mẫu xác "
        "nhận các thông tin sau đây:",
        {}, 6.4, 8);
    sheet.down(2);
    sheet.fields({{"1. Họ, chữ đệm và tên:", "NGUYỄN THỊ MẪU"}}, kStep);
    sheet.fields({{"2. Ngày, tháng, năm sinh:", "15/05/1990", 118}, {"3. Giới tính:", "Nữ"}}, kStep);
    sheet.fields({{"4. Số định danh cá nhân:", "001190000013"}}, kStep);
    sheet.fields({{"5. Nơi thường trú:", "Tổ 1, Phường Mẫu, Hà Nội"}}, kStep);
    sheet.fields({{"6. Nơi tạm trú:", "không"}}, kStep);
    sheet.fields({{"7. Nơi ở hiện tại:", "Tổ 1, Phường Mẫu, Hà Nội"}}, kStep);
    sheet.fields({{"8. Chủ hộ:", "Nguyễn Văn Mẫu", 118}, {"Quan hệ với chủ hộ:", "Vợ"}}, kStep);
    household(sheet);
    sheet.paragraph("Giấy này có giá trị một năm kể từ ngày ký, hoặc đến khi thông tin về cư trú thay đổi.",
                    {}, 6.4, 8);
    sheet.down(4);
    sheet.centredAt(146, sheet.y_mm, "Hà Nội, ngày 16 tháng 11 năm 2026", {Face::Serif, 13, false, true});
    sheet.down(7);
    const double top = sheet.y_mm;
    signedBy(sheet, 146, "TRƯỞNG CÔNG AN PHƯỜNG", "(Ký, đóng dấu)", "Trung tá Phạm Văn Mẫu");
    drawStamp(sheet, {127, top + 19}, 34, "CÔNG AN HÀ NỘI", "PHƯỜNG MẪU");
}

} // namespace tests::sample_pages
