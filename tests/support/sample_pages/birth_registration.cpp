// SPDX-License-Identifier: GPL-3.0-or-later
// The applicant's form, printed, with some fields filled in by hand.
#include "tests/support/sample_pages/papers.h"

namespace tests::sample_pages {
namespace {

constexpr double kStep = 7.4;
constexpr Style kPrint{};
constexpr Style kStrong{Face::Serif, 13, true};

void applicant(Sheet& sheet) {
    sheet.fields({{"Họ, chữ đệm, tên người yêu cầu:", "Nguyễn Thị Mẫu"}}, kStep);
    sheet.fields({{"Ngày, tháng, năm sinh:", "15/05/1990"}}, kStep);
    sheet.fields({{"Giấy tờ tùy thân: Căn cước số", "001190000013", 128}, {"cấp ngày", "15/05/2025"}}, kStep);
    sheet.fields({{"Nơi cư trú:", "Tổ 1, Phường Mẫu, Hà Nội"}}, kStep);
    sheet.fields({{"Quan hệ với người được khai sinh:", "Mẹ", 0, true}}, kStep);
}

void child(Sheet& sheet) {
    sheet.at(sheet.left_mm, sheet.y_mm, "Đề nghị cơ quan đăng ký khai sinh cho người dưới đây:", kStrong);
    sheet.down(kStep);
    sheet.fields({{"Họ, chữ đệm, tên:", "NGUYỄN MẪU AN"}}, kStep);
    sheet.fields(
        {{"Ngày, tháng, năm sinh:", "08/11/2026", 112}, {"ghi bằng chữ:", "mồng tám tháng", 0, true}}, kStep);
    sheet.fields({{"", "mười một năm hai nghìn không trăm hai mươi sáu", 0, true}}, kStep);
    sheet.fields({{"Giới tính:", "Nữ", 72}, {"Dân tộc:", "Kinh", 118}, {"Quốc tịch:", "Việt Nam"}}, kStep);
    sheet.fields({{"Nơi sinh:", "Bệnh viện Phụ sản Mẫu, Hà Nội"}}, kStep);
    sheet.fields({{"Quê quán:", "Phường Mẫu, Hà Nội", 0, true}}, kStep);
}

void parents(Sheet& sheet) {
    sheet.fields({{"Họ, chữ đệm, tên người mẹ:", "Nguyễn Thị Mẫu"}}, kStep);
    sheet.fields({{"Năm sinh:", "1990", 76}, {"Dân tộc:", "Kinh", 122}, {"Quốc tịch:", "Việt Nam"}}, kStep);
    sheet.fields({{"Nơi cư trú:", "Tổ 1, Phường Mẫu, Hà Nội"}}, kStep);
    sheet.fields({{"Họ, chữ đệm, tên người cha:", "Nguyễn Văn Mẫu"}}, kStep);
    sheet.fields({{"Năm sinh:", "1988", 76}, {"Dân tộc:", "Kinh", 122}, {"Quốc tịch:", "Việt Nam"}}, kStep);
    sheet.fields({{"Nơi cư trú:", "Tổ 1, Phường Mẫu, Hà Nội"}}, kStep);
}

} // namespace

void drawBirthRegistration(Sheet& sheet) {
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(8);
    sheet.centred("TỜ KHAI ĐĂNG KÝ KHAI SINH", {Face::Serif, 16, true}, 10);
    sheet.fields({{"Kính gửi:", "Ủy ban nhân dân Phường Mẫu, Hà Nội"}}, kStep + 1);
    applicant(sheet);
    child(sheet);
    parents(sheet);
    sheet.paragraph(
        "Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước pháp luật "
        "về lời khai của mình.",
        kPrint, 6.2, 8);
    sheet.down(1.5);
    sheet.centredAt(145, sheet.y_mm, "Hà Nội, ngày 20 tháng 11 năm 2026", {Face::Serif, 13, false, true});
    sheet.down(6.5);
    signedBy(sheet, 145, "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)", "Nguyễn Thị Mẫu");
}

} // namespace tests::sample_pages
