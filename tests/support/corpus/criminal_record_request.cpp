// SPDX-License-Identifier: GPL-3.0-or-later
// A request with a table of where the person lived, filled in by the applicant.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

void drawCriminalRecordRequest(Sheet& sheet) {
    auto& random = sheet.random();
    const auto who = man(random);
    constexpr double kStep = 7.6;
    sheet.y_mm = 22;
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(7);
    sheet.centred("TỜ KHAI YÊU CẦU CẤP PHIẾU LÝ LỊCH TƯ PHÁP", {Face::Serif, 15, true}, 7);
    sheet.centred("(Dùng cho cá nhân có yêu cầu cấp Phiếu lý lịch tư pháp)", {Face::Serif, 12, false, true},
                  9);
    sheet.fields({{"Kính gửi:", "Công an thành phố Mẫu"}}, kStep);
    sheet.fields({{"1. Tên tôi là:", who.name.toUpper()}}, kStep);
    sheet.fields({{"2. Tên gọi khác (nếu có):", "không", 126}, {"3. Giới tính:", "Nam"}}, kStep);
    sheet.fields({{"4. Ngày, tháng, năm sinh:", who.born, 126}, {"5. Dân tộc:", "Kinh"}}, kStep);
    sheet.fields({{"6. Nơi thường trú:", who.address}}, kStep);
    sheet.fields({{"7. Nơi tạm trú:", "không"}}, kStep);
    sheet.fields({{"8. Số định danh cá nhân:", who.number}}, kStep);
    sheet.fields(
        {{"9. Họ tên cha:", man(random).name, 126}, {"Năm sinh:", QString::number(who.birthYear - 29)}},
        kStep);
    sheet.fields(
        {{"10. Họ tên mẹ:", woman(random).name, 126}, {"Năm sinh:", QString::number(who.birthYear - 26)}},
        kStep);
    sheet.fields({{"11. Điện thoại:", "0900 000 000"}}, kStep);
    sheet.down(1);
    sheet.centred("QUÁ TRÌNH CƯ TRÚ CỦA BẢN THÂN", {Face::Serif, 13, true}, 3);
    sheet.table({0, 46, 112, 164},
                {{"Từ tháng, năm", "Nơi thường trú, tạm trú", "Nghề nghiệp"},
                 {"09/2005 - 06/2012", who.address, "Học sinh"},
                 {"07/2012 - 12/2019", woman(random).address, "Thợ điện"},
                 {"01/2020 đến nay", who.address, "Buôn bán nhỏ"}},
                7.6);
    sheet.down(8);
    sheet.paragraph("Yêu cầu cấp Phiếu lý lịch tư pháp số 1, để bổ sung hồ sơ xin việc làm. Tôi xin cam đoan "
                    "những lời khai "
                    "trên là đúng sự thật và chịu trách nhiệm về lời khai của mình.",
                    {}, 6.6, 8);
    sheet.down(5);
    sheet.dated(146, "Thành phố Mẫu", oneOf(random, 1, 28), oneOf(random, 1, 12), 2026);
    sheet.down(7);
    signedBy(sheet, 146, "Người khai", "(Ký, ghi rõ họ tên)", who.name);
}

} // namespace tests::corpus
