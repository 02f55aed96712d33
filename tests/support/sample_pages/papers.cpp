// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_pages/papers.h"

#include "tests/support/sample_pages/marks.h"

namespace tests::sample_pages {
const std::vector<Paper>& papers() {
    static const std::vector<Paper> all = {
        {"id-card", "CĂN CƯỚC", {1.1, 0xFFF7F7F5, 0.8, 5, 1.0, 0.97, 0}, &drawIdCard},
        {"birth-registration-form",
         "TỜ KHAI ĐĂNG KÝ KHAI SINH",
         {-0.7, 0xFFF5F4EF, 0.9, 5, 1.0, 0.96, 0},
         &drawBirthRegistration},
        {"birth-certificate",
         "GIẤY CHỨNG SINH",
         {1.6, 0xFFF6F2E6, 0.9, 5, 1.0, 0.78, 0},
         &drawBirthCertificate},
        {"blank", "", {-0.4, 0xFFF4F3EE, 0.9, 5, 1.0, 0.95, 0.12}, nullptr},
        {"residence-confirmation",
         "XÁC NHẬN THÔNG TIN VỀ CƯ TRÚ",
         {2.3, 0xFFF5F5F3, 0.9, 6, 0.93, 1.0, 0.04},
         &drawResidenceConfirmation},
        {"authorisation", "GIẤY ỦY QUYỀN", {-1.9, 0xFFF2EFE4, 1.0, 5, 0.97, 1.0, 0}, &drawAuthorisation},
    };
    return all;
}

QString identityText() {
    return QStringLiteral("001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu, Hà Nội|15052025");
}

void nationalHeading(Sheet& sheet, double x_mm, double pt) {
    const Style motto{Face::Serif, pt, true};
    sheet.centredAt(x_mm, sheet.y_mm, "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM", {Face::Serif, pt - 1, true});
    sheet.down(5.6);
    const QString words = "Độc lập - Tự do - Hạnh phúc";
    sheet.centredAt(x_mm, sheet.y_mm, words, motto);
    const double half = sheet.width_mm(words, motto) / 2;
    sheet.rule(x_mm - half, x_mm + half, sheet.y_mm + 1.8);
    sheet.down(6);
}

void signedBy(Sheet& sheet, double x_mm, const QString& role, const QString& hint, const QString& name) {
    const double top = sheet.y_mm;
    sheet.centredAt(x_mm, top, role, {Face::Serif, 13, true});
    sheet.centredAt(x_mm, top + 5.5, hint, {Face::Serif, 11, false, true});
    drawSignature(sheet, {x_mm - 17, top + 21}, 34, name);
    sheet.centredAt(x_mm, top + 30, name, {Face::Serif, 13, true});
}

void layPaper(QPainter& painter, QRgb paper, double width_px, double height_px, double dpi) {
    const double mm = dpi / 25.4;
    painter.setPen(Qt::NoPen);
    for (int ring = 6; ring > 0; --ring) {
        const double grow = ring * 0.14 * mm;
        painter.setBrush(QColor(0, 0, 0, 12));
        painter.drawRect(QRectF(-grow, -grow, width_px + 2 * grow, height_px + 2 * grow));
    }
    painter.setBrush(QColor(paper));
    painter.drawRect(QRectF(0, 0, width_px, height_px));
    painter.setBrush(Qt::NoBrush);
}

DrawnPage drawPage(const Paper& paper, int dpi, std::uint64_t seed, int position) {
    Random random(seed * 1009 + static_cast<std::uint64_t>(position));
    auto look = paper.look;
    look.skew_degrees += random.between(-0.1, 0.1);
    look.blur_px *= dpi / 300.0;

    const double width = kPaperWidth_mm * dpi / 25.4, height = kPaperHeight_mm * dpi / 25.4;
    QImage page(qRound(width), qRound(height), QImage::Format_RGB32);
    page.fill(kLid);
    QPainter painter(&page);
    painter.setRenderHints(QPainter::Antialiasing | QPainter::TextAntialiasing);
    painter.translate(width / 2, height / 2);
    painter.rotate(look.skew_degrees);
    painter.translate(-width / 2, -height / 2);
    layPaper(painter, look.paper, width, height, dpi);
    Sheet sheet(painter, dpi, random);
    if (paper.draw) paper.draw(sheet);
    painter.end();
    return {scanned(page, look, random), look.skew_degrees, sheet.lines()};
}

} // namespace tests::sample_pages
