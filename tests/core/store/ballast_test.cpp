// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ballast.h"

#include "core/ports/store_codes.h"
#include "tests/support/temp_folder.h"
#include "tests/support/tight_file_system.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using core::ports::DiskRoom;
using core::store::Ballast;

namespace {

struct Tight {
    tests::TempFolder folder;
    tests::TightFileSystem disk;
    Ballast ballast{disk, folder.path()};
    std::filesystem::path file = folder / "ballast";
};

} // namespace

TEST_CASE_METHOD(Tight, "Scans end below 250 MB, everything new below 50 MB") {
    CHECK(ballast.room() == DiskRoom::Enough);
    disk.free_bytes = 250'000'000;
    CHECK(ballast.room() == DiskRoom::Enough);
    disk.free_bytes = 249'999'999;
    CHECK(ballast.room() == DiskRoom::NoScans);
    CHECK(ballast.free_mb() == 249);
    disk.free_bytes = 50'000'000;
    CHECK(ballast.room() == DiskRoom::NoScans);
    disk.free_bytes = 49'999'999;
    CHECK(ballast.room() == DiskRoom::OnlyReceipts);
}

TEST_CASE_METHOD(Tight, "The ballast holds 16 MiB of blocks that are really written") {
    ballast.layBy();
    struct stat found {};
    REQUIRE(::stat(file.c_str(), &found) == 0);
    CHECK(found.st_size == Ballast::kSize_bytes);
    CHECK(found.st_blocks * 512 >= Ballast::kSize_bytes);
}

TEST_CASE_METHOD(Tight, "The ballast is given up once, and laid by again only when there is room beside it") {
    CHECK_FALSE(ballast.giveUp());
    ballast.layBy();
    CHECK(ballast.giveUp());
    CHECK_FALSE(std::filesystem::exists(file));
    CHECK_FALSE(ballast.giveUp());
    disk.free_bytes = Ballast::kNoScansBelow_bytes + Ballast::kSize_bytes - 1;
    ballast.layBy();
    CHECK_FALSE(std::filesystem::exists(file));
    disk.free_bytes = Ballast::kNoScansBelow_bytes + Ballast::kSize_bytes;
    ballast.layBy();
    CHECK(std::filesystem::exists(file));
}

TEST_CASE_METHOD(Tight,
                 "A ballast that could not be written leaves nothing, and a torn one is written anew") {
    disk.takesWrites = false;
    ballast.layBy();
    CHECK_FALSE(std::filesystem::exists(file));
    disk.takesWrites = true;
    ballast.layBy();
    std::filesystem::resize_file(file, 4096);
    ballast.layBy();
    CHECK(std::filesystem::file_size(file) == static_cast<std::uintmax_t>(Ballast::kSize_bytes));
}
