// SPDX-License-Identifier: GPL-3.0-or-later
// A page of a land certificate: pink paper, a red title, a plan with lengths along its sides.
#include "tests/support/corpus/forms.h"
#include "tests/support/corpus/people.h"
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

#include <QPolygonF>

namespace tests::corpus {

using namespace sample_pages;

namespace {

void tint(Sheet& sheet) {
    sheet.painter().fillRect(QRectF(sheet.px(12), sheet.px(12), sheet.px(186), sheet.px(273)),
                             QColor(250, 226, 226));
    sheet.painter().setPen(QPen(QColor(0xC0, 0x60, 0x60), sheet.px(0.5)));
    sheet.painter().drawRect(QRectF(sheet.px(14), sheet.px(14), sheet.px(182), sheet.px(269)));
}

// The plot, north up. The lengths are text of the paper.
void plan(Sheet& sheet, double top_mm) {
    auto& random = sheet.random();
    const QPolygonF plot{QPointF(78, top_mm + 6), QPointF(134, top_mm + 2), QPointF(140, top_mm + 40),
                         QPointF(82, top_mm + 44)};
    QPolygonF drawn;
    for (const auto& corner : plot)
        drawn << QPointF(sheet.px(corner.x()), sheet.px(corner.y()));
    sheet.painter().setPen(QPen(QColor(0x18, 0x18, 0x18), sheet.px(0.4)));
    sheet.painter().drawPolygon(drawn);
    const auto length = [&] { return QString("%1,%2").arg(oneOf(random, 5, 24)).arg(oneOf(random, 10, 99)); };
    const Style small{Face::Sans, 9};
    sheet.at(102, top_mm + 1, length(), small);
    sheet.at(66, top_mm + 26, length(), small);
    sheet.at(102, top_mm + 24, "Thửa 118", {Face::Sans, 10, true});
    sheet.at(139, top_mm + 20, length(), small);
    sheet.at(106, top_mm + 48, length(), small);
}

} // namespace

void drawLandCertificate(Sheet& sheet) {
    auto& random = sheet.random();
    const auto owner = woman(random);
    constexpr double kStep = 7.6;
    const unsigned red = 0xB4202A;
    tint(sheet);
    sheet.y_mm = 26;
    nationalHeading(sheet, (sheet.left_mm + sheet.right_mm) / 2);
    sheet.down(8);
    sheet.centred("GIẤY CHỨNG NHẬN", {Face::Serif, 18, true, false, red}, 8);
    sheet.centred("QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU TÀI SẢN", {Face::Serif, 14, true, false, red}, 6.6);
    sheet.centred("GẮN LIỀN VỚI ĐẤT", {Face::Serif, 14, true, false, red}, 11);
    sheet.at(sheet.left_mm, sheet.y_mm, "I. Người sử dụng đất, chủ sở hữu tài sản gắn liền với đất",
             {Face::Serif, 13, true});
    sheet.down(kStep);
    sheet.fields({{"Bà:", owner.name.toUpper(), 124}, {"sinh năm:", QString::number(owner.birthYear)}},
                 kStep);
    sheet.fields({{"Số định danh cá nhân:", owner.number}}, kStep);
    sheet.fields({{"Địa chỉ:", owner.address}}, kStep + 2);
    sheet.at(sheet.left_mm, sheet.y_mm, "II. Thửa đất, tài sản gắn liền với đất", {Face::Serif, 13, true});
    sheet.down(kStep);
    sheet.fields({{"a) Thửa đất số:", "118", 100}, {"tờ bản đồ số:", QString::number(oneOf(random, 2, 40))}},
                 kStep);
    sheet.fields({{"b) Địa chỉ:", "Phường Mẫu"}}, kStep);
    sheet.fields(
        {{"c) Diện tích:", QString("%1,%2 m²").arg(oneOf(random, 60, 480)).arg(oneOf(random, 1, 9)), 100},
         {"hình thức sử dụng:", "sử dụng riêng"}},
        kStep);
    sheet.fields({{"d) Mục đích sử dụng:", "Đất ở tại đô thị", 118}, {"thời hạn:", "Lâu dài"}}, kStep);
    sheet.fields({{"đ) Nguồn gốc sử dụng:", "Nhận chuyển nhượng đất được Nhà nước giao"}}, kStep + 2);
    sheet.at(sheet.left_mm, sheet.y_mm, "III. Sơ đồ thửa đất", {Face::Serif, 13, true});
    plan(sheet, sheet.y_mm + 6);
    sheet.down(64);
    const double top = sheet.y_mm;
    sheet.dated(146, "Phường Mẫu", oneOf(random, 1, 28), 9, 2026);
    sheet.y_mm = top + 7;
    signedBy(sheet, 146, "GIÁM ĐỐC CHI NHÁNH", "(Ký, đóng dấu)", man(random).name);
    drawStamp(sheet, {127, top + 25}, 34, "VĂN PHÒNG ĐĂNG KÝ", "ĐẤT ĐAI");
}

} // namespace tests::corpus
