// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/ocr/unread_ink.h"

#include "scanner/ocr/reader.h"
#include "tests/scanner/image/cleaning.h"

#include <QPainter>

using namespace tests;
using namespace std::chrono_literals;
using scanner::Box;
using scanner::Word;
using scanner::ocr::unreadPlaces;

namespace {

struct ReadPage {
    scanner::image::CleanPage page;
    std::vector<Word> words;

    [[nodiscard]] std::vector<Box> places() const {
        return unreadPlaces(page.reading.get(), page.readingDpi, words);
    }
};

ReadPage read(const QImage& drawn) {
    auto page = cleaned(drawn);
    auto reader = scanner::ocr::Reader::open({});
    REQUIRE(reader);
    auto text = reader->read(page.reading.get(), page.readingDpi, {60s, 600s});
    REQUIRE(text);
    return {std::move(page), std::move(text->words)};
}

QImage twentyLines() {
    QImage page = blankPage();
    fillWithText(page);
    return page;
}

// On the page of twenty lines, counted from 0, in pixels of the reading copy.
int baselineOf(int line) {
    return (400 + line * 85) * 2 / 3;
}

} // namespace

TEST_CASE("A page that was read whole has no unread places") {
    CHECK(read(twentyLines()).places().empty());
    CHECK(read(blankPage()).places().empty());
}

TEST_CASE("A line whose words were lost is a place, where it stands") {
    ReadPage page = read(twentyLines());
    std::erase_if(page.words, [](const Word& word) {
        return std::abs(word.box.y + word.box.height / 2 - (baselineOf(7) - 12)) < 25;
    });
    const auto places = page.places();
    REQUIRE(places.size() == 1);
    CHECK(std::abs(places[0].y + places[0].height - baselineOf(7)) < 15);
    CHECK(places[0].x < 210);
    CHECK(places[0].width > 700);
}

TEST_CASE("A giant box does not hide the lines below it") {
    ReadPage page = read(twentyLines());
    const auto before = page.words.size();
    std::erase_if(page.words,
                  [](const Word& word) { return word.box.y > baselineOf(9) && word.box.y < baselineOf(14); });
    REQUIRE(page.words.size() < before);
    page.words.push_back({"|", {180, baselineOf(9), 1300, baselineOf(14) - baselineOf(9) + 10}, 96, 0, 0});
    const auto places = page.places();
    REQUIRE_FALSE(places.empty());
    CHECK(places.front().y > baselineOf(8));
    CHECK(places.back().y < baselineOf(15));
}

TEST_CASE("The rules of a table are not unread ink, a thing drawn beside the text is") {
    QImage drawn = twentyLines();
    {
        QPainter painter(&drawn);
        painter.setPen(QPen(Qt::black, 4));
        for (int line = 0; line < 6; ++line)
            painter.drawLine(300, 2300 + line * 90, 2200, 2300 + line * 90);
        painter.drawLine(300, 2300, 300, 2750);
        painter.drawLine(2200, 2300, 2200, 2750);
    }
    CHECK(read(drawn).places().empty());
    QPainter(&drawn).fillRect(1500, 2950, 260, 200, Qt::black);
    const auto places = read(drawn).places();
    REQUIRE(places.size() == 1);
    CHECK(std::abs(places[0].x - 1000) <= 3);
    CHECK(std::abs(places[0].y - 1967) <= 3);
    CHECK(std::abs(places[0].width - 173) <= 4);
}
