// SPDX-License-Identifier: GPL-3.0-or-later
// Both sides of a card at true size, 85.6 x 54.0 mm. It carries the word MẪU across each side.
#include "tests/support/sample_pages/marks.h"
#include "tests/support/sample_pages/papers.h"

#include <QLinearGradient>
#include <QPainterPath>

#include <cmath>

namespace tests::sample_pages {
namespace {

constexpr double kWidth_mm = 85.6;
constexpr double kHeight_mm = 54.0;
constexpr Style kLabel{Face::Sans, 4.6, false, false, 0x3B4A55};
constexpr Style kValue{Face::Sans, 7.2, true, false, 0x171717};

QRectF area(Sheet& sheet, double x_mm, double y_mm, double width_mm, double height_mm) {
    return {sheet.px(x_mm), sheet.px(y_mm), sheet.px(width_mm), sheet.px(height_mm)};
}

// Fine waves, as security printing has them.
void waves(Sheet& sheet, QPointF corner) {
    auto& painter = sheet.painter();
    painter.setPen(QPen(QColor(120, 170, 190, 70), sheet.px(0.12)));
    for (int wave = 0; wave < 26; ++wave) {
        QPainterPath path;
        for (int x = 0; x <= kWidth_mm; ++x) {
            const double y = wave * 2.2 - 1 + 1.6 * std::sin(x * 0.16 + wave * 0.35);
            const QPointF point(sheet.px(corner.x() + x), sheet.px(corner.y() + y));
            if (x == 0) path.moveTo(point);
            path.lineTo(point);
        }
        painter.drawPath(path);
    }
}

void specimen(Sheet& sheet, QPointF corner) {
    auto& painter = sheet.painter();
    painter.save();
    painter.translate(sheet.px(corner.x() + 50), sheet.px(corner.y() + 31));
    painter.rotate(-24);
    painter.setOpacity(0.13);
    sheet.ink(-22, 8, "MẪU", {Face::Sans, 62, true, false, 0xC03030});
    painter.restore();
}

void body(Sheet& sheet, QPointF corner, const QColor& from, const QColor& to) {
    auto& painter = sheet.painter();
    const auto card = area(sheet, corner.x(), corner.y(), kWidth_mm, kHeight_mm);
    const double round = sheet.px(3.18);
    painter.setPen(Qt::NoPen);
    for (int ring = 5; ring > 0; --ring) {
        painter.setBrush(QColor(0, 0, 0, 22));
        painter.drawRoundedRect(card.adjusted(-ring, -ring, ring * 2, ring * 2), round, round);
    }
    QLinearGradient tint(card.topLeft(), card.bottomRight());
    tint.setColorAt(0, from);
    tint.setColorAt(1, to);
    painter.setBrush(tint);
    painter.drawRoundedRect(card, round, round);
    painter.setBrush(Qt::NoBrush);
    painter.save();
    QPainterPath outline;
    outline.addRoundedRect(card, round, round);
    painter.setClipPath(outline);
    waves(sheet, corner);
    painter.restore();
    specimen(sheet, corner);
}

void portrait(Sheet& sheet, QPointF corner) {
    auto& painter = sheet.painter();
    const auto frame = area(sheet, corner.x(), corner.y(), 20, 26);
    painter.save();
    painter.setClipRect(frame);
    painter.fillRect(frame, QColor(205, 218, 226));
    painter.setPen(Qt::NoPen);
    const auto blob = [&](double x, double y, double rx, double ry, const QColor& colour) {
        painter.setBrush(colour);
        painter.drawEllipse(QPointF(sheet.px(corner.x() + x), sheet.px(corner.y() + y)), sheet.px(rx),
                            sheet.px(ry));
    };
    blob(10, 11.5, 6.4, 8.4, QColor(52, 44, 42));  // hair
    blob(10, 27, 9.2, 7.5, QColor(236, 236, 240)); // blouse
    blob(10, 20, 2.4, 3.4, QColor(214, 172, 146));
    blob(10, 12, 4.6, 6.0, QColor(226, 186, 160));
    blob(10, 6.6, 4.8, 2.2, QColor(52, 44, 42));
    for (const double eye : {8.2, 11.8})
        blob(eye, 11.6, 0.55, 0.35, QColor(40, 34, 34));
    blob(10, 15.3, 1.3, 0.4, QColor(178, 96, 92));
    painter.restore();
    painter.setBrush(Qt::NoBrush);
}

void entry(Sheet& sheet, double x_mm, double y_mm, const QString& label, const QString& value) {
    sheet.at(x_mm, y_mm, label, kLabel);
    sheet.at(x_mm, y_mm + 3.4, value, kValue);
}

void front(Sheet& sheet, QPointF corner) {
    body(sheet, corner, QColor(222, 238, 240), QColor(240, 232, 220));
    const double x = corner.x(), y = corner.y();
    auto& painter = sheet.painter();
    painter.setPen(Qt::NoPen);
    painter.setBrush(QColor(204, 40, 40));
    painter.drawEllipse(QPointF(sheet.px(x + 10.5), sheet.px(y + 9.5)), sheet.px(6), sheet.px(6));
    painter.setBrush(Qt::NoBrush);
    drawStar(painter, {sheet.px(x + 10.5), sheet.px(y + 9.5)}, sheet.px(4), QColor(250, 214, 60));
    const double middle = x + 50;
    sheet.centredAt(middle, y + 5.2, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                    {Face::Sans, 6.4, true, false, 0x202830});
    sheet.centredAt(middle, y + 8.4, "Độc lập - Tự do - Hạnh phúc", {Face::Sans, 5.6, true, false, 0x202830});
    sheet.centredAt(middle, y + 14.4, "CĂN CƯỚC", {Face::Sans, 11, true, false, 0x9C1414});
    sheet.centredAt(middle, y + 17.4, "IDENTITY CARD", {Face::Sans, 5.2, true, false, 0xB02020});
    portrait(sheet, {x + 4, y + 20.5});
    entry(sheet, x + 28, y + 22.3, "Số định danh cá nhân / Personal identification number", "");
    sheet.at(x + 28, y + 27.3, "001190000013", {Face::Sans, 11, true, false, 0x171717});
    entry(sheet, x + 28, y + 31.4, "Họ, chữ đệm và tên khai sinh / Full name", "NGUYỄN THỊ MẪU");
    entry(sheet, x + 28, y + 38.6, "Ngày, tháng, năm sinh / Date of birth", "15/05/1990");
    entry(sheet, x + 28, y + 45.6, "Giới tính / Sex", "Nữ");
    entry(sheet, x + 50, y + 45.6, "Quốc tịch / Nationality", "Việt Nam");
}

void back(Sheet& sheet, QPointF corner, double qr_mm) {
    body(sheet, corner, QColor(236, 234, 222), QColor(220, 236, 238));
    const double x = corner.x(), y = corner.y();
    entry(sheet, x + 4, y + 5.4, "Nơi cư trú / Place of residence", "Tổ 1, Phường Mẫu, Hà Nội");
    entry(sheet, x + 4, y + 12.4, "Nơi đăng ký khai sinh / Place of birth", "Phường Mẫu, Hà Nội");
    entry(sheet, x + 26, y + 19.6, "Ngày cấp / Date of issue", "15/05/2025");
    entry(sheet, x + 26, y + 26.6, "Có giá trị đến / Date of expiry", "15/05/2030");
    auto& painter = sheet.painter();
    const auto chip = area(sheet, x + 6, y + 20, 13, 11.5);
    painter.setPen(QPen(QColor(140, 112, 50), sheet.px(0.2)));
    painter.setBrush(QColor(222, 190, 110));
    painter.drawRoundedRect(chip, sheet.px(1.6), sheet.px(1.6));
    painter.setBrush(Qt::NoBrush);
    for (const double third : {1.0 / 3, 2.0 / 3}) {
        const double at = chip.top() + chip.height() * third;
        painter.drawLine(QPointF(chip.left(), at), QPointF(chip.right(), at));
    }
    painter.drawRect(chip.adjusted(chip.width() * 0.34, 0, -chip.width() * 0.34, 0));
    // The code keeps its quiet zone.
    painter.fillRect(area(sheet, x + 63, y + 3.5, 19, 19), QColor(250, 250, 250));
    drawQr(sheet, {x + 72.5 - qr_mm / 2, y + 13 - qr_mm / 2}, qr_mm, identityText());
    sheet.centredAt(x + 71, y + 30, "BỘ CÔNG AN", {Face::Sans, 6, true, false, 0x202830});
    const Style machine{Face::Mono, 10.4, false, false, 0x101010};
    painter.fillRect(area(sheet, x, y + 36.5, kWidth_mm, 14.8), QColor(250, 250, 248, 190));
    sheet.centredAt(x + kWidth_mm / 2, y + 40.6, "IDVNM1900000130001190000013<<1", machine);
    sheet.centredAt(x + kWidth_mm / 2, y + 45.2, "9005156F3005154VNM<<<<<<<<<<<8", machine);
    sheet.centredAt(x + kWidth_mm / 2, y + 49.8, "NGUYEN<<THI<MAU<<<<<<<<<<<<<<<", machine);
}

} // namespace

void drawIdCard(Sheet& sheet, double qr_mm) {
    const double left = (kPaperWidth_mm - kWidth_mm) / 2;
    front(sheet, {left, 48});
    back(sheet, {left, 116}, qr_mm);
}

void drawIdCard(Sheet& sheet) {
    drawIdCard(sheet, 15.5);
}

} // namespace tests::sample_pages
