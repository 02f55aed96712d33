// SPDX-License-Identifier: GPL-3.0-or-later
// The hospital's paper: a red stamp lies over the name of the one who signed.
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::sample_pages {
namespace {

constexpr double kStep = 8.2;

void heads(Sheet& sheet) {
    const double top = sheet.y_mm;
    sheet.centredAt(62, top, "SỞ Y TẾ HÀ NỘI", {Face::Serif, 12});
    sheet.centredAt(62, top + 5.6, "BỆNH VIỆN PHỤ SẢN MẪU", {Face::Serif, 12, true});
    sheet.rule(48, 76, top + 7.6);
    sheet.centredAt(62, top + 13, "Số: 0042/2026", {Face::Serif, 12});
    nationalHeading(sheet, 143, 12.5);
}

} // namespace

void drawBirthCertificate(Sheet& sheet) {
    heads(sheet);
    sheet.down(16);
    sheet.centred("GIẤY CHỨNG SINH", {Face::Sans, 13, true}, 14);
    sheet.fields({{"Họ và tên mẹ:", "NGUYỄN THỊ MẪU"}}, kStep);
    sheet.fields({{"Năm sinh:", "1990", 84}, {"Căn cước số:", "001190000013"}}, kStep);
    sheet.fields({{"Nơi cư trú:", "Tổ 1, Phường Mẫu, Hà Nội"}}, kStep);
    sheet.fields({{"Dân tộc:", "Kinh", 84}, {"Mã số bảo hiểm:", "không"}}, kStep);
    sheet.fields({{"Đã sinh con vào lúc:", "07 giờ 25 phút, ngày 08 tháng 11 năm 2026"}}, kStep);
    sheet.fields({{"Tại:", "Khoa Sản, Bệnh viện Phụ sản Mẫu"}}, kStep);
    sheet.fields({{"Số con trong lần sinh này:", "01", 112}, {"Số con hiện sống:", "01"}}, kStep);
    sheet.fields({{"Giới tính của con:", "Nữ", 112}, {"Cân nặng:", "3100 gam"}}, kStep);
    sheet.fields({{"Tình trạng của con:", "khỏe mạnh", 0, true}}, kStep);
    sheet.fields({{"Dự định đặt tên con:", "Nguyễn Mẫu An"}}, kStep);
    sheet.fields({{"Người đỡ đẻ:", "Hộ sinh Lê Thị Mẫu", 0, true}}, kStep);
    sheet.down(3);
    sheet.centredAt(146, sheet.y_mm, "Hà Nội, ngày 09 tháng 11 năm 2026", {Face::Serif, 13, false, true});
    sheet.down(7);
    const double top = sheet.y_mm;
    signedBy(sheet, 64, "Mẹ hoặc người thân", "(Ký, ghi rõ họ tên)", "Nguyễn Thị Mẫu");
    signedBy(sheet, 146, "Thủ trưởng cơ sở y tế", "(Ký tên, đóng dấu)", "Bác sĩ Trần Văn Mẫu");
    drawStamp(sheet, {128, top + 20}, 36, "SỞ Y TẾ HÀ NỘI", "PHỤ SẢN MẪU");
    sheet.y_mm = top + 44;
    sheet.paragraph(
        "Ghi chú: giấy này được dùng để đăng ký khai sinh cho trẻ; nếu ghi sai, đề nghị gia đình báo lại "
        "cho bệnh viện để được cấp lại.",
        {Face::Serif, 11, false, true}, 5.4);
}

} // namespace tests::sample_pages
