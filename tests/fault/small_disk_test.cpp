// SPDX-License-Identifier: GPL-3.0-or-later
// Real file systems that fill up, take no writing, or lose their power. Needs root to mount them; elsewhere
// each test says that it was left out.
#include "core/store/migrate/copy_before.h"
#include "tests/core/store/golden_store.h"
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"
#include "tests/support/mounted_disk.h"

#include <atomic>
#include <cstdlib>
#include <fstream>
#include <latch>
#include <random>
#include <thread>

using core::base::Result;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::SqliteStore;
using tests::ask;
using tests::MountedDisk;
using tests::sampleDossier;

namespace {

constexpr int kStep_bytes = 64 * 1024;

Result<void> saveTo(SqliteStore& store, int n) {
    return store.write([&](Books& books) { return tests::save(books, sampleDossier(n)); });
}

bool isWhole(SqliteStore& store, int n) {
    const auto dossier = sampleDossier(n);
    const auto row = ask(store, [&](Books& books) { return books.dossiers().find(dossier.id); });
    const auto ops = ask(store, [&](Books& books) { return books.outbox().opsOf(dossier.id, 1); });
    return row && row->dossier.documents.size() == 3 && ops.size() == 5;
}

// All that was acknowledged is there, and at most `atMost` acts.
void checkAll(SqliteStore& store, int acknowledged, int atMost) {
    CHECK(store.integrityComplaint() == "");
    CHECK(ask(store, [](Books& books) { return books.audit().firstBroken(); }) == 0);
    const auto rows = static_cast<int>(ask(store, [](Books& books) { return books.audit().length(); }));
    CHECK(rows >= acknowledged);
    CHECK(rows <= atMost);
    for (int n = 1; n <= rows; ++n)
        CHECK(isWhole(store, n));
}

bool leftOut(const MountedDisk& disk) {
    if (!disk.isMounted()) WARN("left out: " << disk.why());
    return !disk.isMounted();
}

int cutsWanted() {
    const char* wanted = std::getenv("COUNTERFOIL_POWER_CUTS");
    return wanted ? std::atoi(wanted) : 6;
}

// How many dossiers were acknowledged when the power went. Behind that moment, when a PC would be dead, the
// kernel goes on and may still say yes to one that it keeps no more.
struct Cut {
    int acknowledged = 0;
    int tried = 0;
};

// Saves dossiers until the power goes, at a moment that the seed names.
Cut saveUntilCut(const MountedDisk& disk, SqliteStore& store, int after) {
    std::atomic<int> acknowledged = 0;
    int tried = 0;
    std::latch reached(1);
    std::jthread counter([&] {
        for (int n = 1; n < 10'000; ++n) {
            tried = n;
            if (!saveTo(store, n)) break;
            if (++acknowledged == after) reached.count_down();
        }
    });
    reached.wait();
    const int before = acknowledged;
    CHECK(disk.cutPower());
    counter.join();
    return {before, tried};
}

} // namespace

TEST_CASE("A disk that is full at any place keeps what was saved, and takes more when there is room") {
    for (int step = 0; step < 32; ++step) {
        MountedDisk disk("tmpfs", 3);
        if (leftOut(disk)) return;
        const auto file = disk.path() / "counterfoil.db";
        auto store = tests::openStore(file);
        std::ofstream(disk.path() / "others")
            << std::string(static_cast<std::size_t>(step) * kStep_bytes, 'x');
        int saved = 0;
        auto answer = saveTo(*store, 1);
        while (answer)
            answer = saveTo(*store, ++saved + 1);
        INFO("step " << step << ", " << saved << " saved: " << core::base::describe(answer.error()));
        CHECK(answer.error().is(StoreCode::DiskFull));
        CHECK(ask(*store, [](Books& books) { return books.audit().length(); }) == saved);
        std::filesystem::remove(disk.path() / "others");
        store.reset();
        REQUIRE(disk.remount("size=8m"));
        store = tests::openStore(file);
        checkAll(*store, saved, saved + 1);
        if (!isWhole(*store, saved + 1)) CHECK(saveTo(*store, saved + 1));
    }
}

TEST_CASE("Without room for a copy an old store keeps its form, and takes the new one when there is room") {
    constexpr std::uintmax_t kLeft_bytes = 96 * 1024; // enough to open it
    MountedDisk disk("tmpfs", 3);
    if (leftOut(disk)) return;
    const auto file = disk.path() / "counterfoil.db";
    const auto copy = core::store::migrate::copyBefore(file, 2);
    tests::makeGoldenStore(file, 1);
    REQUIRE(std::filesystem::file_size(file) > kLeft_bytes);
    std::ofstream(disk.path() / "others")
        << std::string(std::filesystem::space(disk.path()).available - kLeft_bytes, 'x');
    const auto opened = SqliteStore::open(file, tests::openVault());
    REQUIRE_FALSE(opened);
    INFO(core::base::describe(opened.error()));
    CHECK(opened.error().is(StoreCode::NoRoomToMigrate));
    {
        using core::store::sqlite::Access;
        const auto old = core::store::sqlite::Database::open(file, Access::Read);
        REQUIRE(old);
        CHECK((*old)->ask("PRAGMA user_version") == "1");
        CHECK((*old)->ask("PRAGMA integrity_check") == "ok");
    }
    CHECK_FALSE(std::filesystem::exists(copy));
    CHECK_FALSE(std::filesystem::exists(copy.string() + ".part"));
    std::filesystem::remove(disk.path() / "others");
    const auto store = tests::openStore(file);
    CHECK(store->integrityComplaint() == "");
    CHECK(std::filesystem::exists(copy));
}

TEST_CASE("A disk that takes no writing is told, and the store on it is left as it was") {
    MountedDisk disk("tmpfs", 8);
    if (leftOut(disk)) return;
    const auto file = disk.path() / "counterfoil.db";
    auto store = tests::openStore(file);
    REQUIRE(saveTo(*store, 1));
    store.reset();
    REQUIRE(disk.remount("ro"));
    const auto opened = SqliteStore::open(file, tests::openVault());
    REQUIRE_FALSE(opened);
    const bool isTold =
        opened.error().is(StoreCode::ReadOnly) || opened.error().is(StoreCode::FolderUnusable);
    INFO(core::base::describe(opened.error()));
    CHECK(isTold);
    REQUIRE(disk.remount("rw"));
    store = tests::openStore(file);
    checkAll(*store, 1, 1);
}

TEST_CASE("After a power cut every dossier that was acknowledged is there, and none in part") {
    const std::string kind = GENERATE("ext4", "xfs");
    std::mt19937 random(20261129);
    for (int cut = 0; cut < cutsWanted(); ++cut) {
        MountedDisk disk(kind, kind == "xfs" ? 320 : 24);
        if (leftOut(disk)) return;
        const auto file = disk.path() / "counterfoil.db";
        auto store = tests::openStore(file);
        const int after = 1 + static_cast<int>(random() % 40);
        const auto found = saveUntilCut(disk, *store, after);
        store.reset();
        disk.unmount();
        disk.mount();
        REQUIRE(disk.isMounted());
        INFO(kind << ", cut " << cut << " after " << found.acknowledged);
        store = tests::openStore(file);
        checkAll(*store, found.acknowledged, found.tried);
    }
}
