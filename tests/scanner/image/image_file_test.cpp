// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/scanner/image/cleaning.h"
#include "tests/support/small_disk.h"

#include <fstream>

using namespace tests;
using scanner::PageCode;
using scanner::image::heightOf;
using scanner::image::widthOf;
using scanner::image::writeJpeg;

namespace {

scanner::image::CleanPage writtenPage() {
    QImage page = blankPage();
    fillWithText(page);
    return cleaned(page);
}

} // namespace

TEST_CASE("A JPEG carries the resolution of the page and its pixels") {
    const TempFolder folder;
    const auto page = writtenPage();
    REQUIRE(writeJpeg(page.colour, 75, folder / "0001.jpg"));
    const QImage read(QString::fromStdString((folder / "0001.jpg").string()));
    CHECK(read.size() == QSize(kA4Width_px, kA4Height_px));
    CHECK(qRound(read.dotsPerMeterX() * 0.0254) == 300);
    CHECK_FALSE(std::filesystem::exists(folder / "0001.jpg.part"));
}

TEST_CASE("A JPEG that meets a full disk leaves no file, and the one before it stays") {
    const TempFolder folder;
    const auto page = writtenPage();
    {
        const SmallDisk disk(4096);
        const auto written = writeJpeg(page.colour, 75, folder / "0001.jpg");
        REQUIRE_FALSE(written);
        CHECK(written.error().is(PageCode::DiskFull));
    }
    CHECK(std::filesystem::is_empty(folder.path()));

    std::ofstream(folder / "0001.jpg") << "before";
    {
        const SmallDisk disk(4096);
        CHECK_FALSE(writeJpeg(page.colour, 75, folder / "0001.jpg"));
    }
    CHECK(std::filesystem::file_size(folder / "0001.jpg") == 6);
}

TEST_CASE("A JPEG for a folder that is gone is an error") {
    const TempFolder folder;
    CHECK_FALSE(writeJpeg(writtenPage().colour, 75, folder / "gone" / "0001.jpg"));
}

TEST_CASE("A preview fits its frame, keeps its shape and is never enlarged") {
    const auto page = writtenPage();
    const auto preview = previewOf(page.colour, 400, 400);
    REQUIRE(preview);
    CHECK(heightOf(preview) == 400);
    CHECK(std::abs(widthOf(preview) - 283) <= 1);
    const auto same = previewOf(page.colour, 9000, 9000);
    REQUIRE(same);
    CHECK(widthOf(same) == widthOf(page.colour));
}
