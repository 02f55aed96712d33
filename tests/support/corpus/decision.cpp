// SPDX-License-Identifier: GPL-3.0-or-later
// A decision of an authority: grounds in italics, articles, a list of who gets it, a seal over the signature.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

namespace tests::corpus {

using namespace sample_pages;

namespace {

void articles(Sheet& sheet, const Person& holder, int square_metres) {
    sheet.paragraph(
        QString("Điều 1. Cho phép %1, số định danh cá nhân %2, chuyển mục đích sử dụng %3 m² đất trồng cây "
                "lâu năm sang đất ở, tại thửa đất số %4, tờ bản đồ số 12.")
            .arg(holder.name, holder.number)
            .arg(square_metres)
            .arg(square_metres + 7),
        {}, 6.6, 10);
    sheet.down(1.5);
    sheet.paragraph("Điều 2. Người sử dụng đất có trách nhiệm nộp tiền sử dụng đất theo thông báo của cơ "
                    "quan thuế trong thời "
                    "hạn 30 ngày, kể từ ngày nhận được thông báo.",
                    {}, 6.6, 10);
    sheet.down(1.5);
    sheet.paragraph("Điều 3. Quyết định này có hiệu lực kể từ ngày ký. Chánh Văn phòng, Trưởng phòng Kinh tế "
                    "và người có tên "
                    "tại Điều 1 chịu trách nhiệm thi hành Quyết định này.",
                    {}, 6.6, 10);
}

void recipients(Sheet& sheet, double top_mm) {
    sheet.at(sheet.left_mm, top_mm, "Nơi nhận:", {Face::Serif, 11, true, true});
    double y = top_mm;
    for (const auto* line : {"- Như Điều 3;", "- Chi nhánh Văn phòng đăng ký đất đai;", "- Lưu: VT, KT."})
        sheet.at(sheet.left_mm, y += 5, line, {Face::Serif, 11});
}

} // namespace

void drawDecision(Sheet& sheet) {
    auto& random = sheet.random();
    const auto holder = man(random);
    const Style ground{Face::Serif, 13, false, true};
    sheet.y_mm = 24;
    letterHead(sheet, "ỦY BAN NHÂN DÂN", "XÃ MẪU", QString("Số: %1/QĐ-UBND").arg(oneOf(random, 100, 2999)));
    sheet.down(2);
    sheet.dated(143, "Xã Mẫu", oneOf(random, 1, 28), oneOf(random, 1, 12), 2026);
    sheet.down(14);
    sheet.centred("QUYẾT ĐỊNH", {Face::Serif, 15, true}, 7);
    sheet.centred("Về việc cho phép chuyển mục đích sử dụng đất", {Face::Serif, 13, true}, 10);
    sheet.centred("CHỦ TỊCH ỦY BAN NHÂN DÂN XÃ MẪU", {Face::Serif, 13, true}, 9);
    for (const auto* text : {"Căn cứ Luật Tổ chức chính quyền địa phương;",
                             "Căn cứ Luật Đất đai và các nghị định hướng dẫn thi hành;",
                             "Xét đơn đề nghị của người sử dụng đất và hồ sơ kèm theo;",
                             "Theo đề nghị của Trưởng phòng Kinh tế tại Tờ trình số 86/TTr-KT."})
        sheet.paragraph(text, ground, 6.6, 10);
    sheet.down(4);
    sheet.centred("QUYẾT ĐỊNH:", {Face::Serif, 13, true}, 9);
    articles(sheet, holder, oneOf(random, 60, 380));
    sheet.down(8);
    const double top = sheet.y_mm;
    recipients(sheet, top);
    sheet.y_mm = top;
    signedBy(sheet, 146, "CHỦ TỊCH", "(Ký, đóng dấu)", man(random).name);
    drawStamp(sheet, {127, top + 18}, 36, "ỦY BAN NHÂN DÂN", "XÃ MẪU");
}

} // namespace tests::corpus
