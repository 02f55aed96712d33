// SPDX-License-Identifier: GPL-3.0-or-later
// Holes of a punch and streaks of a feeder.
#include "scanner/image/feeder_streaks.h"
#include "tests/scanner/image/cleaning.h"

#include <QPainter>

#include <algorithm>
#include <cmath>

using namespace tests;
using scanner::repeatedStreaks;
using scanner::Streak;
using scanner::image::CleaningWishes;
using scanner::image::CleanPage;

namespace {

constexpr double kPerMm = 300 / 25.4;

QImage text() {
    QImage page = blankPage();
    fillWithText(page);
    return page;
}

void disk(QImage& page, double x_mm, double y_mm, double diameter_mm, QColor colour) {
    QPainter painter(&page);
    painter.setRenderHint(QPainter::Antialiasing);
    painter.setPen(Qt::NoPen);
    painter.setBrush(colour);
    painter.drawEllipse(QPointF(x_mm, y_mm) * kPerMm, diameter_mm / 2 * kPerMm, diameter_mm / 2 * kPerMm);
}

// Two holes of 6 mm, 80 mm apart, 12 mm from the left edge.
QImage punched(QImage page, QColor behind = QColor(30, 30, 32)) {
    disk(page, 12, 108, 6, behind);
    disk(page, 12, 188, 6, behind);
    return page;
}

void line(QImage& page, int x, int width, int from, int to, QColor colour = QColor(60, 60, 70)) {
    QPainter(&page).fillRect(x, from, width, to - from, colour);
}

int darkest(const QImage& page, const QRect& area) {
    int least = 255;
    for (int y = area.top(); y <= area.bottom(); ++y)
        for (int x = area.left(); x <= area.right(); ++x)
            least = std::min(least, qGray(page.pixel(x, y)));
    return least;
}

CleanPage cleanedWith(QImage page, const CleaningWishes& wishes) {
    addNoise(page, 5, 8);
    const TempFolder folder;
    writeP6(page, folder / "1.pnm");
    auto clean = scanner::image::cleanPage(folder / "1.pnm", 300, wishes);
    REQUIRE(clean);
    return std::move(*clean);
}

const QRect kUpperHole(80, 1210, 130, 130);

} // namespace

TEST_CASE("Punch holes are filled with paper, whatever lay behind them, and told") {
    const auto behind = GENERATE(QColor(30, 30, 32), QColor(150, 150, 150));
    const CleanPage page = cleanedWith(punched(text(), behind), {});
    REQUIRE(page.holes.size() == 2);
    CHECK(std::abs(page.holes[0].x + page.holes[0].width / 2 - 142) < 5);
    CHECK(std::abs(page.holes[0].y + page.holes[0].height / 2 - 1276) < 5);
    const QImage seenPage = seen(page.colour);
    CHECK(darkest(seenPage, kUpperHole) > 190);
    CHECK(std::abs(qRed(seenPage.pixel(142, 1276)) - 0xF5) < 12);
    CHECK(darkest(seen(page.reading), QRect(55, 810, 80, 80)) > 150);
}

TEST_CASE("Holes of a page that lies askew are filled where they come to lie") {
    const CleanPage page = cleanedWith(turnedBy(punched(text()), 2), {});
    REQUIRE(page.holes.size() == 2);
    CHECK(darkest(seen(page.colour), QRect(90, 1220, 100, 100)) > 190);
}

TEST_CASE("Holes stay where the clerk wants them back") {
    CleaningWishes wishes;
    wishes.keepMarks = true;
    const CleanPage page = cleanedWith(punched(text()), wishes);
    CHECK(page.holes.size() == 2);
    CHECK(darkest(seen(page.colour), kUpperHole) < 60);
}

TEST_CASE("A blank sheet with punch holes is blank") {
    CHECK(cleanedWith(punched(blankPage()), {}).blank);
}

TEST_CASE("Round things that are no holes stay: in the middle, too small, too large, hollow or square") {
    QImage page = text();
    disk(page, 105, 220, 6, Qt::black);
    disk(page, 12, 220, 3, Qt::black);
    disk(page, 12, 240, 10, Qt::black);
    disk(page, 12, 260, 6, Qt::black);
    disk(page, 12, 260, 4.6, QColor(kPaper));
    QPainter(&page).fillRect(2360, 2500, 71, 71, Qt::black);
    const CleanPage clean = cleanedWith(page, {});
    CHECK(clean.holes.empty());
    CHECK(darkest(seen(clean.colour), QRect(1220, 2580, 40, 40)) < 60);
}

TEST_CASE("A streak of the feeder is found, and painted over only when other pages have it too") {
    QImage page = text();
    line(page, 700, 3, 0, kA4Height_px);
    const CleanPage first = cleanedWith(page, {});
    REQUIRE(first.streaks.size() == 1);
    CHECK(std::abs(first.streaks[0].x - 700) <= 1);
    CHECK(std::abs(first.streaks[0].width - 3) <= 1);
    CHECK_FALSE(first.streaks[0].removed);
    CHECK(darkest(seen(first.colour), QRect(697, 3000, 9, 100)) < 120);

    CleaningWishes wishes;
    wishes.streaks = {701, 2000};
    const CleanPage later = cleanedWith(page, wishes);
    REQUIRE(later.streaks.size() == 1);
    CHECK(later.streaks[0].removed);
    CHECK(darkest(seen(later.colour), QRect(690, 3000, 20, 100)) > 190);

    wishes.keepMarks = true;
    CHECK_FALSE(cleanedWith(page, wishes).streaks[0].removed);
}

TEST_CASE("A blank sheet under a known streak is blank") {
    QImage page = blankPage();
    line(page, 1200, 2, 0, kA4Height_px, QColor(90, 140, 90));
    CleaningWishes wishes;
    wishes.streaks = {1200};
    CHECK(cleanedWith(page, wishes).blank);
    CHECK_FALSE(cleanedWith(page, {}).blank);
}

TEST_CASE("Frames, thick lines and short lines are no streaks") {
    QImage page = text();
    line(page, 300, 3, 150, kA4Height_px - 150); // a frame ends before the edge of the paper
    line(page, 900, 9, 0, kA4Height_px);
    line(page, 1500, 3, 0, kA4Height_px * 7 / 10);
    CHECK(cleanedWith(page, {}).streaks.empty());
    CHECK(cleanedWith(text(), {}).streaks.empty());
}

TEST_CASE("What stands at the same column on three pages is dirt") {
    const std::vector<std::vector<Streak>> pages{
        {{700, 2}, {1500, 2}}, {{701, 3}}, {}, {{699, 2}, {900, 1}}, {{1503, 2}}};
    CHECK(repeatedStreaks(pages, 3) == std::vector<int>{700});
    CHECK(repeatedStreaks(pages, 4).empty());
    CHECK(repeatedStreaks({}, 2).empty());
}
