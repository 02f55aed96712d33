// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/codes.h"

#include "tests/scanner/image/cleaning.h"

#include <QPainter>
#include <qrencode.h>

#include <algorithm>
#include <memory>
#include <random>

using namespace tests;
using scanner::barcode::readAllCodes;
using scanner::barcode::readQrCodes;
using Texts = std::vector<std::string>;

namespace {

const std::string kCard = "001190000013||Nguyễn Thị Mẫu|15051990|Nữ|Tổ 1, Phường Mẫu, Hà Nội|15052025";

// UTF-8 without ECI, as on the cards, ten pixels a module.
QImage codeOf(const std::string& text) {
    const std::unique_ptr<QRcode, decltype(&QRcode_free)> code(
        QRcode_encodeString8bit(text.c_str(), 0, QR_ECLEVEL_M), &QRcode_free);
    REQUIRE(code);
    constexpr int kModule_px = 10;
    QImage image(code->width * kModule_px, code->width * kModule_px, QImage::Format_RGB32);
    image.fill(Qt::white);
    QPainter painter(&image);
    for (int i = 0; i < code->width * code->width; ++i)
        if (code->data[i] & 1)
            painter.fillRect(i % code->width * kModule_px, i / code->width * kModule_px, kModule_px,
                             kModule_px, Qt::black);
    return image;
}

void print(QImage& page, int x, int y, int side_px, const std::string& text) {
    QPainter painter(&page);
    painter.setRenderHint(QPainter::SmoothPixmapTransform);
    const QImage code = codeOf(text);
    painter.fillRect(x - 20, y - 20, side_px + 40, side_px + 40, Qt::white);
    painter.drawImage(QPoint(x, y),
                      code.scaled(side_px, side_px, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
}

Texts textsOf(const std::vector<scanner::CodeOnPage>& codes) {
    Texts texts;
    for (const auto& code : codes)
        texts.push_back(code.text);
    std::sort(texts.begin(), texts.end());
    return texts;
}

Texts readOn(const QImage& page) {
    return textsOf(readQrCodes(cleaned(page).colour.get()));
}

// Code 39: nine elements a sign, three of them wide; bars and gaps in turn.
void drawCode39(QImage& page, int x, int y, const std::string& text) {
    static const std::string kSigns = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ-. *";
    static const char* const kWide[] = {
        "000110100", "100100001", "001100001", "101100000", "000110001", "100110000", "001110000",
        "000100101", "100100100", "001100100", "100001001", "001001001", "101001000", "000011001",
        "100011000", "001011000", "000001101", "100001100", "001001100", "000011100", "100000011",
        "001000011", "101000010", "000010011", "100010010", "001010010", "000000111", "100000110",
        "001000110", "000010110", "110000001", "011000001", "111000000", "010010001", "110010000",
        "011010000", "010000101", "110000100", "011000100", "010010100"};
    QPainter painter(&page);
    for (const char sign : "*" + text + "*") {
        const char* const wide = kWide[kSigns.find(sign)];
        for (int element = 0; element < 9; ++element) {
            const int width = wide[element] == '1' ? 12 : 5;
            if (element % 2 == 0) painter.fillRect(x, y, width, 150, Qt::black);
            x += width;
        }
        x += 5;
    }
}

// Black and white dots on so much of the picture.
void speckle(QImage& image, double share) {
    std::mt19937 random(5);
    const auto width = static_cast<unsigned>(image.width());
    const auto height = static_cast<unsigned>(image.height());
    const auto dots = static_cast<int>(width * height * share);
    for (int i = 0; i < dots; ++i) {
        const auto x = static_cast<int>(random() % width);
        const auto y = static_cast<int>(random() % height);
        image.setPixel(x, y, random() % 2 == 0 ? 0xFF000000 : 0xFFFFFFFF);
    }
}

int pixels(double mm, int dpi = 300) {
    return qRound(mm * dpi / 25.4);
}

} // namespace

TEST_CASE("The QR of an identity card is read from a turned, noisy page with all its accents") {
    QImage page = blankPage();
    print(page, 1500, 600, pixels(15), kCard);
    fillWithText(page);
    print(page, 1900, 2600, pixels(15), kCard);
    page = turnedBy(page, 2.3);
    addNoise(page, 5, 31);
    CHECK(readOn(page) == Texts{kCard, kCard}); // also the one that was printed over
}

TEST_CASE("A card's QR in any direction is read") {
    for (const double degrees : {17.0, 90.0, 135.0, 181.0}) {
        QImage page = blankPage(1000, 800);
        print(page, 420, 320, pixels(16), kCard);
        page = turnedBy(page, degrees);
        addNoise(page, 5, 32);
        CHECK(readOn(page) == Texts{kCard});
    }
}

TEST_CASE("A grey page is read like a colour one") {
    QImage page = blankPage();
    print(page, 300, 300, pixels(25), "CF1;sep;to-khai;0;5A");
    CHECK(textsOf(readQrCodes(cleaned(page).reading.get())) == Texts{"CF1;sep;to-khai;0;5A"});
}

TEST_CASE("Several codes on a page are all given, the same text as often as it stands there") {
    QImage page = blankPage();
    print(page, 300, 300, pixels(25), "A-1");
    print(page, 1500, 300, pixels(25), "A-1");
    print(page, 300, 2500, pixels(25), "Hồ sơ 2");
    CHECK(readOn(page) == Texts{"A-1", "A-1", "Hồ sơ 2"});
}

TEST_CASE("A code is told with its place on the page") {
    QImage page = blankPage();
    print(page, 1500, 2300, pixels(25), "A-1");
    const auto codes = readQrCodes(cleaned(page).colour.get());
    REQUIRE(codes.size() == 1);
    CHECK(std::abs(codes[0].box.x - 1500) < 12);
    CHECK(std::abs(codes[0].box.y - 2300) < 12);
    CHECK(std::abs(codes[0].box.width - pixels(25)) < 20);
    CHECK(std::abs(codes[0].box.height - pixels(25)) < 20);
}

TEST_CASE("A code that only a dearer look finds is not hidden by one that is easy") {
    QImage page = blankPage();
    print(page, 300, 300, pixels(25), "CF1;sep;to-khai;0;5A");
    QImage hard = blankPage(700, 700);
    print(hard, 230, 230, pixels(15), kCard);
    speckle(hard, 0.12); // neither engine finds this one on the whole page
    QPainter(&page).drawImage(1500, 2300, hard);
    const auto codes = readQrCodes(cleaned(page).colour.get());
    REQUIRE(codes.size() == 2);
    CHECK(codes[1] == kCard);
    CHECK(codes[1].box.x > 1700);
    CHECK(codes[1].box.y > 2500);
}

TEST_CASE("Cards turned, blurred and noisy at 300 dpi are read in at least 13 of 16 cases, and never wrong") {
    int hits = 0;
    for (int i = 0; i < 16; ++i) {
        CAPTURE(i);
        const int step = i / 4;
        QImage page = blankPage(1000, 800);
        print(page, 420, 320, pixels(i % 2 == 0 ? 14 : 16), kCard);
        page = turnedBy(page, i * 12.0);
        page = page.scaled(page.size() * (0.8 - 0.12 * step), Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
                   .scaled(1000, 800, Qt::IgnoreAspectRatio, Qt::SmoothTransformation);
        addNoise(page, 6 + 8 * step, 40 + static_cast<std::uint32_t>(i));
        const Texts texts = readOn(page);
        CHECK((texts.empty() || texts == Texts{kCard}));
        hits += texts.empty() ? 0 : 1;
    }
    CHECK(hits >= 13);
}

TEST_CASE("Specks over a card's code are survived by the dearer looks") {
    int hits = 0;
    for (int i = 0; i < 8; ++i) {
        QImage page = blankPage(1000, 800);
        print(page, 420, 320, pixels(15), kCard);
        speckle(page, 0.03 + 0.02 * i);
        const Texts texts = readOn(page);
        CHECK((texts.empty() || texts == Texts{kCard}));
        hits += texts.empty() ? 0 : 1;
    }
    CHECK(hits >= 6);
}

TEST_CASE("Bar codes are read where they are asked for") {
    QImage page = blankPage();
    const std::string number = "H49.61.7-261121-0001";
    drawCode39(page, 300, 600, number);
    drawCode39(page, 300, 1200, "KQ-2026-17");
    CHECK(readOn(page).empty());
    CHECK(textsOf(readAllCodes(cleaned(page).colour.get())) == Texts{number, "KQ-2026-17"});
}

TEST_CASE("A page of text without a code gives none") {
    QImage page = blankPage();
    fillWithText(page);
    stamp(page, 1500, 2500, 500);
    addNoise(page, 5, 33);
    CHECK(readAllCodes(cleaned(page).colour.get()).empty());
}

TEST_CASE("No page gives no code") {
    CHECK(readQrCodes(nullptr).empty());
}
