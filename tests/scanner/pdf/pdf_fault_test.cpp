// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/pdf/pdf_pages.h"

#include <catch2/catch.hpp>

using namespace tests;
using scanner::PageCode;
using scanner::pdf::writePdf;

TEST_CASE("A full disk is told as a full disk") {
    const TempFolder folder;
    const auto written = writePdf({pageIn(folder, "1.jpg")}, label(), "/dev/full");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::DiskFull));
}

TEST_CASE("A target that cannot be opened is an error") {
    const TempFolder folder;
    const auto written = writePdf({pageIn(folder, "1.jpg")}, label(), folder / "absent" / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::PdfNotWritten));
}

TEST_CASE("A file without pages is not written") {
    const TempFolder folder;
    const auto written = writePdf({}, label(), folder / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::PdfNotWritten));
    CHECK_FALSE(std::filesystem::exists(folder / "a.pdf"));
}

TEST_CASE("A picture that is missing, torn, progressive or no JPEG is refused before anything is written") {
    const TempFolder folder;
    auto page = pageIn(folder, "1.jpg");
    SECTION("missing") {
        std::filesystem::remove(page.jpeg);
    }
    SECTION("empty") {
        std::filesystem::resize_file(page.jpeg, 0);
    }
    SECTION("torn in its header") {
        std::filesystem::resize_file(page.jpeg, 100);
    }
    SECTION("torn in its body") {
        std::filesystem::resize_file(page.jpeg, std::filesystem::file_size(page.jpeg) - 1);
    }
    SECTION("progressive") {
        writeJpegFile(page.jpeg, 1654, 2339, JpegKind::ProgressiveColour);
    }
    SECTION("text") {
        std::ofstream(page.jpeg) << "P6 not a JPEG at all";
    }
    const auto written = writePdf({page}, label(), folder / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::PdfNotWritten));
    CHECK_FALSE(std::filesystem::exists(folder / "a.pdf"));
}

TEST_CASE("A page that claims another size than its picture is refused") {
    const TempFolder folder;
    auto page = pageIn(folder, "1.jpg");
    SECTION("width") {
        page.width_px += 1;
    }
    SECTION("height") {
        page.height_px -= 1;
    }
    SECTION("no resolution") {
        page.dpi = 0;
    }
    SECTION("absurd resolution") {
        page.dpi = 1201;
    }
    const auto written = writePdf({page}, label(), folder / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::PdfNotWritten));
}
