// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/raw_page_file.h"
#include "scanner/image/pnm_file.h"

#include "tests/scanner/decode/foreign_files.h"
#include "tests/support/temp_folder.h"

#include <leptonica/allheaders.h>

#include <catch2/catch.hpp>

using namespace tests;
using namespace scanner;
using namespace scanner::decode;

TEST_CASE("A decoded page is a raw page as the scanner leaves it, with its origin") {
    const TempFolder folder;
    PageHeader header;
    header.page = 7;
    header.origin = "0123456789abcdef:3:12";
    for (const bool isColour : {true, false}) {
        const FoundPage page{drawnSheet(400, 566, isColour), 212, true};
        REQUIRE(writeRawPage(page, header, folder.path()));
        const auto bytes = fileBytes(folder / "0007.pnm");
        CHECK(bytes.starts_with(isColour ? "P6\n" : "P5\n"));
        CHECK(bytes.find("# counterfoil page=0007 side=front dpi=212 promised=566 flags=none,dpi_guessed "
                         "origin=0123456789abcdef:3:12") != std::string::npos);
        const auto read = image::readPnm(folder / "0007.pnm");
        REQUIRE(read);
        int same = 0;
        pixEqual(read->get(), page.picture.get(), &same);
        CHECK(same == 1);
        CHECK_FALSE(std::filesystem::exists(folder / "0007.part"));
        std::filesystem::remove(folder / "0007.pnm");
    }
}

TEST_CASE("The longest head of all is written whole") {
    PageHeader header{PnmKind::Colour, 12345,  false, 1200, 15'000,
                      15'000,          15'000, false, true, "0123456789abcdef:500:500"};
    const auto head = headerText(header);
    CHECK(head.find("origin=0123456789abcdef:500:500") != std::string::npos);
    CHECK(head.ends_with("\n15000 15000\n255\n"));
}

TEST_CASE("A page that is there is never written over") {
    const TempFolder folder;
    putFile(folder / "0001.pnm", "the page that was scanned");
    PageHeader header;
    header.page = 1;
    const auto written = writeRawPage({drawnSheet(200, 200), 300, false}, header, folder.path());
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::DiskFull));
    CHECK(fileBytes(folder / "0001.pnm") == "the page that was scanned");
    CHECK_FALSE(std::filesystem::exists(folder / "0001.part"));
}
