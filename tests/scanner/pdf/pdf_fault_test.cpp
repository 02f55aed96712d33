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
        std::filesystem::remove(page.file);
    }
    SECTION("empty") {
        std::filesystem::resize_file(page.file, 0);
    }
    SECTION("torn in its header") {
        std::filesystem::resize_file(page.file, 100);
    }
    SECTION("torn in its body") {
        std::filesystem::resize_file(page.file, std::filesystem::file_size(page.file) - 1);
    }
    SECTION("progressive") {
        writeJpegFile(page.file, 1654, 2339, JpegKind::ProgressiveColour);
    }
    SECTION("text") {
        std::ofstream(page.file) << "P6 not a JPEG at all";
    }
    std::error_code absent;
    const auto bytes = std::filesystem::file_size(page.file, absent);
    if (!absent) page.picture.layers[0].jpeg.bytes = static_cast<std::int64_t>(bytes);
    const auto written = writePdf({page}, label(), folder / "a.pdf");
    REQUIRE_FALSE(written);
    CHECK(written.error().is(PageCode::PdfNotWritten));
    CHECK_FALSE(std::filesystem::exists(folder / "a.pdf"));
}

TEST_CASE("A page whose size or whose picture's size is not true is refused") {
    const TempFolder folder;
    auto page = pageIn(folder, "1.jpg");
    SECTION("width") {
        page.picture.layers[0].jpeg.width_px += 1;
    }
    SECTION("height") {
        page.picture.layers[0].jpeg.height_px -= 1;
    }
    SECTION("no page") {
        page.width_px = 0;
    }
    SECTION("no picture") {
        page.picture.layers.clear();
    }
    SECTION("no area") {
        page.picture.layers[0].area.width = 0;
    }
    SECTION("a part behind the end of its file") {
        page.picture.layers[0].jpeg.offset += 1;
    }
    SECTION("a stencil that is not there") {
        page.picture.layers[0].stencil = {8, 8, 1'000'000, 100};
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
