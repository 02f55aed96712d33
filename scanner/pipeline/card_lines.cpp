// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/card_lines.h"

#include "core/domain/likeness.h"
#include "core/domain/mrz.h"
#include "scanner/image/even_copy.h"
#include "scanner/image/id_card.h"
#include "scanner/image/paper_edge.h"
#include "scanner/image/turn.h"
#include "scanner/ocr/strip_reader.h"
#include "scanner/pipeline/page_hint.h"

#include <algorithm>
#include <chrono>
#include <cmath>
#include <numbers>
#include <optional>
#include <sstream>
#include <string_view>

namespace scanner::pipeline {
namespace {

namespace domain = core::domain;
using image::Image;

// ICAO 9303 part 5: the zone of the lines on a card, from its lower edge.
constexpr double kZone_mm = 23.2;
constexpr double kRim_mm = 1.2;           // of the card, where its edge may show
constexpr double kFiner = 1.5;            // than the copy that pages are read from: the signs are small
constexpr double kAround_mm = 6;          // words may have lost their first letters, or a whole line
constexpr std::size_t kShortestLine = 20; // of 30 signs; less is a piece of one
constexpr ocr::ReadingLimit kLimit{std::chrono::seconds(8), std::chrono::seconds(40)};

// A part of a page, cut out level; which of a card's ends is up is not known.
struct Strip {
    image::Image picture; // 8-bit grey, even background
    int dpi = 0;
    Box box; // of the card, in pixels of the page's picture
};

int pixels(double mm, int dpi) {
    return static_cast<int>(std::lround(mm * dpi / 25.4));
}

// Upright around a card that lies askew.
Box boxOf(const image::Card& card, int dpi, const PageRecord& page) {
    const double angle = card.degrees * std::numbers::pi / 180;
    const double across = std::abs(std::cos(angle));
    const double down = std::abs(std::sin(angle));
    const double width = pixels(image::kCardWidth_mm, dpi);
    const double height = pixels(image::kCardHeight_mm, dpi);
    const int halfWide = static_cast<int>(std::lround((across * width + down * height) / 2));
    const int halfHigh = static_cast<int>(std::lround((down * width + across * height) / 2));
    const int left = std::clamp(static_cast<int>(card.x) - halfWide, 0, page.width_px - 1);
    const int top = std::clamp(static_cast<int>(card.y) - halfHigh, 0, page.height_px - 1);
    return {left, top, std::min(2 * halfWide, page.width_px - left),
            std::min(2 * halfHigh, page.height_px - top)};
}

// The lower end as the card lies, and the upper one turned.
void addEndsOf(const image::Card& card, const image::CleanPage& page, const PageRecord& record,
               std::vector<Strip>& strips) {
    const Image side = image::croppedCard(page.colour, card, page.dpi);
    const auto copy = side ? image::evenCopyOf(side, static_cast<int>(page.dpi / kFiner)) : image::EvenCopy();
    if (!copy.even) return;
    const int dpi = static_cast<int>(copy.dpi * kFiner);
    const int rim = pixels(kRim_mm, dpi);
    const int rest = image::heightOf(copy.even) - pixels(kZone_mm, dpi);
    Image lower = image::cropped(copy.even, {rim, rest, rim, rim});
    Image upper = image::cropped(copy.even, {rim, rim, rim, rest});
    if (upper) upper = image::quarterTurned(upper, 180);
    for (auto* end : {&lower, &upper})
        if (*end) strips.push_back({std::move(*end), dpi, boxOf(card, page.dpi, record)});
}

std::vector<domain::ReadWord> readWords(const PageText& text) {
    std::vector<domain::ReadWord> words;
    words.reserve(text.words.size());
    for (const auto& word : text.words)
        words.push_back(
            {word.text, {word.box.x, word.box.y, word.box.width, word.box.height}, word.confidence});
    return words;
}

std::vector<Strip> stripsAround(const image::CleanPage& page, const PageText& text) {
    const auto area = domain::mrzPlaceIn(readWords(text));
    if (!area) return {};
    const int around = pixels(kAround_mm, page.readingDpi);
    const int left = std::max(0, area->x - around);
    const int top = std::max(0, area->y - around);
    const int right = std::min(image::widthOf(page.reading), area->x + area->width + around);
    const int bottom = std::min(image::heightOf(page.reading), area->y + area->height + around);
    Strip strip{image::cropped(page.reading, {left, top, image::widthOf(page.reading) - right,
                                              image::heightOf(page.reading) - bottom}),
                page.readingDpi,
                {}};
    if (!strip.picture) return {};
    const auto inPicture = [&](int value) { return value * page.dpi / page.readingDpi; };
    strip.box = {inPicture(left), inPicture(top), inPicture(right - left), inPicture(bottom - top)};
    std::vector<Strip> strips;
    strips.push_back(std::move(strip));
    return strips;
}

std::vector<CodeOnPage> readAll(const std::vector<Strip>& strips, const std::string& tessdata) {
    std::vector<CodeOnPage> found;
    if (strips.empty()) return found;
    const ocr::ReadingTime time(kLimit);
    auto reader = ocr::StripReader::open(tessdata);
    for (std::size_t i = 0; reader && i < strips.size(); ++i) {
        const auto& strip = strips[i];
        auto lines = reader->read(strip.picture.get(), strip.dpi, time.left());
        if (domain::parseMrz(lines)) found.push_back({std::move(lines), strip.box});
    }
    return found;
}

bool isInside(const Box& word, const Box& box) {
    const int x = word.x + word.width / 2;
    const int y = word.y + word.height / 2;
    return x >= box.x && x < box.x + box.width && y >= box.y && y < box.y + box.height;
}

// Alike in two signs of three.
Word* wordLike(std::string_view line, const Box& place, std::vector<Word>& words) {
    Word* alike = nullptr;
    std::size_t least = line.size() / 3;
    for (Word& word : words) {
        if (!isInside(word.box, place)) continue;
        const auto distance = domain::editDistance(line, word.text, least);
        if (distance > least) continue;
        least = distance;
        alike = &word;
    }
    return alike;
}

} // namespace

std::vector<CodeOnPage> linesOfCards(const image::CleanPage& page, const PageRecord& record,
                                     const std::string& tessdata) {
    if (!page.card && !identityOn(record)) return {};
    std::vector<Strip> strips;
    for (const auto& card : image::cardsOn(page.colour, page.dpi))
        addEndsOf(card, page, record, strips);
    return readAll(strips, tessdata);
}

std::vector<CodeOnPage> linesAmongWords(const image::CleanPage& page, const PageText& text,
                                        const std::string& tessdata) {
    return readAll(stripsAround(page, text), tessdata);
}

void takeLines(PageText& text, const std::vector<CodeOnPage>& machineLines) {
    for (const auto& lines : machineLines) {
        std::istringstream in(lines.text);
        for (std::string line; std::getline(in, line);) {
            std::erase(line, ' ');
            if (line.size() < kShortestLine) continue;
            if (Word* word = wordLike(line, lines.box, text.words)) word->text = line;
        }
    }
}

} // namespace scanner::pipeline
