// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/id_card.h"

#include "scanner/image/pnm_file.h"
#include "tests/scanner/image/cleaning.h"

#include <QPainter>

#include <cmath>

using namespace tests;
using namespace scanner::image;

namespace {

constexpr double kPerMm = 300 / 25.4;
const QColor kTint(222, 236, 240);

// With round corners, a dark field at its upper left and a line of text.
void drawCard(QImage& page, QPointF middle_mm, double degrees, double scale = 1) {
    const QRectF area(-kCardWidth_mm / 2 * kPerMm, -kCardHeight_mm / 2 * kPerMm, kCardWidth_mm * kPerMm,
                      kCardHeight_mm * kPerMm);
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.translate(middle_mm * kPerMm);
    painter.rotate(degrees);
    painter.scale(scale, scale);
    painter.setPen(Qt::NoPen);
    painter.setBrush(kTint);
    painter.drawRoundedRect(area, 3.18 * kPerMm, 3.18 * kPerMm);
    painter.fillRect(QRectF(area.left() + 60, area.top() + 60, 200, 150), QColor(90, 30, 40));
}

std::vector<Card> found(QImage page) {
    addNoise(page, 5, 12);
    const TempFolder folder;
    writeP6(page, folder / "1.pnm");
    const auto image = readPnm(folder / "1.pnm");
    REQUIRE(image);
    return cardsOn(*image, 300);
}

Image imageOf(const QImage& page) {
    const TempFolder folder;
    writeP6(page, folder / "1.pnm");
    auto image = readPnm(folder / "1.pnm");
    REQUIRE(image);
    return std::move(*image);
}

// Light falling off to 80 % across the glass.
QImage shaded(QImage page) {
    QPainter painter(&page);
    QLinearGradient gradient(0, 0, page.width(), 0);
    gradient.setColorAt(0, QColor(0, 0, 0, 0));
    gradient.setColorAt(1, QColor(0, 0, 0, 50));
    painter.fillRect(page.rect(), gradient);
    return page;
}

} // namespace

TEST_CASE("A card is found at any angle, its middle within half a millimetre") {
    const double degrees = GENERATE(0.0, 1.2, -7.0, 33.0, 89.0, -45.0);
    QImage page = blankPage();
    drawCard(page, {80, 120}, degrees);
    const auto cards = found(page);
    REQUIRE(cards.size() == 1);
    CHECK(std::abs(cards[0].x - 80 * kPerMm) < 6);
    CHECK(std::abs(cards[0].y - 120 * kPerMm) < 6);
    CHECK(std::abs(cards[0].degrees + degrees) < 0.6);
}

TEST_CASE("Two cards on one glass come from top to bottom, under uneven light too") {
    QImage page = blankPage();
    drawCard(page, {100, 200}, 3);
    drawCard(page, {60, 80}, 0);
    const auto cards = found(shaded(page));
    REQUIRE(cards.size() == 2);
    CHECK(cards[0].y < cards[1].y);
}

TEST_CASE("The shadow of a card's edges on the glass is no part of its size") {
    constexpr double kShadow_mm = 0.8;
    QImage page = blankPage();
    const QRectF shadow(80 - kCardWidth_mm / 2 - kShadow_mm, 120 - kCardHeight_mm / 2 - kShadow_mm,
                        kCardWidth_mm + 2 * kShadow_mm, kCardHeight_mm + 2 * kShadow_mm);
    QPainter(&page).fillRect(QRectF(shadow.topLeft() * kPerMm, shadow.size() * kPerMm),
                             QColor(225, 224, 220));
    drawCard(page, {80, 120}, 0);
    const auto cards = found(page);
    REQUIRE(cards.size() == 1);
    CHECK(std::abs(cards[0].x - 80 * kPerMm) < 6);
    CHECK(std::abs(cards[0].y - 120 * kPerMm) < 6);
}

TEST_CASE("What has another size is no card, and a page of text holds none") {
    QImage page = blankPage();
    drawCard(page, {80, 60}, 0, 0.94);
    drawCard(page, {80, 160}, 0, 1.06);
    CHECK(found(page).empty());
    QImage text = blankPage();
    fillWithText(text);
    CHECK(found(text).empty());
    CHECK(found(blankPage()).empty());
}

TEST_CASE("A cropped card is level, of true size, and holds all of the card and nothing else") {
    QImage page = blankPage();
    drawCard(page, {90, 130}, -12);
    const auto cards = found(page);
    REQUIRE(cards.size() == 1);
    const QImage card = seen(croppedCard(imageOf(page), cards[0], 300));
    CHECK(card.size() == QSize(1011, 638));
    CHECK(std::abs(card.pixelColor(160, 135).red() - 90) < 12); // the dark field
    for (const QPoint place : {QPoint(8, 320), QPoint(1002, 320), QPoint(505, 8), QPoint(505, 629)})
        CHECK(std::abs(card.pixelColor(place).red() - kTint.red()) < 8);
}

TEST_CASE("Two sides stand on an A4 sheet at true size, the first above the second") {
    QImage first(1011, 638, QImage::Format_RGB32);
    first.fill(QColor(200, 40, 40));
    QImage second = first;
    second.fill(QColor(40, 40, 200));
    std::vector<Image> cards;
    cards.push_back(imageOf(first));
    cards.push_back(imageOf(second));
    const QImage sheet = seen(sheetOfCards(cards, 300));
    REQUIRE(sheet.size() == QSize(2480, 3508));
    QRect red;
    QRect blue;
    for (int y = 0; y < sheet.height(); y += 2)
        for (int x = 0; x < sheet.width(); x += 2) {
            const QColor colour = sheet.pixelColor(x, y);
            if (colour.red() > 150 && colour.blue() < 100) red |= QRect(x, y, 2, 2);
            if (colour.blue() > 150 && colour.red() < 100) blue |= QRect(x, y, 2, 2);
        }
    CHECK(std::abs(red.width() - 1011) <= 3);
    CHECK(std::abs(red.height() - 638) <= 3);
    CHECK(std::abs(blue.width() - 1011) <= 3);
    CHECK(red.bottom() < blue.top());
    CHECK(std::abs(red.left() - (2480 - 1011) / 2) <= 3);
}
