// SPDX-License-Identifier: GPL-3.0-or-later
// Two columns: what is asked in the first, the woman's entries in the second, the man's in the third.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

void drawMarriageRegistration(Sheet& sheet) {
    auto& random = sheet.random();
    const auto her = woman(random);
    const auto him = man(random);
    sheet.y_mm = 24;
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(9);
    sheet.centred("TỜ KHAI ĐĂNG KÝ KẾT HÔN", {Face::Serif, 16, true}, 11);
    sheet.fields({{"Kính gửi:", "Ủy ban nhân dân Phường Mẫu"}}, 7);
    sheet.table({0, 44, 104, 164},
                {{"Thông tin", "Bên nữ", "Bên nam"},
                 {"Họ, chữ đệm, tên", her.name, him.name},
                 {"Ngày sinh", her.born, him.born},
                 {"Dân tộc", "Kinh", "Tày"},
                 {"Quốc tịch", "Việt Nam", "Việt Nam"},
                 {"Nơi cư trú", her.address, him.address},
                 {"Số định danh", her.number, him.number},
                 {"Kết hôn lần thứ", "nhất", "nhất"}},
                10.5);
    sheet.down(10);
    sheet.paragraph("Chúng tôi cam đoan những lời khai trên đây là đúng sự thật, việc kết hôn của chúng tôi "
                    "là tự nguyện, không "
                    "vi phạm quy định của Luật Hôn nhân và gia đình Việt Nam.",
                    {}, 6.8, 8);
    sheet.paragraph("Chúng tôi chịu hoàn toàn trách nhiệm trước pháp luật về nội dung cam đoan của mình.", {},
                    6.8, 8);
    sheet.fields({{"Đề nghị cấp bản sao:", "có", 118}, {"Số lượng:", "03 bản"}}, 10);
    sheet.dated(146, "Phường Mẫu", oneOf(random, 1, 28), oneOf(random, 1, 12), 2026);
    sheet.down(9);
    signedBy(sheet, 66, "Bên nữ", "(Ký, ghi rõ họ tên)", her.name);
    signedBy(sheet, 146, "Bên nam", "(Ký, ghi rõ họ tên)", him.name);
}

} // namespace tests::corpus
