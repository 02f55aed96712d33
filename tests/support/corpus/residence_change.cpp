// SPDX-License-Identifier: GPL-3.0-or-later
// A declaration of a move, with the consent of three people side by side at its foot.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

void drawResidenceChange(Sheet& sheet) {
    auto& random = sheet.random();
    const auto who = woman(random);
    const auto head = man(random);
    constexpr double kStep = 7.8;
    sheet.y_mm = 24;
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(8);
    sheet.centred("TỜ KHAI THAY ĐỔI THÔNG TIN CƯ TRÚ", {Face::Serif, 16, true}, 10);
    sheet.fields({{"Kính gửi:", "Công an Phường Mẫu"}}, kStep + 1);
    sheet.fields({{"1. Họ, chữ đệm và tên:", who.name.toUpper()}}, kStep);
    sheet.fields({{"2. Ngày, tháng, năm sinh:", who.born, 124}, {"3. Giới tính:", "Nữ"}}, kStep);
    sheet.fields({{"4. Số định danh cá nhân:", who.number}}, kStep);
    sheet.fields({{"5. Số điện thoại liên hệ:", "0900 000 000", 116}, {"6. Email:", "không"}}, kStep);
    sheet.fields({{"7. Họ, chữ đệm và tên chủ hộ:", head.name}}, kStep);
    sheet.fields({{"8. Mối quan hệ với chủ hộ:", "Vợ", 0, true}}, kStep);
    sheet.fields({{"9. Số định danh cá nhân của chủ hộ:", head.number}}, kStep);
    sheet.fields({{"10. Nội dung đề nghị:", "Đăng ký thường trú tại", 0, true}}, kStep);
    sheet.fields({{"", head.address, 0, true}}, kStep);
    sheet.at(sheet.left_mm, sheet.y_mm, "11. Những thành viên trong hộ gia đình cùng thay đổi:", {});
    sheet.down(3);
    const auto child = man(random);
    sheet.table({0, 12, 68, 96, 134, 164},
                {{"TT", "Họ, chữ đệm và tên", "Ngày sinh", "Số định danh", "Quan hệ"},
                 {"1", child.name, "04/07/2019", child.number, "Con"},
                 {"2", woman(random).name, "30/01/2023", woman(random).number, "Con"}},
                7.6);
    sheet.down(12);
    sheet.dated(146, "Phường Mẫu", oneOf(random, 1, 28), oneOf(random, 1, 12), 2026);
    sheet.down(9);
    signedBy(sheet, 58, "Ý kiến của chủ hộ", "(Ghi rõ đồng ý, ký tên)", head.name);
    signedBy(sheet, 146, "Người kê khai", "(Ký, ghi rõ họ tên)", who.name);
}

} // namespace tests::corpus
