// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/document.h"
#include "scanner/decode/paper_corners.h"
#include "scanner/decode/photo.h"

#include "tests/scanner/decode/foreign_files.h"
#include "tests/support/temp_folder.h"

#include <leptonica/allheaders.h>

#include <catch2/catch.hpp>

#include <cmath>

using namespace tests;
using namespace scanner;
using namespace scanner::decode;

namespace {

constexpr l_uint32 kTable = 0x5A463200; // brown

// A sheet on a table, seen askew, the light falling to `dimmest` across it.
Image photographed(const Image& sheet, const Corners& corners, int width_px, int height_px, double dimmest) {
    Pta* flat = ptaCreate(4);
    Pta* seen = ptaCreate(4);
    const auto right = static_cast<float>(image::widthOf(sheet) - 1);
    const auto bottom = static_cast<float>(image::heightOf(sheet) - 1);
    const float xs[] = {0, right, right, 0};
    const float ys[] = {0, 0, bottom, bottom};
    for (std::size_t i = 0; i < 4; ++i) {
        ptaAddPt(flat, xs[i], ys[i]);
        ptaAddPt(seen, static_cast<float>(corners[i].x), static_cast<float>(corners[i].y));
    }
    float* map = nullptr;
    getProjectiveXformCoeffs(seen, flat, &map);
    ptaDestroy(&flat);
    ptaDestroy(&seen);
    Image photo(pixCreate(width_px, height_px, 32));
    for (int y = 0; y < height_px; ++y) {
        for (int x = 0; x < width_px; ++x) {
            float at_x = 0;
            float at_y = 0;
            projectiveXformPt(map, x, y, &at_x, &at_y);
            l_uint32 colour = kTable;
            if (at_x >= 0 && at_y >= 0 && at_x <= right && at_y <= bottom)
                pixGetPixel(sheet.get(), static_cast<int>(at_x), static_cast<int>(at_y), &colour);
            const double light = 1 - (1 - dimmest) * x / width_px;
            const auto dimmed = [&](int shift) {
                return static_cast<l_uint32>((colour >> shift & 0xFFU) * light) << shift;
            };
            pixSetPixel(photo.get(), x, y, dimmed(24) | dimmed(16) | dimmed(8));
        }
    }
    lept_free(map);
    return photo;
}

const Corners kAskew{{{420, 230}, {1930, 330}, {2050, 2450}, {250, 2330}}};

unsigned red(const Image& picture, int x, int y) {
    l_uint32 value = 0;
    pixGetPixel(picture.get(), x, y, &value);
    return value >> 24;
}

} // namespace

TEST_CASE("The corners of a sheet on a table are found") {
    const Image photo = photographed(drawnSheet(1654, 2339), kAskew, 2300, 2700, 0.7);
    const auto corners = paperCorners(photo);
    REQUIRE(corners);
    for (std::size_t i = 0; i < 4; ++i) {
        INFO(i);
        CHECK(std::hypot((*corners)[i].x - kAskew[i].x, (*corners)[i].y - kAskew[i].y) < 20);
    }
}

TEST_CASE("A sheet that fills the picture has no corners to be found, nor has a picture without a sheet") {
    CHECK_FALSE(paperCorners(drawnSheet(1654, 2339)));
    Image table(pixCreate(2000, 1500, 32));
    pixSetAllArbitrary(table.get(), kTable);
    CHECK_FALSE(paperCorners(table));
    Image blot(pixCreate(2000, 1500, 32)); // light, but round
    pixSetAllArbitrary(blot.get(), kTable);
    for (int y = 250; y < 1250; ++y) {
        const int half = static_cast<int>(std::sqrt(500.0 * 500 - (y - 750.0) * (y - 750)));
        Box* box = boxCreate(1000 - half, y, 2 * half, 1);
        pixSetInRectArbitrary(blot.get(), box, 0xF0F0F000);
        boxDestroy(&box);
    }
    CHECK_FALSE(paperCorners(blot));
}

TEST_CASE("A sheet on a photo is made flat, evenly light, in the shape of A4, with its colours") {
    const Image flat = paperOnPhoto(photographed(drawnSheet(1654, 2339), kAskew, 2300, 2700, 0.6), true);
    REQUIRE(flat);
    const int width = image::widthOf(flat);
    const int height = image::heightOf(flat);
    CHECK(static_cast<double>(height) / width == Approx(297.0 / 210.0).epsilon(0.01));
    // Paper at both sides, though the light fell by a third.
    CHECK(red(flat, width / 20, height * 6 / 10) > 225);
    CHECK(red(flat, width * 19 / 20, height * 6 / 10) > 225);
    // The seal is where it was drawn, and red.
    l_uint32 seal = 0;
    pixGetPixel(flat.get(), width * 7 / 12, height * 3 / 4 + width / 12, &seal);
    CHECK((seal >> 24) > 150);
    CHECK((seal >> 16 & 0xFFU) < 100);
}

TEST_CASE("A photo gives a page of guessed resolution; one from too far away is refused") {
    const TempFolder folder;
    putFile(folder / "near.jpg", photoOf(photographed(drawnSheet(1654, 2339), kAskew, 2300, 2700, 0.7), 1));
    const auto near = openDocument(folder / "near.jpg");
    REQUIRE(near);
    const auto page = (*near)->page(1);
    REQUIRE(page);
    CHECK(page->dpiGuessed);
    CHECK(page->dpi == Approx(182).margin(12));

    Corners far = kAskew;
    for (auto& corner : far)
        corner = {300 + corner.x * 0.6, 300 + corner.y * 0.6};
    putFile(folder / "far.jpg", photoOf(photographed(drawnSheet(1654, 2339), far, 2300, 2700, 0.7), 1));
    const auto distant = openDocument(folder / "far.jpg");
    REQUIRE(distant);
    const auto refused = (*distant)->page(1);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PageCode::PictureTooCoarse));
}
