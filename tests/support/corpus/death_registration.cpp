// SPDX-License-Identifier: GPL-3.0-or-later
// A relative declares a death: labels and entries in turn.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

void drawDeathRegistration(Sheet& sheet) {
    auto& random = sheet.random();
    const auto applicant = woman(random);
    const auto dead = man(random);
    constexpr double kStep = 8;
    sheet.y_mm = 24;
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(9);
    sheet.centred("TỜ KHAI ĐĂNG KÝ KHAI TỬ", {Face::Serif, 16, true}, 11);
    sheet.fields({{"Kính gửi:", "Ủy ban nhân dân Phường Mẫu"}}, kStep + 1);
    sheet.fields({{"Họ, chữ đệm, tên người yêu cầu:", applicant.name}}, kStep);
    sheet.fields({{"Nơi cư trú:", applicant.address}}, kStep);
    sheet.fields({{"Số định danh cá nhân:", applicant.number}}, kStep);
    sheet.fields({{"Quan hệ với người đã chết:", "Con gái", 0, true}}, kStep + 2);
    sheet.at(sheet.left_mm, sheet.y_mm,
             "Đề nghị cơ quan đăng ký khai tử cho người có tên dưới đây:", {Face::Serif, 13, true});
    sheet.down(kStep);
    sheet.fields({{"Họ, chữ đệm, tên:", dead.name.toUpper()}}, kStep);
    sheet.fields({{"Ngày, tháng, năm sinh:", dead.born, 122}, {"Giới tính:", "Nam"}}, kStep);
    sheet.fields({{"Dân tộc:", "Kinh", 122}, {"Quốc tịch:", "Việt Nam"}}, kStep);
    sheet.fields({{"Nơi cư trú cuối cùng:", dead.address}}, kStep);
    sheet.fields({{"Số định danh cá nhân:", dead.number}}, kStep);
    sheet.fields({{"Đã chết vào lúc:", QString("%1 giờ 40 phút, ngày %2 tháng 10 năm 2026")
                                           .arg(oneOf(random, 1, 23))
                                           .arg(oneOf(random, 10, 28))}},
                 kStep);
    sheet.fields({{"Nơi chết:", "Bệnh viện Đa khoa Mẫu", 122}, {"Nguyên nhân:", "tuổi già", 0, true}}, kStep);
    sheet.fields({{"Số giấy báo tử:", QString("%1/GBT").arg(oneOf(random, 10, 400)), 110},
                  {"do", "Bệnh viện Đa khoa Mẫu cấp"}},
                 kStep + 2);
    sheet.paragraph("Tôi cam đoan những nội dung khai trên đây là đúng sự thật và chịu trách nhiệm trước "
                    "pháp luật về lời "
                    "khai của mình.",
                    {}, 6.6, 8);
    sheet.fields({{"Đề nghị cấp bản sao trích lục:", "có", 118}, {"Số lượng:", "02 bản"}}, kStep);
    sheet.down(4);
    sheet.dated(146, "Phường Mẫu", oneOf(random, 1, 28), 11, 2026);
    sheet.down(7);
    signedBy(sheet, 146, "Người yêu cầu", "(Ký, ghi rõ họ, chữ đệm, tên)", applicant.name);
}

} // namespace tests::corpus
