// SPDX-License-Identifier: GPL-3.0-or-later
// Every call of SQLite to the disk fails once, in turn, under each act that the store lives by: a receipt, a
// migration, a backup, a restore.
#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/store/backup/store_copy.h"
#include "core/store/migrate/migrator.h"
#include "tests/core/store/filed_store.h"
#include "tests/fault/each_call.h"

using core::base::Result;
using core::ports::Books;
using core::ports::OpState;
using core::ports::StoreCode;
using core::store::SqliteStore;
using core::store::backup::DiskBackups;
using core::store::backup::restore;
using core::store::backup::RestoredCopy;
using core::store::backup::StoreCopy;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::eachCall;

namespace fs = std::filesystem;
namespace migrate = core::store::migrate;

namespace {

constexpr core::base::Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{29}};

core::ports::Delivery receiptOf(const core::domain::Dossier& dossier) {
    auto delivery = tests::sampleDelivery(dossier);
    delivery.receipt = "a receipt";
    delivery.receiptSeq = 7;
    return delivery;
}

// As an older program left it: the first migration only, and a row.
void makeOldStore(const fs::path& file) {
    fs::remove(file);
    const auto database = Database::open(file, Access::Write);
    REQUIRE(database);
    REQUIRE((*database)->execute("PRAGMA journal_mode=WAL;"));
    REQUIRE(migrate::migrate(**database, migrate::embeddedMigrations().first(1)));
    REQUIRE((*database)->execute("INSERT INTO setting VALUES('kept','value')"));
}

struct WithStick : tests::FiledStore {
    fs::path stick = folder / "stick";
    core::store::DataFolder fresh{folder / "fresh"};
    DiskBackups backups{disk, secrets, data.database(), data.documents()};

    WithStick() { fs::create_directory(stick); }
};

} // namespace

TEST_CASE(
    "Whichever call fails while a receipt is kept, the delivery is acknowledged with it or waits as before") {
    tests::FailingVfs vfs;
    tests::FiledStore counter;
    int next = 1;
    auto dossier = tests::sampleDossier(next);
    tests::mustWrite(*counter.store, [&](Books& books) { return tests::save(books, dossier); });
    Result<void> kept;
    const auto faults = eachCall(
        vfs,
        [&] {
            kept = counter.store->write(
                [&](Books& books) { return books.outbox().acknowledge(receiptOf(dossier)); });
        },
        [&](const std::string&) {
            counter.reopen();
            const auto found =
                ask(*counter.store, [&](Books& books) { return books.outbox().delivery(dossier.id, 1); });
            const bool acknowledged = found.state == OpState::Acknowledged;
            if (kept) CHECK(acknowledged);
            CHECK(acknowledged == (found.receipt == "a receipt"));
            CHECK(counter.store->integrityComplaint() == "");
            dossier = tests::sampleDossier(++next);
            tests::mustWrite(*counter.store, [&](Books& books) { return tests::save(books, dossier); });
        });
    CHECK(faults > 5);
}

TEST_CASE("Whichever call fails while an old store is brought to the new form, the next start does it") {
    tests::FailingVfs vfs;
    const tests::TempFolder folder;
    const auto file = folder / "counterfoil.db";
    makeOldStore(file);
    Result<std::unique_ptr<SqliteStore>> opened;
    const auto faults = eachCall(
        vfs, [&] { opened = SqliteStore::open(file, tests::openVault()); },
        [&](const std::string&) {
            if (opened) opened->reset();
            auto store = tests::openStore(file);
            CHECK(ask(*store, [](Books& books) { return books.settings().get("kept"); }) == "value");
            CHECK(store->integrityComplaint() == "");
            store.reset();
            makeOldStore(file);
        });
    CHECK(faults > 20);
}

TEST_CASE(
    "Whichever call fails while a backup is made, the copies before it stay whole and the store goes on") {
    tests::FailingVfs vfs;
    WithStick counter;
    counter.take(1);
    const auto before = counter.backups.make(counter.stick, kToday, {});
    REQUIRE(before);
    const auto bytes = tests::bytesOf(counter.stick / before->copy);
    const auto tomorrow = core::base::Date(std::chrono::sys_days(kToday) + std::chrono::days(1));
    Result<core::ports::BackupReport> made;
    const auto faults = eachCall(
        vfs, [&] { made = counter.backups.make(counter.stick, tomorrow, {}); },
        [&](const std::string&) {
            CHECK(tests::bytesOf(counter.stick / before->copy) == bytes);
            if (made) {
                const auto copy = StoreCopy::open(counter.stick / made->copy);
                REQUIRE(copy);
                CHECK((*copy)->check());
                fs::remove(counter.stick / made->copy);
            }
            if (!made)
                CHECK(
                    (made.error().is(StoreCode::BackupFailed) || made.error().is(StoreCode::BackupDamaged)));
        });
    CHECK(faults > 10);
    counter.take(2);
    CHECK(counter.store->integrityComplaint() == "");
}

TEST_CASE("Whichever call fails while a backup is restored, the restore that is run again comes to its end") {
    tests::FailingVfs vfs;
    WithStick counter;
    counter.take(1);
    REQUIRE(counter.backups.make(counter.stick, kToday, {}));
    const auto firstAct = [](Books& books, const RestoredCopy&) {
        return books.settings().put("life", "new");
    };
    const auto again = [&] {
        return restore(counter.disk, counter.secrets, {counter.stick, "", counter.fresh}, firstAct);
    };
    Result<RestoredCopy> restored;
    const auto faults = eachCall(
        vfs, [&] { restored = again(); },
        [&](const std::string&) {
            if (!restored) CHECK_FALSE(fs::exists(counter.fresh.database()));
            if (!restored) CHECK(again());
            auto store = tests::openStore(counter.fresh.database());
            CHECK(ask(*store, [](Books& books) { return books.settings().get("life"); }) == "new");
            CHECK(ask(*store, [](Books& books) { return books.dossiers().newest(10); }).size() == 1);
            store.reset();
            fs::remove_all(counter.fresh.root);
        });
    CHECK(faults > 50);
}
