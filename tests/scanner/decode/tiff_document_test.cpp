// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/document.h"
#include "scanner/decode/tiff_directories.h"

#include "tests/scanner/decode/foreign_files.h"
#include "tests/support/temp_folder.h"

#include <leptonica/allheaders.h>

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner;
using namespace scanner::decode;

namespace {

struct OpenFile {
    TempFolder folder;
    base::Result<std::unique_ptr<Document>> document;

    explicit OpenFile(const std::string& bytes, const Limits& limits = {})
        : document((putFile(folder / "file", bytes), openDocument(folder / "file", limits))) {}
};

std::vector<Image> threeBitmaps() {
    std::vector<Image> pages;
    for (const int width : {1240, 1654, 2480})
        pages.push_back(drawnBitmap(width, 1754));
    return pages;
}

// Little-endian, as written by libtiff here.
void setNumber(std::string& tiff, std::size_t at, std::uint32_t value) {
    for (unsigned i = 0; i < 4; ++i)
        tiff[at + i] = static_cast<char>(value >> (8 * i) & 0xFFU);
}

std::size_t nextPointerOf(const std::string& tiff, std::uint32_t directory) {
    const auto low = static_cast<unsigned char>(tiff[directory]);
    const auto high = static_cast<unsigned char>(tiff[directory + 1]);
    return directory + 2 + 12 * (low + 256U * high);
}

} // namespace

TEST_CASE("All pages of a TIFF come in order, whatever packs them") {
    for (const char* kind : {"g4", "lzw", "zip"}) {
        INFO(kind);
        OpenFile file(tiffOf(threeBitmaps(), kind, 150));
        REQUIRE(file.document);
        Document& document = **file.document;
        REQUIRE(document.about().pages == 3);
        for (const auto& [number, width] : {std::pair{1, 1240}, {2, 1654}, {3, 2480}}) {
            const auto page = document.page(number);
            REQUIRE(page);
            CHECK(image::widthOf(page->picture) == width);
            CHECK(page->dpi == 150);
            l_uint32 paper = 0;
            pixGetPixel(page->picture.get(), 5, 5, &paper);
            CHECK(paper == 255);
        }
    }
}

TEST_CASE("JPEG inside a TIFF keeps its colours") {
    std::vector<Image> pages;
    pages.push_back(drawnSheet(1654, 2339));
    OpenFile file(tiffOf(pages, "jpeg", 200));
    REQUIRE(file.document);
    const auto page = (*file.document)->page(1);
    REQUIRE(page);
    l_uint32 seal = 0;
    pixGetPixel(page->picture.get(), 1654 / 2 + 100, 2339 * 3 / 4 + 100, &seal);
    CHECK((seal >> 24) > 150);
    CHECK((seal >> 16 & 0xFFU) < 90);
}

TEST_CASE("A TIFF that is cut short is damaged, never a file with fewer pages") {
    const auto whole = tiffOf(threeBitmaps(), "lzw", 150);
    for (std::size_t length = 1024; length < whole.size(); length += 1024) {
        INFO(length);
        OpenFile file(whole.substr(0, length));
        REQUIRE_FALSE(file.document);
        CHECK(file.document.error().is(PageCode::FileDamaged));
    }
}

TEST_CASE("A TIFF whose pages lead in a circle is damaged") {
    auto tiff = tiffOf(threeBitmaps(), "g4", 150);
    const auto pages = tiffDirectories(tiff, 500);
    REQUIRE(pages);
    REQUIRE(pages->size() == 3);
    setNumber(tiff, nextPointerOf(tiff, pages->back().offset), pages->front().offset);
    OpenFile file(tiff);
    REQUIRE_FALSE(file.document);
    CHECK(file.document.error().is(PageCode::FileDamaged));
}

TEST_CASE("A TIFF with too many pages is refused before any is decoded") {
    Limits limits;
    limits.pages = 2;
    OpenFile file(tiffOf(threeBitmaps(), "g4", 150), limits);
    REQUIRE_FALSE(file.document);
    CHECK(file.document.error().is(PageCode::FileTooManyPages));
}

TEST_CASE("A fax, whose lines lie twice as far apart as its dots, gets its true shape") {
    Image fax = drawnBitmap(1728, 1143);
    auto tiff = tiffOf(
        [&] {
            std::vector<Image> pages;
            pages.push_back(std::move(fax));
            return pages;
        }(),
        "g4", 204);
    // The second of the two resolutions (RATIONAL) stands behind the first.
    const std::string dpi("\xCC\0\0\0", 4);
    const auto across = tiff.find(dpi);
    const auto down = across == std::string::npos ? across : tiff.find(dpi, across + 1);
    if (down == std::string::npos) return; // libtiff wrote the fraction in another way
    setNumber(tiff, down, 98);
    OpenFile file(tiff);
    REQUIRE(file.document);
    const auto page = (*file.document)->page(1);
    REQUIRE(page);
    CHECK(image::widthOf(page->picture) == 1728);
    CHECK(image::heightOf(page->picture) == Approx(1143 * 204 / 98).margin(2));
}
