// SPDX-License-Identifier: GPL-3.0-or-later
// Real file systems that fill up, take no writing, or lose their power. Needs root to mount them; elsewhere
// each test says that it was left out.
#include "core/store/migrate/copy_before.h"
#include "tests/core/store/filed_store.h"
#include "tests/core/store/golden_store.h"
#include "tests/support/mounted_disk.h"

#include <algorithm>
#include <chrono>
#include <cstdlib>
#include <latch>
#include <optional>
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

using Moment = std::chrono::steady_clock::time_point;

// An act at the counter, as it is remembered outside the disk, before the next one begins.
struct Deed {
    Moment begun;
    std::optional<Moment> acknowledged;
};

// A store with files, on a disk that can lose its power.
struct Counter {
    core::store::DataFolder data;
    core::store::PosixFileSystem disk{};
    core::vault::SodiumSecrets secrets{};
    core::store::DiskDocumentFiles documents{disk, secrets, tests::openVault(), data.documents()};
    std::unique_ptr<SqliteStore> store;

    explicit Counter(const std::filesystem::path& root) : data{root} {
        REQUIRE(disk.makeFolder(data.root));
        store = tests::openStore(data.database());
    }

    Deed take(int n) {
        Deed deed{std::chrono::steady_clock::now(), {}};
        auto dossier = sampleDossier(n);
        if (tests::saveWithFiles(*store, documents, dossier))
            deed.acknowledged = std::chrono::steady_clock::now();
        return deed;
    }
};

struct Cut {
    int acknowledged = 0; // before the power went
    int tried = 0;
    int begunAfter = 0; // acts that began without power and were acknowledged
};

// Saves dossiers until the power goes, in the middle of an act, after so many.
Cut takeUntilCut(const MountedDisk& disk, Counter& counter, int after) {
    std::vector<Deed> deeds;
    std::latch reached(1);
    std::jthread clerk([&] {
        do {
            deeds.push_back(counter.take(static_cast<int>(deeds.size()) + 1));
            if (static_cast<int>(deeds.size()) == after) reached.count_down();
        } while (deeds.back().acknowledged && deeds.size() < 10'000);
        if (static_cast<int>(deeds.size()) < after) reached.count_down(); // refused before its time: told below
    });
    reached.wait();
    const auto before = std::chrono::steady_clock::now();
    CHECK(disk.cutPower());
    const auto gone = std::chrono::steady_clock::now();
    clerk.join();
    Cut cut;
    cut.tried = static_cast<int>(deeds.size());
    for (const auto& deed : deeds) {
        cut.acknowledged += deed.acknowledged && *deed.acknowledged <= before ? 1 : 0;
        cut.begunAfter += deed.acknowledged && deed.begun >= gone ? 1 : 0;
    }
    return cut;
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

TEST_CASE("After a power cut every dossier that was acknowledged is there with its files, and none in part") {
    const std::string kind = GENERATE("ext4", "xfs");
    std::mt19937 random(20261129);
    int lost = 0;
    int acknowledged = 0;
    for (int n = 1; n <= cutsWanted(); ++n) {
        MountedDisk disk(kind, kind == "xfs" ? 320 : 32);
        if (leftOut(disk)) return;
        auto counter = std::make_unique<Counter>(disk.path() / "data");
        const auto cut = takeUntilCut(disk, *counter, 1 + static_cast<int>(random() % 40));
        counter.reset();
        disk.unmount();
        disk.mount();
        REQUIRE(disk.isMounted());
        INFO(kind << ", cut " << n << ": " << cut.acknowledged << " acknowledged, " << cut.tried << " tried");
        CHECK(cut.begunAfter == 0);
        counter = std::make_unique<Counter>(disk.path() / "data");
        checkAll(*counter->store, cut.acknowledged, cut.tried);
        for (const auto& file : ask(*counter->store, [](Books& books) { return books.dossiers().files(); }))
            CHECK(counter->documents.check(file));
        const auto there = ask(*counter->store, [](Books& books) { return books.audit().length(); });
        lost += std::max(0, cut.acknowledged - static_cast<int>(there));
        acknowledged += cut.acknowledged;
    }
    WARN(kind << ": " << cutsWanted() << " power cuts, " << acknowledged << " acknowledged, " << lost
              << " lost");
    CHECK(lost == 0);
}
