// SPDX-License-Identifier: GPL-3.0-or-later
// Print of the other side goes, what was written on this one stays, however pale.
#include "scanner/image/page_layers.h"
#include "tests/scanner/image/cleaning.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

using namespace tests;
using scanner::PictureProfile;

namespace {

constexpr double kDepth = 0.15; // of the other side's ink
constexpr QRect kNote(280, 2440, 900, 110);

// `front` on paper through which a page full of text shines from behind, mirrored and soft.
QImage printedOnBothSides(const QImage& front) {
    QImage back = blankPage(kA4Width_px, kA4Height_px, Qt::white);
    for (int line = 0; line < 40; ++line)
        write(back, 250, 300 + 75 * line,
              QStringLiteral("Mặt sau của tờ giấy này, dòng thứ %1").arg(line + 1));
    const auto size = back.size();
    back = back.mirrored(true, false)
               .scaled(size / 6, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
               .scaled(size, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
    QImage page = front;
    for (int y = 0; y < page.height(); ++y)
        for (int x = 0; x < page.width(); ++x) {
            const double light = 1 - kDepth * (255 - qGreen(back.pixel(x, y))) / 255;
            const QRgb p = page.pixel(x, y);
            page.setPixel(x, y, qRgb(int(qRed(p) * light), int(qGreen(p) * light), int(qBlue(p) * light)));
        }
    addNoise(page, 5, 4);
    return page;
}

QImage textPage() {
    QImage page = blankPage();
    fillWithText(page); // the upper half
    return page;
}

// What a page looks like that is filed: its layers, one over the other.
QImage filed(const QImage& page) {
    const auto clean = cleaned(page);
    const auto encoded = scanner::image::encodedPicture(clean.colour, clean.dpi, PictureProfile::Compact);
    REQUIRE(encoded);
    REQUIRE(!encoded->picture.layers.empty());
    const auto& paper = encoded->picture.layers.front();
    if (!paper.jpeg.exists()) return blankPage(paper.area.width / 3, paper.area.height / 3, Qt::white);
    return QImage::fromData(QByteArray::fromStdString(
        encoded->bytes.substr(std::size_t(paper.jpeg.offset), std::size_t(paper.jpeg.bytes))));
}

// Of the background, in pixels of the page.
int darkestIn(const QImage& background, const QRect& area) {
    int darkest = 255;
    for (int y = area.top() / 3; y < area.bottom() / 3; ++y)
        for (int x = area.left() / 3; x < area.right() / 3; ++x)
            darkest = std::min(darkest, qGreen(background.pixel(x, y)));
    return darkest;
}

int darkestOn(const scanner::image::Image& reading, const QRect& area) {
    const QImage copy = seen(reading);
    int darkest = 255;
    for (int y = area.top() * 2 / 3; y < area.bottom() * 2 / 3; ++y)
        for (int x = area.left() * 2 / 3; x < area.right() * 2 / 3; ++x)
            darkest = std::min(darkest, qGray(copy.pixel(x, y)));
    return darkest;
}

const QRect kEmptyHalf(200, 2600, 2000, 700);

} // namespace

TEST_CASE("Print of the other side is gone from the picture that is filed") {
    CHECK(darkestIn(filed(printedOnBothSides(textPage())), kEmptyHalf) > 225);
}

TEST_CASE("Print of the other side leaves the ink of this one as it is") {
    const QImage front = textPage();
    QImage alone = front;
    addNoise(alone, 5, 4);
    const auto ink = [](const QImage& page) { return cleaned(page).inkShare; };
    CHECK(ink(printedOnBothSides(front)) == Approx(ink(alone)).epsilon(0.06));
}

TEST_CASE("The back of a printed page is blank") {
    CHECK(cleaned(printedOnBothSides(blankPage())).blank);
}

TEST_CASE("On a page with one line on it nothing but that line is there to be read") {
    QImage front = blankPage();
    write(front, 300, 2500, QStringLiteral("Đã nhận đủ hồ sơ"));
    const auto page = cleaned(printedOnBothSides(front));
    CHECK_FALSE(page.blank);
    CHECK(darkestOn(page.reading, kNote) < 100);
    CHECK(darkestOn(page.reading, kEmptyHalf) > 180);
}

TEST_CASE("A note in light pencil stays although the other side shines through") {
    QImage front = blankPage();
    write(front, 300, 2500, QStringLiteral("đã nhận đủ hồ sơ"), 50, QColor(175, 175, 175));
    const QImage page = printedOnBothSides(front);
    CHECK_FALSE(cleaned(page).blank);
    CHECK(darkestOn(cleaned(page).reading, kNote) < 165);
}

TEST_CASE("Pale ink of a colour stays: a stamp that was nearly dry, a signature in light blue") {
    QImage front = textPage();
    stamp(front, 1200, 2500, 400, QColor(225, 165, 165));
    QPainter painter(&front);
    painter.setPen(QPen(QColor(175, 195, 240), 7));
    QPainterPath curve(QPointF(400, 3000));
    curve.cubicTo(600, 2700, 700, 3300, 1000, 2900);
    painter.drawPath(curve);
    painter.end();
    const auto clean = cleaned(printedOnBothSides(front));
    const auto encoded = scanner::image::encodedPicture(clean.colour, clean.dpi, PictureProfile::Compact);
    REQUIRE(encoded);
    const auto isMarkAt = [&](int x, int y) {
        return std::ranges::any_of(encoded->picture.layers, [&](const scanner::Layer& layer) {
            return layer.jpeg.exists() && layer.stencil.exists() && layer.area.x <= x &&
                   x < layer.area.x + layer.area.width && layer.area.y <= y &&
                   y < layer.area.y + layer.area.height;
        });
    };
    CHECK(isMarkAt(1400, 2700));
    CHECK(isMarkAt(700, 3000));
}

TEST_CASE("A shaded field keeps its shade") {
    QImage front = textPage();
    QPainter(&front).fillRect(300, 2700, 900, 30, QColor(215, 214, 209));
    addNoise(front, 5, 2);
    CHECK(darkestIn(filed(front), QRect(350, 2709, 800, 12)) < 232);
}
