// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/image/cleaning.h"

#include <QPainter>

#include <cmath>

using namespace tests;
using scanner::image::heightOf;
using scanner::image::widthOf;

namespace {

const QColor kLid(30, 30, 32);

QImage written(int width_px, int height_px) {
    QImage page = blankPage(width_px, height_px);
    fillWithText(page);
    return page;
}

// The paper lies on a larger glass under a dark lid.
QImage underDarkLid(const QImage& paper, int x, int y, double degrees) {
    QImage glass = blankPage(kA4Width_px, kA4Height_px, kLid);
    QPainter(&glass).drawImage(x, y, paper);
    glass = turnedBy(glass, degrees, kLid);
    addNoise(glass, 5, 5);
    return glass;
}

} // namespace

TEST_CASE("Paper under a dark lid is cropped to its edges") {
    const auto clean = cleaned(underDarkLid(written(2000, 2800), 240, 300, 0));
    CHECK(std::abs(widthOf(clean.colour) - 2000) <= 6);
    CHECK(std::abs(heightOf(clean.colour) - 2800) <= 6);
    CHECK(std::abs(widthOf(clean.reading) * 1.5 - widthOf(clean.colour)) <= 3);
    CHECK(std::abs(heightOf(clean.reading) * 1.5 - heightOf(clean.colour)) <= 3);
}

TEST_CASE("Paper that lies askew under a dark lid is levelled, then cropped") {
    const auto clean = cleaned(underDarkLid(written(2000, 2800), 240, 350, 2));
    CHECK(std::abs(clean.skewDegrees + 2) < 0.15);
    CHECK(std::abs(widthOf(clean.colour) - 2000) <= 30);
    CHECK(std::abs(heightOf(clean.colour) - 2800) <= 30);
}

TEST_CASE("A blank sheet under a dark lid is blank") {
    CHECK(cleaned(underDarkLid(blankPage(2000, 2800), 240, 300, 0)).blank);
}

TEST_CASE("A page without a seen edge is not cropped") {
    QImage page = turnedBy(written(kA4Width_px, kA4Height_px), 3, Qt::white);
    const auto clean = cleaned(page);
    CHECK(widthOf(clean.colour) == kA4Width_px);
    CHECK(heightOf(clean.colour) == kA4Height_px);
}

TEST_CASE("A dark picture that runs to the edge of the paper is not cropped") {
    QImage page = written(kA4Width_px, kA4Height_px);
    QPainter(&page).fillRect(0, 2600, 1800, 908, QColor(40, 60, 50));
    const auto clean = cleaned(page);
    CHECK(widthOf(clean.colour) == kA4Width_px);
    CHECK(heightOf(clean.colour) == kA4Height_px);
}

TEST_CASE("A page that is dark all over is kept whole") {
    const auto clean = cleaned(blankPage(kA4Width_px, kA4Height_px, kLid));
    CHECK(widthOf(clean.colour) == kA4Width_px);
    CHECK(heightOf(clean.colour) == kA4Height_px);
}
