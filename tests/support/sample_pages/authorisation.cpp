// SPDX-License-Identifier: GPL-3.0-or-later
// One parent lets the other act: running text and two signatures.
#include "tests/support/sample_pages/papers.h"

namespace tests::sample_pages {
namespace {

constexpr double kStep = 7.8;

void party(Sheet& sheet, const QString& head, const QString& name, const QString& born,
           const QString& number) {
    sheet.at(sheet.left_mm, sheet.y_mm, head, {Face::Serif, 13, true});
    sheet.down(kStep);
    sheet.fields({{"Họ và tên:", name, 120}, {"Sinh ngày:", born}}, kStep);
    sheet.fields({{"Số định danh cá nhân:", number}}, kStep);
    sheet.fields({{"Nơi cư trú:", "Tổ 1, Phường Mẫu, Hà Nội", 0, true}}, kStep + 1.5);
}

} // namespace

void drawAuthorisation(Sheet& sheet) {
    sheet.y_mm = 26;
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(10);
    sheet.centred("GIẤY ỦY QUYỀN", {Face::Sans, 13, true}, 8);
    sheet.centred("(Về việc nộp hồ sơ và nhận kết quả đăng ký khai sinh)", {Face::Serif, 12.5, false, true},
                  13);
    party(sheet, "I. BÊN ỦY QUYỀN", "Nguyễn Văn Mẫu", "02/03/1988", "001088000017");
    party(sheet, "II. BÊN ĐƯỢC ỦY QUYỀN", "Nguyễn Thị Mẫu", "15/05/1990", "001190000013");
    sheet.at(sheet.left_mm, sheet.y_mm, "III. NỘI DUNG ỦY QUYỀN", {Face::Serif, 13, true});
    sheet.down(kStep);
    sheet.paragraph(
        "Bên ủy quyền giao cho bên được ủy quyền thay mặt mình nộp hồ sơ, ký giấy tờ và nhận kết quả của "
        "thủ tục đăng ký khai sinh cho con là cháu Nguyễn Mẫu An, sinh ngày 08/11/2026, tại bưu cục nơi "
        "tiếp nhận hồ sơ.",
        {}, 7, 8);
    sheet.paragraph(
        "Việc ủy quyền có hiệu lực từ ngày ký đến khi nhận được kết quả. Hai bên đã đọc, hiểu rõ nội dung "
        "và cùng ký tên dưới đây.",
        {}, 7, 8);
    sheet.down(5);
    sheet.centredAt(146, sheet.y_mm, "Hà Nội, ngày 18 tháng 11 năm 2026", {Face::Serif, 13, false, true});
    sheet.down(8);
    signedBy(sheet, 66, "Bên được ủy quyền", "(Ký, ghi rõ họ tên)", "Nguyễn Thị Mẫu");
    signedBy(sheet, 146, "Bên ủy quyền", "(Ký, ghi rõ họ tên)", "Nguyễn Văn Mẫu");
}

} // namespace tests::sample_pages
