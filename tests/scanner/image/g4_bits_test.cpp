// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/base/g4_bits.h"

#include "scanner/image/encoded.h"

#include <catch2/catch.hpp>
#include <leptonica/allheaders.h>

#include <random>

using scanner::bitsOfG4;
using scanner::image::Image;

namespace {

bool isBlack(const scanner::InkBits& ink, int x, int y) {
    const auto byte = static_cast<std::size_t>(y) * static_cast<std::size_t>(ink.rowBytes) +
                      static_cast<std::size_t>(x / 8);
    return (ink.bits.at(byte) >> (7U - static_cast<unsigned>(x % 8)) & 1U) != 0;
}

bool isSame(const scanner::InkBits& ink, const Image& drawn) {
    for (int y = 0; y < ink.height_px; ++y) {
        for (int x = 0; x < ink.width_px; ++x) {
            l_uint32 black = 0;
            pixGetPixel(drawn.get(), x, y, &black);
            if (isBlack(ink, x, y) != (black != 0)) return false;
        }
    }
    return true;
}

} // namespace

TEST_CASE("Ink that was encoded as G4 is read back pixel for pixel, noise as well as long runs") {
    const auto [width, height] =
        GENERATE(table<int, int>({{1, 1}, {31, 7}, {32, 32}, {2481, 97}, {6001, 60}}));
    const int change = GENERATE(0, 1, 3, 50, 100); // per cent of the pixels at which the colour changes
    const Image drawn(pixCreate(width, height, 1));
    std::mt19937 random(5);
    bool black = false;
    for (int y = 0; y < height; ++y) {
        for (int x = 0; x < width; ++x) {
            if (static_cast<int>(random() % 100) < change) black = !black;
            if (black) pixSetPixel(drawn.get(), x, y, 1);
        }
    }
    const auto ink = bitsOfG4(scanner::image::g4Of(drawn), width, height);
    REQUIRE(ink);
    CHECK(isSame(*ink, drawn));
}

TEST_CASE("Runs of every length that has a code of its own are read back") {
    constexpr int kWidth = 5400;
    constexpr int kHeight = 2700;
    const Image drawn(pixCreate(kWidth, kHeight, 1));
    for (int y = 0; y < kHeight; y += 2)
        pixRasterop(drawn.get(), y, y, y + 1, 1, PIX_SET, nullptr, 0, 0); // white y, black y + 1
    const auto ink = bitsOfG4(scanner::image::g4Of(drawn), kWidth, kHeight);
    REQUIRE(ink);
    CHECK(isSame(*ink, drawn));
}

TEST_CASE("Codes that make no such picture give none, whatever they are") {
    const Image drawn(pixCreate(300, 200, 1));
    pixRasterop(drawn.get(), 20, 30, 200, 100, PIX_SET, nullptr, 0, 0);
    const auto codes = scanner::image::g4Of(drawn);
    CHECK_FALSE(bitsOfG4(codes, 0, 200));
    CHECK_FALSE(bitsOfG4(codes, 300, 15'001));
    CHECK_FALSE(bitsOfG4({}, 300, 200));
    CHECK_FALSE(bitsOfG4(std::string_view(codes).substr(0, codes.size() / 2), 300, 2'000));
    std::mt19937 random(11);
    for (int i = 0; i < 2'000; ++i) {
        std::string noise(64, '\0');
        for (auto& byte : noise)
            byte = static_cast<char>(random());
        const auto ink = bitsOfG4(noise, 1 + i, 400);
        CHECK((!ink || ink->bits.size() == static_cast<std::size_t>(ink->rowBytes) * 400));
    }
}
