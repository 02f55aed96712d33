// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/sane/page_file.h"

#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <fstream>
#include <iterator>

using namespace scanner::sane;

namespace {

std::string contentOf(const std::filesystem::path& file) {
    std::ifstream in(file, std::ios::binary);
    return {std::istreambuf_iterator<char>(in), {}};
}

PageHeader greyHeader(int page) {
    return {PnmKind::Grey, page, false, 300, 4, 2, 3, true};
}

} // namespace

TEST_CASE("A finished page is a PNM whose comment tells what the scanner promised") {
    const tests::TempFolder folder;
    PageFile file(folder.path(), 7);
    REQUIRE(file.open());
    REQUIRE(file.append("abcdefgh"));
    const auto done = file.finish(greyHeader(7));
    REQUIRE(done);
    CHECK(*done == folder / "0007.pnm");
    const std::string content = contentOf(*done);
    CHECK(content.size() == 128 + 8);
    CHECK(content.starts_with("P5\n# counterfoil page=0007 side=front dpi=300 promised=3 flags=short "));
    CHECK(content.ends_with("\n4 2\n255\nabcdefgh"));
    CHECK_FALSE(std::filesystem::exists(folder / "0007.part"));
}

TEST_CASE("A bitmap has no line for the greatest value, and its header is as long") {
    const tests::TempFolder folder;
    PageFile file(folder.path(), 1);
    REQUIRE(file.open());
    REQUIRE(file.append("x"));
    const auto done = file.finish({PnmKind::Bitmap, 1, true, 600, 8, 1, 0, false});
    REQUIRE(done);
    const std::string content = contentOf(*done);
    CHECK(content.size() == 128 + 1);
    CHECK(content.starts_with(
        "P4\n# counterfoil page=0001 side=back dpi=600 promised=0 flags=none,unknown_height "));
    CHECK(content.ends_with("\n8 1\nx"));
}

TEST_CASE("A page that is not finished leaves nothing behind") {
    const tests::TempFolder folder;
    {
        PageFile file(folder.path(), 1);
        REQUIRE(file.open());
        REQUIRE(file.append(std::string(3'000'000, 'x')));
        CHECK(std::filesystem::exists(folder / "0001.part"));
    }
    CHECK(std::filesystem::is_empty(folder.path()));
}

TEST_CASE("A page never takes the place of another") {
    const tests::TempFolder folder;
    std::ofstream(folder / "0001.pnm") << "older";
    PageFile file(folder.path(), 1);
    REQUIRE(file.open());
    const auto done = file.finish(greyHeader(1));
    REQUIRE_FALSE(done);
    CHECK(done.error().kind == FaultKind::WriteFailed);
    CHECK(contentOf(folder / "0001.pnm") == "older");
}

TEST_CASE("A full disk is told as such") {
    // /dev/full answers every write with ENOSPC.
    const tests::TempFolder folder;
    std::filesystem::create_symlink("/dev/full", folder / "0001.part");
    PageFile file(folder.path(), 1);
    REQUIRE(file.open());
    const auto written = file.append(std::string(2'000'000, 'x'));
    REQUIRE_FALSE(written);
    CHECK(written.error().kind == FaultKind::DiskFull);
}

TEST_CASE("A folder that is not there is a failed write") {
    PageFile file("/nonexistent", 1);
    const auto opened = file.open();
    REQUIRE_FALSE(opened);
    CHECK(opened.error().kind == FaultKind::WriteFailed);
}
