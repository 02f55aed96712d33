// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/counter/sticks.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

#include <sched.h>
#include <sys/mount.h>

#include <fstream>

namespace fs = std::filesystem;

namespace {

bool mountFolder(const fs::path& at) {
    fs::create_directories(at);
    return mount("stick", at.c_str(), "tmpfs", 0, "size=1m") == 0;
}

} // namespace

TEST_CASE("Sticks are what is mounted where the desktop mounts what was put in") {
    // Mounts of this process's own, which go with it.
    const bool isOwn =
        unshare(CLONE_NEWNS) == 0 && mount("none", "/", nullptr, MS_REC | MS_PRIVATE, nullptr) == 0;
    if (!isOwn || !mountFolder("/media")) {
        WARN("no mounts of one's own here: not looked at");
        return;
    }
    CHECK(app::counter::sticks().empty());
    fs::create_directories("/media/mai/no stick");
    REQUIRE(mountFolder("/media/mai/USB 2"));
    REQUIRE(mountFolder("/media/mai/USB 1"));
    CHECK(app::counter::sticks() == std::vector<fs::path>{"/media/mai/USB 1", "/media/mai/USB 2"});
    REQUIRE(umount("/media/mai/USB 2") == 0);
    CHECK(app::counter::sticks() == std::vector<fs::path>{"/media/mai/USB 1"});
}

TEST_CASE("Receipts are found in the stick's folder and in those in it, and nothing else is") {
    const tests::TempFolder stick;
    fs::create_directories(stick / "receipts" / "old");
    fs::create_directories(stick / "folder.cfr");
    for (const auto* name : {"b.cfr", "a.txt", "receipts/a.cfr", "receipts/old/c.cfr"})
        std::ofstream(stick / name) << "x";
    CHECK(app::counter::receiptsOn(stick.path()) ==
          std::vector<fs::path>{stick / "b.cfr", stick / "receipts/a.cfr"});
    CHECK(app::counter::receiptsOn(stick / "away").empty());
}
