// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/image/cleaning.h"

#include <QPainter>
#include <QPainterPath>

using namespace tests;

namespace {

QImage withNoise(QImage page) {
    addNoise(page, 6, 11);
    return page;
}

// Light falling off to 78 % across the page, as under a lid that does not close.
QImage shaded(QImage page) {
    QPainter painter(&page);
    QLinearGradient gradient(0, 0, page.width(), 0);
    gradient.setColorAt(0, QColor(0, 0, 0, 0));
    gradient.setColorAt(1, QColor(0, 0, 0, 56));
    painter.fillRect(page.rect(), gradient);
    return page;
}

} // namespace

TEST_CASE("A blank page with noise is blank") {
    const auto page = cleaned(withNoise(blankPage()));
    CHECK(page.blank);
    CHECK(page.inkShare < 0.0001);
    CHECK(page.skewDegrees == 0);
}

TEST_CASE("A blank page under uneven light is blank") {
    CHECK(cleaned(withNoise(shaded(blankPage()))).blank);
}

TEST_CASE("A blank page that lay askew, its edge in sight along one side, is blank") {
    QImage page = blankPage();
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setBrush(QColor(205, 205, 205));
    painter.setPen(QPen(QColor(140, 140, 140), 8));
    painter.drawPolygon(
        QPolygonF({{-9, -9}, {92, -9}, {66, page.height() + 9.0}, {-9, page.height() + 9.0}}));
    painter.end();
    CHECK(cleaned(withNoise(page)).blank);
}

TEST_CASE("A page with one short line is not blank") {
    QImage page = blankPage();
    write(page, 300, 500, QStringLiteral("Trang 2"));
    const auto clean = cleaned(withNoise(page));
    CHECK_FALSE(clean.blank);
    CHECK(clean.inkShare > 0.0001);
}

TEST_CASE("A page that bears nothing but a red seal is not blank") {
    QImage page = blankPage();
    stamp(page, 1500, 2500, 400);
    const auto clean = cleaned(withNoise(page));
    CHECK_FALSE(clean.blank);
    CHECK(clean.inkShare > 0.0001);
}

TEST_CASE("A page that bears nothing but a signature in blue is not blank") {
    QImage page = blankPage();
    QPainterPath pen(QPointF(1500, 2600));
    pen.cubicTo(1600, 2300, 1700, 2900, 1800, 2600);
    pen.cubicTo(1850, 2400, 1950, 2700, 2050, 2580);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(QPen(QColor(30, 50, 150), 6));
    painter.drawPath(pen);
    painter.end();
    CHECK_FALSE(cleaned(withNoise(page)).blank);
}

TEST_CASE("A page with a note in light pencil is not blank") {
    QImage page = blankPage();
    write(page, 300, 500, QStringLiteral("đã nhận đủ hồ sơ"), 50, QColor(175, 175, 175));
    CHECK_FALSE(cleaned(withNoise(page)).blank);
}
