// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/document.h"

#include "tests/scanner/decode/foreign_files.h"
#include "tests/support/temp_folder.h"

#include <leptonica/allheaders.h>

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner;
using namespace scanner::decode;

namespace {

base::Result<FoundPage> onlyPageOf(const std::string& bytes) {
    const TempFolder folder;
    putFile(folder / "file", bytes);
    auto document = openDocument(folder / "file");
    if (!document) return base::fail(document.error());
    REQUIRE((*document)->about().pages == 1);
    CHECK((*document)->about().treatment == FileTreatment::Pictures);
    return (*document)->page(1);
}

unsigned channel(const FoundPage& page, int x, int y, int shift) {
    l_uint32 value = 0;
    pixGetPixel(page.picture.get(), x, y, &value);
    return value >> shift & 0xFFU;
}

// Dark in its upper left corner only.
Image corner(int width_px, int height_px) {
    Image page(pixCreate(width_px, height_px, 32));
    pixSetAllArbitrary(page.get(), 0xFFFFFF00);
    Box* box = boxCreate(0, 0, width_px / 4, height_px / 4);
    pixSetInRectArbitrary(page.get(), box, 0x10101000);
    boxDestroy(&box);
    return page;
}

} // namespace

TEST_CASE("A JPEG gives its picture at the resolution that it tells") {
    const auto page = onlyPageOf(jpegOf(drawnSheet(1654, 2339), 200));
    REQUIRE(page);
    CHECK(image::widthOf(page->picture) == 1654);
    CHECK(image::heightOf(page->picture) == 2339);
    CHECK(page->dpi == 200);
    CHECK_FALSE(page->dpiGuessed);
}

TEST_CASE("A grey JPEG stays grey") {
    const auto page = onlyPageOf(jpegOf(drawnSheet(1654, 2339, false), 200));
    REQUIRE(page);
    CHECK(pixGetDepth(page->picture.get()) == 8);
}

TEST_CASE("A picture that tells no resolution, or an absurd one, gets one by its shape and is marked") {
    for (const int told : {0, 72, 2}) {
        const auto page = onlyPageOf(pngOf(drawnSheet(1654, 2339), told));
        REQUIRE(page);
        CHECK(page->dpi == 200);
        CHECK(page->dpiGuessed);
    }
}

TEST_CASE("A picture of a page in less than 150 dpi is too coarse to read") {
    const auto page = onlyPageOf(jpegOf(drawnSheet(600, 848)));
    REQUIRE_FALSE(page);
    CHECK(page.error().is(PageCode::PictureTooCoarse));
}

TEST_CASE("A photo is turned upright as the camera was held") {
    // Where the dark corner comes to lie: left, top.
    struct Case {
        int orientation;
        bool left;
        bool top;
    };
    for (const Case each :
         {Case{1, true, true}, Case{2, false, true}, Case{3, false, false}, Case{4, true, false},
          Case{5, true, true}, Case{6, false, true}, Case{7, false, false}, Case{8, true, false}}) {
        INFO(each.orientation);
        const auto page = onlyPageOf(photoOf(corner(2000, 1600), each.orientation));
        REQUIRE(page);
        const bool isTurned = each.orientation >= 5;
        const int width = image::widthOf(page->picture);
        const int height = image::heightOf(page->picture);
        CHECK(width == (isTurned ? 1600 : 2000));
        CHECK(height == (isTurned ? 2000 : 1600));
        CHECK(channel(*page, each.left ? 50 : width - 50, each.top ? 50 : height - 50, 24) < 60);
        CHECK(channel(*page, each.left ? width - 50 : 50, each.top ? 50 : height - 50, 24) > 200);
        CHECK(channel(*page, each.left ? 50 : width - 50, each.top ? height - 50 : 50, 24) > 200);
    }
}

TEST_CASE("What shines through in a PNG shows white paper") {
    Image page = drawnSheet(1654, 2339);
    pixSetSpp(page.get(), 4);
    const Image clear(pixCreate(1654, 2339, 8)); // all of it transparent
    pixSetRGBComponent(page.get(), clear.get(), L_ALPHA_CHANNEL);
    const auto found = onlyPageOf(pngOf(page, 200));
    REQUIRE(found);
    CHECK(channel(*found, 827, 2339 / 40 * 4 + 5, 24) == 255);
    CHECK(channel(*found, 827 + 50, 2339 * 3 / 4 + 50, 8) == 255);
}

TEST_CASE("A PNG of one bit gives grey") {
    const auto page = onlyPageOf(pngOf(drawnBitmap(2480, 3508), 300));
    REQUIRE(page);
    CHECK(pixGetDepth(page->picture.get()) == 8);
    CHECK(page->dpi == 300);
}

TEST_CASE("A PNM file is taken, its resolution guessed") {
    const auto page = onlyPageOf("P5\n1654 2339\n255\n" + std::string(1654UL * 2339, '\xF0'));
    REQUIRE(page);
    CHECK(page->dpi == 200);
    CHECK(page->dpiGuessed);
}

TEST_CASE("A JPEG with stray bytes between its segments, as cameras leave them, is whole") {
    const auto jpeg = jpegOf(drawnSheet(1654, 2339), 200);
    const auto strayed =
        jpeg.substr(0, jpeg.size() - 2) + std::string(2, '\0') + jpeg.substr(jpeg.size() - 2);
    CHECK(onlyPageOf(strayed));
}

TEST_CASE("A file that is cut short anywhere is damaged, never half a page") {
    for (const auto& whole : {jpegOf(drawnSheet(1240, 1754), 150, 40), pngOf(drawnSheet(1240, 1754), 150),
                              "P5\n1240 1754\n255\n" + std::string(1240UL * 1754, '\xF0')}) {
        const std::size_t step = std::max<std::size_t>(1024, whole.size() / 40);
        for (std::size_t length = 1024; length < whole.size(); length += step) {
            const auto page = onlyPageOf(whole.substr(0, length));
            INFO(length);
            REQUIRE_FALSE(page);
            CHECK(page.error().is(PageCode::FileDamaged));
        }
    }
}
