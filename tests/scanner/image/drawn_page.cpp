// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/image/drawn_page.h"

#include <QFontDatabase>
#include <QGuiApplication>
#include <QPainter>
#include <QRawFont>

#include <algorithm>
#include <array>
#include <cmath>
#include <fstream>
#include <random>
#include <stdexcept>

namespace tests {
namespace {

void needApplication() {
    if (qApp) return;
    qputenv("QT_QPA_PLATFORM", "offscreen");
    static int count = 1;
    static char name[] = "drawn_page";
    static char* arguments[] = {name, nullptr};
    static QGuiApplication application(count, arguments);
}

bool hasVietnameseLetters(const QFont& font) {
    const QRawFont raw = QRawFont::fromFont(font);
    for (char32_t letter = 0x1EA0; letter <= 0x1EF9; ++letter)
        if (!raw.supportsCharacter(letter)) return false;
    return true;
}

QFont vietnameseFont(int height_px) {
    for (const char* family : {"TeX Gyre Termes", "Noto Serif", "DejaVu Serif"}) {
        if (!QFontDatabase::hasFamily(family)) continue;
        QFont font(family);
        font.setPixelSize(height_px);
        if (hasVietnameseLetters(font)) return font;
    }
    throw std::runtime_error("no font with all Vietnamese letters");
}

// A table is enough for noise and draws a page in a moment.
std::array<int, 4096> gaussianTable(double sigma, std::mt19937& random) {
    std::normal_distribution<double> gaussian(0, sigma);
    std::array<int, 4096> table{};
    for (int& value : table)
        value = static_cast<int>(std::lround(gaussian(random)));
    return table;
}

void writeRows(const QImage& image, const char* kind, int bytesPerPixel, const std::filesystem::path& file) {
    std::ofstream out(file, std::ios::binary);
    out << kind << "\n# drawn\n" << image.width() << " " << image.height() << "\n255\n";
    for (int y = 0; y < image.height(); ++y)
        out.write(reinterpret_cast<const char*>(image.constScanLine(y)),
                  std::streamsize{image.width()} * bytesPerPixel);
    if (!out.flush()) throw std::runtime_error("cannot write " + file.string());
}

} // namespace

QImage blankPage(int width_px, int height_px, QColor paper) {
    QImage page(width_px, height_px, QImage::Format_RGB32);
    page.fill(paper);
    return page;
}

void write(QImage& page, int x, int y, const QString& text, int height_px, QColor ink) {
    needApplication();
    QPainter painter(&page);
    painter.setRenderHint(QPainter::TextAntialiasing);
    painter.setFont(vietnameseFont(height_px));
    painter.setPen(ink);
    painter.drawText(x, y, text);
}

void fillWithText(QImage& page) {
    for (int line = 0; line < 20; ++line)
        write(page, 300, 400 + line * 85,
              QStringLiteral("Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu, dòng %1").arg(line + 1));
}

void stamp(QImage& page, int x, int y, int diameter_px, QColor ink) {
    ink.setAlphaF(0.75);
    {
        QPainter painter(&page);
        painter.setRenderHint(QPainter::Antialiasing);
        painter.setPen(QPen(ink, 12));
        painter.drawEllipse(x, y, diameter_px, diameter_px);
        painter.drawEllipse(x + 60, y + 60, diameter_px - 120, diameter_px - 120);
    }
    write(page, x + diameter_px / 4, y + diameter_px / 2, QStringLiteral("MẪU"), diameter_px / 5, ink);
}

QImage turnedBy(const QImage& page, double degrees, QColor outside) {
    QImage result(page.size(), QImage::Format_RGB32);
    result.fill(outside);
    QPainter painter(&result);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(page.width() / 2.0, page.height() / 2.0);
    painter.rotate(degrees);
    painter.drawImage(QPointF(-page.width() / 2.0, -page.height() / 2.0), page);
    return result;
}

void addNoise(QImage& page, double sigma, std::uint32_t seed) {
    std::mt19937 random(seed);
    const auto table = gaussianTable(sigma, random);
    for (int y = 0; y < page.height(); ++y) {
        auto* bytes = page.scanLine(y);
        for (qsizetype i = 0; i < page.bytesPerLine(); ++i)
            bytes[i] = static_cast<uchar>(std::clamp(bytes[i] + table[random() % table.size()], 0, 255));
    }
}

void writeP6(const QImage& page, const std::filesystem::path& file) {
    writeRows(page.convertToFormat(QImage::Format_RGB888), "P6", 3, file);
}

void writeP5(const QImage& page, const std::filesystem::path& file) {
    writeRows(page.convertToFormat(QImage::Format_Grayscale8), "P5", 1, file);
}

} // namespace tests
