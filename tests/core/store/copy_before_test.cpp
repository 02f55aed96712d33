// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/migrate/copy_before.h"

#include "core/store/migrate/migrator.h"
#include "core/store/posix_file_system.h"
#include "core/store/sqlite/integrity.h"
#include "tests/core/store/golden_store.h"
#include "tests/core/store/open_store.h"
#include "tests/support/failing_file_system.h"

using core::ports::StoreCode;
using core::store::SqliteStore;
using core::store::migrate::checkIdentity;
using core::store::migrate::copyBefore;
using core::store::migrate::embeddedMigrations;
using core::store::migrate::keepCopyBefore;
using core::store::sqlite::Access;
using core::store::sqlite::Check;
using core::store::sqlite::complaintOf;
using core::store::sqlite::Database;

namespace fs = std::filesystem;
namespace migrate = core::store::migrate;

namespace {

struct OldStore {
    tests::TempFolder folder;
    fs::path file = folder / "counterfoil.db";
    fs::path copy = copyBefore(file, 2);
    core::store::PosixFileSystem disk;

    OldStore() { tests::makeGoldenStore(file, 1); }

    [[nodiscard]] std::string formOf(const fs::path& which) const {
        const auto database = Database::open(which, Access::Read);
        REQUIRE(database);
        return *(*database)->ask("PRAGMA user_version");
    }
    // The program that wrote the store would take it.
    void checkForOldProgram(const fs::path& which) const {
        const auto database = Database::open(which, Access::Still);
        REQUIRE(database);
        CHECK(checkIdentity(**database, embeddedMigrations().first(1)));
        CHECK((*database)->ask("PRAGMA user_version") == "1");
        CHECK((*database)->ask("SELECT count(*) FROM dossier") == "2");
        CHECK(complaintOf(**database, Check::Quick) == "");
    }
};

} // namespace

TEST_CASE("Beside a store in its new form lies a copy that the earlier program opens") {
    OldStore old;
    CHECK(old.copy.filename() == "counterfoil.db-before-0002");
    const auto store = tests::openStore(old.file);
    old.checkForOldProgram(old.copy);
}

TEST_CASE("The copy stays for one later start, and goes when that one has opened the store") {
    OldStore old;
    auto store = tests::openStore(old.file);
    store.reset();
    CHECK(fs::exists(old.copy));
    store = tests::openStore(old.file);
    CHECK_FALSE(fs::exists(old.copy));
}

TEST_CASE("A start that died behind the migration has not opened the store: the copy stays for one more") {
    OldStore old;
    {
        const auto database = Database::open(old.file, Access::Write);
        REQUIRE(database);
        REQUIRE(keepCopyBefore(old.disk, **database, old.file, embeddedMigrations()));
        REQUIRE(migrate::migrate(**database, embeddedMigrations()));
    }
    auto store = tests::openStore(old.file);
    store.reset();
    CHECK(fs::exists(old.copy));
    store = tests::openStore(old.file);
    CHECK_FALSE(fs::exists(old.copy));
}

TEST_CASE("A new store, and one that is up to date, are not copied") {
    const tests::OwnStore own;
    std::vector<std::string> names;
    for (const auto& entry : fs::directory_iterator(own.folder.path()))
        names.push_back(entry.path().filename().string());
    CHECK(std::ranges::none_of(names, [](const auto& name) { return name.find("before") != name.npos; }));
}

TEST_CASE("A half copy that a crash has left is never taken for one, and makes room for a whole one") {
    OldStore old;
    std::ofstream(old.copy.string() + ".part") << "half";
    const auto store = tests::openStore(old.file);
    old.checkForOldProgram(old.copy);
    CHECK_FALSE(fs::exists(old.copy.string() + ".part"));
}

TEST_CASE("A copy of an earlier try is replaced: the store has grown since") {
    OldStore old;
    std::ofstream(old.copy) << "an earlier copy";
    const auto store = tests::openStore(old.file);
    old.checkForOldProgram(old.copy);
}

TEST_CASE("A store that is not whole keeps its form: what is damaged is not migrated") {
    OldStore old;
    {
        const auto tool = Database::open(old.file, Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute("DELETE FROM dossier"));
    }
    CHECK(SqliteStore::open(old.file, tests::openVault()).error().is(StoreCode::Damaged));
    CHECK(old.formOf(old.file) == "1");
    CHECK_FALSE(fs::exists(old.copy));
    CHECK_FALSE(fs::exists(old.copy.string() + ".part"));
}

TEST_CASE("Whatever fails on the disk while the copy is made, no half of it has the name") {
    OldStore old;
    tests::FailingFileSystem disk(old.disk);
    const auto database = Database::open(old.file, Access::Write);
    REQUIRE(database);
    const auto code = GENERATE(StoreCode::DiskFull, StoreCode::Failed);
    int n = 1;
    for (; n < 100; ++n) {
        disk.failAt(n, code);
        const auto kept = keepCopyBefore(disk, **database, old.file, embeddedMigrations());
        const bool fired = disk.fired();
        disk.failAt(0);
        INFO("call " << n);
        if (fs::exists(old.copy)) old.checkForOldProgram(old.copy);
        if (kept) CHECK(fs::exists(old.copy));
        if (!fired) {
            CHECK(kept);
            break;
        }
        CHECK_FALSE(kept);
        CHECK_FALSE(fs::exists(old.copy.string() + ".part"));
        if (code == StoreCode::DiskFull) {
            CHECK(kept.error().is(StoreCode::NoRoomToMigrate));
            CHECK(kept.error().args == std::vector<std::string>{"1"});
        }
        fs::remove(old.copy);
    }
    CHECK(n > 2);
}
