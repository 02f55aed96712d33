// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/encoded.h"

#include "tests/scanner/image/cleaning.h"
#include "tests/scanner/image/g4_decoded.h"

#include <random>

using namespace tests;
using scanner::image::Image;

TEST_CASE("What is encoded as G4 comes back pixel for pixel") {
    const auto [width, height] = GENERATE(table<int, int>({{1, 1}, {31, 7}, {32, 32}, {2481, 97}}));
    const int ink = GENERATE(0, 3, 50, 100); // percent
    const Image bits(pixCreate(width, height, 1));
    QImage drawn(width, height, QImage::Format_Grayscale8);
    std::mt19937 random(5);
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            const bool black = static_cast<int>(random() % 100) < ink;
            pixSetPixel(bits.get(), x, y, black);
            drawn.scanLine(y)[x] = black ? 0 : 255;
        }
    }
    CHECK(g4Decoded(scanner::image::g4Of(bits), width, height) == drawn);
}

TEST_CASE("A picture of values and one of Leptonica give the same JPEG") {
    QImage page = blankPage(201, 133);
    stamp(page, 20, 10, 100);
    const auto clean = cleaned(page);
    scanner::image::Grid<scanner::image::Rgb> values(201, 133);
    for (int y = 0; y < 133; ++y) {
        for (int x = 0; x < 201; ++x) {
            l_int32 red = 0, green = 0, blue = 0;
            pixGetRGBPixel(clean.colour.get(), x, y, &red, &green, &blue);
            values.at(x, y) = {static_cast<std::uint8_t>(red), static_cast<std::uint8_t>(green),
                               static_cast<std::uint8_t>(blue)};
        }
    }
    const auto bytes = scanner::image::jpegOf(values, false, 75, 300);
    CHECK(bytes == scanner::image::jpegOf(clean.colour, 75, 300));
    const QImage seen = QImage::fromData(QByteArray::fromStdString(bytes), "JPG");
    CHECK(seen.size() == QSize(201, 133));
    CHECK(qRound(seen.dotsPerMeterX() * 0.0254) == 300);
}
