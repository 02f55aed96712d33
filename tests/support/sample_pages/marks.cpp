// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_pages/marks.h"

#include <QFontMetricsF>
#include <QImage>
#include <QPainterPath>

#include <cmath>
#include <memory>
#include <numbers>
#include <qrencode.h>
#include <stdexcept>

namespace tests::sample_pages {
namespace {

constexpr double kPi = std::numbers::pi;
const QColor kStampInk(200, 30, 40, 191); // 75 %

void writeAround(QPainter& painter, double radius, const QString& text, const QFont& font) {
    const QFontMetricsF metrics(font);
    requireGlyphs(font, text);
    painter.setFont(font);
    const double spread = 1.12; // letters on a ring stand a little apart
    double angle = -metrics.horizontalAdvance(text) * spread / radius / 2;
    for (const auto letter : text) {
        const double half = metrics.horizontalAdvance(letter) * spread / radius / 2;
        angle += half;
        painter.save();
        painter.rotate(angle * 180 / kPi);
        painter.drawText(QPointF(-metrics.horizontalAdvance(letter) / 2, -radius), letter);
        painter.restore();
        angle += half;
    }
}

// A rubber stamp never prints evenly: patches of a few hundred pixels take less ink, single fibres none.
void wearInk(QImage& stamp, Random& random) {
    const double phase_x = random.between(0, 6), phase_y = random.between(0, 6);
    for (int y = 0; y < stamp.height(); ++y) {
        auto* pixels = reinterpret_cast<QRgb*>(stamp.scanLine(y));
        for (int x = 0; x < stamp.width(); ++x) {
            const double patch = 0.84 + 0.16 * std::sin(x * 0.021 + phase_x) * std::sin(y * 0.017 + phase_y);
            const double keep = random.unit() < 0.04 ? 0.35 : patch;
            const auto p = pixels[x];
            const auto part = [keep](int channel) { return static_cast<int>(channel * keep); };
            pixels[x] = qRgba(part(qRed(p)), part(qGreen(p)), part(qBlue(p)), part(qAlpha(p)));
        }
    }
}

QImage stampImage(Sheet& sheet, double diameter_mm, const QString& around, const QString& inside) {
    const int side = static_cast<int>(sheet.px(diameter_mm)) + 8;
    QImage image(side, side, QImage::Format_ARGB32_Premultiplied);
    image.fill(Qt::transparent);
    QPainter painter(&image);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(side / 2.0, side / 2.0);
    const double radius = sheet.px(diameter_mm) / 2;
    painter.setPen(QPen(kStampInk, radius * 0.055));
    painter.drawEllipse(QPointF(0, 0), radius * 0.96, radius * 0.96);
    painter.setPen(QPen(kStampInk, radius * 0.025));
    painter.drawEllipse(QPointF(0, 0), radius * 0.87, radius * 0.87);
    painter.drawEllipse(QPointF(0, 0), radius * 0.58, radius * 0.58);
    drawStar(painter, QPointF(0, -radius * 0.27), radius * 0.2, kStampInk);
    painter.setPen(kStampInk);
    writeAround(painter, radius * 0.65, around, fontFor({Face::Sans, diameter_mm * 0.19, true}, sheet.dpi()));
    const auto font = fontFor({Face::Sans, diameter_mm * 0.17, true}, sheet.dpi());
    requireGlyphs(font, inside);
    painter.setFont(font);
    painter.drawText(QRectF(-radius, -radius * 0.05, 2 * radius, radius * 0.5), Qt::AlignCenter, inside);
    painter.end();
    wearInk(image, sheet.random());
    return image;
}

std::uint64_t handOf(const QString& name) {
    std::uint64_t hash = 1469598103934665603ULL; // FNV-1a
    for (const char byte : name.toUtf8())
        hash = (hash ^ static_cast<std::uint8_t>(byte)) * 1099511628211ULL;
    return hash;
}

} // namespace

void drawStar(QPainter& painter, QPointF centre, double radius, const QColor& colour) {
    QPainterPath star;
    for (int corner = 0; corner < 10; ++corner) {
        const double reach = corner % 2 == 0 ? radius : radius * 0.382;
        const double angle = -kPi / 2 + corner * kPi / 5;
        const QPointF point(centre.x() + reach * std::cos(angle), centre.y() + reach * std::sin(angle));
        if (corner == 0) {
            star.moveTo(point);
        } else {
            star.lineTo(point);
        }
    }
    star.closeSubpath();
    painter.fillPath(star, colour);
}

void drawQr(Sheet& sheet, QPointF top_left_mm, double side_mm, const QString& text, QrStrength strength) {
    const auto level = strength == QrStrength::H ? QR_ECLEVEL_H : QR_ECLEVEL_M;
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.toUtf8().constData(), 0, level), &QRcode_free);
    if (!code) throw std::runtime_error("the text does not fit into a QR code");
    // One path: modules drawn one by one would show light seams on a turned page.
    QPainterPath modules;
    const double module = sheet.px(side_mm) / code->width;
    for (int y = 0; y < code->width; ++y)
        for (int x = 0; x < code->width; ++x)
            if (code->data[y * code->width + x] & 1)
                modules.addRect(sheet.px(top_left_mm.x()) + x * module,
                                sheet.px(top_left_mm.y()) + y * module, module, module);
    modules.setFillRule(Qt::WindingFill);
    sheet.painter().fillPath(modules, QColor(0x14, 0x14, 0x14));
}

void drawStamp(Sheet& sheet, QPointF centre_mm, double diameter_mm, const QString& around,
               const QString& inside) {
    const auto image = stampImage(sheet, diameter_mm, around, inside);
    auto& painter = sheet.painter();
    painter.save();
    painter.setCompositionMode(QPainter::CompositionMode_Multiply);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.translate(sheet.px(centre_mm.x()), sheet.px(centre_mm.y()));
    painter.rotate(sheet.random().between(-14, 14));
    painter.drawImage(QPointF(-image.width() / 2.0, -image.height() / 2.0), image);
    painter.restore();
}

void drawSignature(Sheet& sheet, QPointF start_mm, double width_mm, const QString& name) {
    // The hand belongs to the name; no two signatures of one hand are quite the same.
    Random hand(handOf(name));
    auto& mood = sheet.random();
    const double slant = hand.between(0.05, 0.4), rise = hand.between(-0.12, 0.02);
    const int loops = 4 + static_cast<int>(hand.unit() * 4);
    const auto point = [&](double x, double y) {
        const double up = y + rise * x;
        return QPointF(sheet.px(start_mm.x() + (x - slant * y) * width_mm),
                       sheet.px(start_mm.y() + up * width_mm));
    };
    QPainterPath pen(point(0, 0.05));
    double x = 0;
    for (int loop = 0; loop < loops; ++loop) {
        const double tall =
            (loop == 0 ? hand.between(0.2, 0.32) : hand.between(0.05, 0.2)) * mood.between(0.9, 1.1);
        const double step = 0.8 / loops * hand.between(0.7, 1.3) * mood.between(0.93, 1.07);
        const double lean = hand.between(0.8, 1.7), low = hand.between(-0.02, 0.08);
        pen.cubicTo(point(x + step * lean, -tall * 0.2), point(x + step * lean, -tall),
                    point(x + step * 0.4, -tall));
        pen.cubicTo(point(x - step * hand.between(-0.2, 0.5), -tall), point(x + step * 0.1, 0.1),
                    point(x + step, low));
        x += step;
    }
    pen.cubicTo(point(x + 0.08, 0.1), point(x + 0.2, hand.between(-0.25, 0)),
                point(x + 0.3, hand.between(-0.2, 0.05)));
    if (hand.unit() < 0.7) {
        pen.moveTo(point(x + 0.1, 0.08));
        pen.cubicTo(point(0.6, 0.2), point(0.25, 0.12), point(hand.between(0, 0.3), mood.between(0.14, 0.2)));
    }
    sheet.painter().setBrush(Qt::NoBrush);
    sheet.painter().setPen(
        QPen(QColor(28, 48, 158, 225), sheet.px(0.42), Qt::SolidLine, Qt::RoundCap, Qt::RoundJoin));
    sheet.painter().drawPath(pen);
}

} // namespace tests::sample_pages
