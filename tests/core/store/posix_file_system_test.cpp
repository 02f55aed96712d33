// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/posix_file_system.h"

#include "core/ports/store_codes.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <sys/stat.h>

using core::ports::StoreCode;
using core::store::PosixFileSystem;

namespace {

mode_t modeOf(const std::filesystem::path& path) {
    struct stat about {};
    REQUIRE(stat(path.c_str(), &about) == 0);
    return about.st_mode & 0777;
}

} // namespace

TEST_CASE("A written file is read as it was written, whole and in parts, and written anew it is shorter") {
    const tests::TempFolder folder;
    PosixFileSystem disk;
    const auto file = folder / "file";
    const std::string bytes("zero\0and more", 13);
    REQUIRE(disk.write(file, bytes));
    CHECK(disk.read(file) == bytes);
    CHECK(disk.size(file) == 13);
    CHECK(disk.readPart(file, 4, 4) == std::string("\0and", 4));
    CHECK(disk.readPart(file, 10, 100) == "ore");
    CHECK(disk.readPart(file, 100, 1) == "");
    REQUIRE(disk.write(file, "x"));
    CHECK(disk.read(file) == "x");
}

TEST_CASE("Folders and files are for their owner alone") {
    const tests::TempFolder folder;
    PosixFileSystem disk;
    REQUIRE(disk.makeFolder(folder.path() / "a" / "b"));
    REQUIRE(disk.makeFolder(folder.path() / "a" / "b"));
    REQUIRE(disk.write(folder.path() / "a" / "b" / "file", "secret"));
    CHECK(modeOf(folder / "a") == 0700);
    CHECK(modeOf(folder.path() / "a" / "b") == 0700);
    CHECK(modeOf(folder.path() / "a" / "b" / "file") == 0600);
}

TEST_CASE("A renamed file has its new name alone, and a removed one has none") {
    const tests::TempFolder folder;
    PosixFileSystem disk;
    REQUIRE(disk.write(folder / "a", "1"));
    REQUIRE(disk.rename(folder / "a", folder / "b"));
    REQUIRE(disk.sync(folder / "b"));
    REQUIRE(disk.syncFolder(folder.path()));
    CHECK_FALSE(disk.exists(folder / "a"));
    CHECK(disk.list(folder.path()) == std::vector<std::filesystem::path>{folder / "b"});
    REQUIRE(disk.remove(folder / "b"));
    CHECK_FALSE(disk.exists(folder / "b"));
}

TEST_CASE("What is not there is NotFound in every call") {
    const tests::TempFolder folder;
    PosixFileSystem disk;
    const auto none = folder / "none";
    CHECK(disk.read(none).error().is(StoreCode::NotFound));
    CHECK(disk.readPart(none, 0, 1).error().is(StoreCode::NotFound));
    CHECK(disk.size(none).error().is(StoreCode::NotFound));
    CHECK(disk.sync(none).error().is(StoreCode::NotFound));
    CHECK(disk.syncFolder(none).error().is(StoreCode::NotFound));
    CHECK(disk.rename(none, folder / "b").error().is(StoreCode::NotFound));
    CHECK(disk.remove(none).error().is(StoreCode::NotFound));
    CHECK(disk.list(none).error().is(StoreCode::NotFound));
    CHECK(disk.freeBytes(none).error().is(StoreCode::NotFound));
    CHECK(disk.write(none / "file", "x").error().is(StoreCode::NotFound));
}

TEST_CASE("A full disk is DiskFull") {
    PosixFileSystem disk;
    CHECK(disk.write("/dev/full", "x").error().is(StoreCode::DiskFull));
}

TEST_CASE("A file where a folder should be is an error, not a folder") {
    const tests::TempFolder folder;
    PosixFileSystem disk;
    REQUIRE(disk.write(folder / "file", "x"));
    CHECK_FALSE(disk.makeFolder(folder / "file" / "inside"));
    CHECK_FALSE(disk.syncFolder(folder / "file"));
    CHECK_FALSE(disk.read(folder.path()));
}

TEST_CASE("A disk with room has free bytes") {
    const tests::TempFolder folder;
    PosixFileSystem disk;
    const auto free = disk.freeBytes(folder.path());
    REQUIRE(free);
    CHECK(*free > 0);
}
