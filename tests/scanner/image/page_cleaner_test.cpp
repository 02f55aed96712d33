// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/image/cleaning.h"

#include <QPainter>

#include <cmath>

using namespace tests;
using scanner::image::heightOf;
using scanner::image::widthOf;

namespace {

void fill(QImage& page, int x, int y, int width, int height) {
    QPainter(&page).fillRect(x, y, width, height, Qt::black);
}

// The box of everything dark inside `area`.
QRect darkBox(const QImage& page, const QRect& area) {
    QRect box;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            if (qGray(page.pixel(x, y)) < 90) box |= QRect(x, y, 1, 1);
    return box;
}

long redPixels(const QImage& page) {
    long count = 0;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x) {
            const QRgb pixel = page.pixel(x, y);
            if (qRed(pixel) > 150 && qRed(pixel) - qGreen(pixel) > 70) ++count;
        }
    return count;
}

} // namespace

TEST_CASE("A page turned by up to three degrees comes back level within 0.1 degree") {
    QImage straight = blankPage();
    fillWithText(straight);
    for (const double degrees : {-3.0, -0.7, 0.5, 3.0}) {
        QImage page = turnedBy(straight, degrees);
        addNoise(page, 5, 1);
        CHECK(std::abs(cleaned(page).skewDegrees + degrees) < 0.1);
    }
}

TEST_CASE("What was laid on the glass askew by hand comes back level") {
    QImage straight = blankPage();
    for (int line = 0; line < 7; ++line)
        write(straight, 800, 1400 + line * 70, QStringLiteral("Nguyễn Thị Mẫu, dòng thứ %1").arg(line + 1));
    for (const double degrees : {-15.0, 12.0}) {
        QImage page = turnedBy(straight, degrees);
        addNoise(page, 5, 1);
        CHECK(std::abs(cleaned(page).skewDegrees + degrees) < 0.3);
    }
}

TEST_CASE("Small print is read at a finer resolution, and boxes still fit the colour page") {
    QImage page = blankPage();
    for (int line = 0; line < 20; ++line)
        write(page, 300, 400 + line * 40,
              QStringLiteral("Họ, chữ đệm, tên người yêu cầu: Nguyễn Thị Mẫu, dòng %1").arg(line + 1), 25);
    fill(page, 1500, 2700, 300, 150);
    const auto clean = cleaned(page.scaled(3307, 4677, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), 400);
    CHECK(clean.readingDpi == 300);
    const QRect small = darkBox(seen(clean.reading), QRect(1350, 2550, 600, 450));
    CHECK(std::abs(small.left() - 1500) <= 3);
    CHECK(std::abs(small.width() - 300) <= 4);
    QImage usual = blankPage();
    fillWithText(usual);
    CHECK(cleaned(usual).readingDpi == 200);
}

TEST_CASE("A turned rule is level again on the colour page") {
    QImage straight = blankPage();
    fillWithText(straight);
    fill(straight, 300, 2600, 1900, 6);
    const QImage page = seen(cleaned(turnedBy(straight, 3)).colour);
    const QRect left = darkBox(page, QRect(350, 2500, 40, 200));
    const QRect right = darkBox(page, QRect(2100, 2500, 40, 200));
    REQUIRE_FALSE(left.isEmpty());
    REQUIRE_FALSE(right.isEmpty());
    CHECK(std::abs(left.center().y() - right.center().y()) <= 4); // 0.13 degree over the rule
}

TEST_CASE("A level page keeps its size and is not turned") {
    QImage page = blankPage();
    fillWithText(page);
    const auto clean = cleaned(page);
    CHECK(clean.skewDegrees == 0);
    CHECK(widthOf(clean.colour) == kA4Width_px);
    CHECK(heightOf(clean.colour) == kA4Height_px);
    CHECK(clean.dpi == 300);
    CHECK(clean.readingDpi == 200);
    CHECK(clean.legible);
}

TEST_CASE("A box on the reading copy times the ratio of resolutions is the box on the colour page") {
    QImage straight = blankPage();
    fillWithText(straight);
    fill(straight, 1500, 2700, 300, 150);
    const auto clean = cleaned(turnedBy(straight, 2));
    const QRect small = darkBox(seen(clean.reading), QRect(900, 1700, 500, 300));
    const QRect large = darkBox(seen(clean.colour), QRect(1350, 2550, 750, 450));
    const double ratio = static_cast<double>(clean.dpi) / clean.readingDpi;
    CHECK(std::abs(small.left() * ratio - large.left()) <= 3);
    CHECK(std::abs(small.top() * ratio - large.top()) <= 3);
    CHECK(std::abs(small.width() * ratio - large.width()) <= 4);
    CHECK(std::abs(small.height() * ratio - large.height()) <= 4);
}

TEST_CASE("A red stamp stays red on the colour page and fades from the reading copy") {
    QImage page = blankPage();
    fillWithText(page);
    stamp(page, 1500, 2500, 500);
    page = turnedBy(page, 1);
    addNoise(page, 5, 2);
    const auto clean = cleaned(page);
    const long before = redPixels(page);
    REQUIRE(before > 20'000);
    CHECK(redPixels(seen(clean.colour)) > before * 8 / 10);
    CHECK(darkBox(seen(clean.reading), QRect(950, 1650, 450, 400)).isEmpty());
}

TEST_CASE("A red title is there to be read, on white and on pink paper, level or not") {
    const QColor paper = GENERATE(QColor(kPaper), QColor(250, 226, 226));
    const double degrees = GENERATE(0.0, 3.0);
    QImage page = blankPage(kA4Width_px, kA4Height_px, paper);
    fillWithText(page);
    write(page, 300, 2700, QStringLiteral("GIẤY CHỨNG NHẬN QUYỀN SỬ DỤNG ĐẤT, QUYỀN SỞ HỮU"), 70,
          QColor(180, 32, 42));
    write(page, 300, 2790, QStringLiteral("Số vào sổ: 0123"), 40, QColor(200, 30, 40));
    page = turnedBy(page, degrees, paper);
    addNoise(page, 5, 2);
    const QImage reading = seen(cleaned(page).reading);
    for (const int y : {1755, 1835}) {
        const QRect title = darkBox(reading, QRect(160, y, 400, 40));
        CHECK(title.width() > 150);
        CHECK(title.height() > 12);
    }
}

TEST_CASE("A red seal over black text fades although there is red print on the page") {
    QImage page = blankPage();
    fillWithText(page);
    write(page, 300, 2000, QStringLiteral("GIẤY CHỨNG NHẬN"), 70, QColor(180, 32, 42));
    write(page, 1500, 2750, QStringLiteral("Nguyễn Thị Mẫu"), 50);
    QImage sealed = page;
    stamp(sealed, 1500, 2500, 500);
    addNoise(page, 5, 2);
    addNoise(sealed, 5, 2);
    const QImage without = seen(cleaned(page).reading);
    const QImage with = seen(cleaned(sealed).reading);
    const QRect place(950, 1650, 450, 400);
    const QRect seen_with = darkBox(with, place), seen_without = darkBox(without, place);
    CHECK(seen_without.adjusted(-2, -2, 2, 2).contains(seen_with));
    CHECK_FALSE(darkBox(with, QRect(160, 1280, 400, 70)).isEmpty());
}

TEST_CASE("A scan with one channel stays grey") {
    const TempFolder folder;
    QImage page = blankPage();
    fillWithText(page);
    writeP5(turnedBy(page, 2), folder / "0001.pnm");
    const auto clean = scanner::image::cleanPage(folder / "0001.pnm", 300);
    REQUIRE(clean);
    CHECK(std::abs(clean->skewDegrees + 2) < 0.15);
    CHECK(seen(clean->colour).isGrayscale());
    CHECK_FALSE(clean->blank);
}

TEST_CASE("A coarse scan is not enlarged for reading") {
    QImage page = blankPage();
    fillWithText(page);
    const auto clean = cleaned(page.scaled(827, 1169, Qt::IgnoreAspectRatio, Qt::SmoothTransformation), 100);
    CHECK(clean.readingDpi == 100);
    CHECK(widthOf(clean.reading) == widthOf(clean.colour));
}

TEST_CASE("A page full of specks is marked as not legible, a noisy one with text is not") {
    QImage specks = blankPage();
    std::uint32_t state = 7;
    QPainter painter(&specks);
    for (int i = 0; i < 60'000; ++i) {
        state = state * 1664525U + 1013904223U;
        const int x = static_cast<int>((state >> 16) % kA4Width_px);
        state = state * 1664525U + 1013904223U;
        painter.fillRect(x, static_cast<int>((state >> 16) % kA4Height_px), 6, 6, Qt::black);
    }
    painter.end();
    CHECK_FALSE(cleaned(specks).legible);

    QImage noisy = blankPage();
    fillWithText(noisy);
    addNoise(noisy, 14, 3);
    CHECK(cleaned(noisy).legible);
}
