// SPDX-License-Identifier: GPL-3.0-or-later
// Every call of SQLite to the disk fails once, in turn, under each act that the store lives by: a receipt, a
// migration, a backup, a restore.
#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/store/backup/store_copy.h"
#include "core/store/migrate/copy_before.h"
#include "core/store/migrate/migrator.h"
#include "tests/core/store/counter_life.h"
#include "tests/fault/each_call.h"

#include <sys/wait.h>
#include <unistd.h>

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
using tests::Fault;

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

Result<void> payAndHandOver(Books& books, const core::domain::Dossier& dossier,
                            const core::domain::Shift& shift) {
    const auto receipt = books.fees().take(tests::samplePayment(dossier, shift));
    if (!receipt) return core::base::fail(receipt.error());
    return books.custody().append(tests::sampleEvent(dossier));
}

// No receipt number is missing, and the counts are those of the rows.
void checkLife(const fs::path& file, int payments) {
    const auto reader = Database::open(file, Access::Read);
    REQUIRE(reader);
    CHECK((*reader)->ask("SELECT coalesce(max(number), 0) FROM fee_receipt") == std::to_string(payments));
    CHECK((*reader)->ask("SELECT count(*) FROM fee_receipt") == std::to_string(payments));
    CHECK((*reader)->ask("SELECT count(*) FROM (SELECT k, n FROM counts WHERE what='original' EXCEPT"
                         " SELECT place, count(*) FROM original GROUP BY place) WHERE n>0") == "0");
}

// As an older program left it: the first migration only, and a row.
void makeOldStore(const fs::path& file) {
    for (const auto& entry : fs::directory_iterator(file.parent_path()))
        fs::remove(entry.path());
    const auto database = Database::open(file, Access::Write);
    REQUIRE(database);
    REQUIRE((*database)->execute("PRAGMA journal_mode=WAL;"));
    REQUIRE(migrate::migrate(**database, migrate::embeddedMigrations().first(1)));
    REQUIRE((*database)->execute("INSERT INTO setting VALUES('kept','value')"));
}

// What the earlier program would find if the new one went away now: the old form, or a whole copy of it.
void checkWayBack(const fs::path& file) {
    const auto copy = migrate::copyBefore(file, 2);
    if (!fs::exists(copy)) {
        const auto database = Database::open(file, Access::Read);
        REQUIRE(database);
        CHECK((*database)->ask("PRAGMA user_version") == "1");
        return;
    }
    const auto old = Database::open(copy, Access::Still);
    REQUIRE(old);
    CHECK(migrate::checkIdentity(**old, migrate::embeddedMigrations().first(1)));
    CHECK((*old)->ask("PRAGMA integrity_check") == "ok");
    CHECK((*old)->ask("SELECT value FROM setting WHERE key='kept'") == "value");
}

// The next start finds everything, and the one behind it needs the copy no more.
void checkNextStarts(const fs::path& file) {
    auto store = tests::openStore(file);
    CHECK(ask(*store, [](Books& books) { return books.settings().get("kept"); }) == "value");
    CHECK(store->integrityComplaint() == "");
    store.reset();
    store = tests::openStore(file);
    CHECK_FALSE(fs::exists(migrate::copyBefore(file, 2)));
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

TEST_CASE(
    "Whichever call fails while a fee is taken and an original changes hands, both are written or neither") {
    tests::FailingVfs vfs;
    tests::FiledStore counter;
    const auto shift = tests::sampleShift();
    tests::mustWrite(*counter.store, [&](Books& books) { return books.shifts().open(shift); });
    tests::mustWrite(*counter.store,
                     [](Books& books) { return books.fees().addStock(tests::sampleStock(1, 1, 9999)); });
    int next = 1;
    int written = 0;
    auto dossier = tests::sampleDossier(next);
    tests::mustWrite(*counter.store, [&](Books& books) { return tests::save(books, dossier); });
    Result<void> done;
    const auto faults = eachCall(
        vfs,
        [&] {
            done = counter.store->write([&](Books& books) { return payAndHandOver(books, dossier, shift); });
        },
        [&](const std::string&) {
            counter.reopen();
            const auto events =
                ask(*counter.store, [&](Books& books) { return books.custody().events(dossier.id); });
            const auto fees =
                ask(*counter.store, [&](Books& books) { return books.fees().ofDossier(dossier.id); });
            CHECK(events.size() == fees.size());
            if (done) CHECK(fees.size() == 1);
            written += static_cast<int>(fees.size());
            checkLife(counter.data.database(), written);
            CHECK(counter.store->integrityComplaint() == "");
            dossier = tests::sampleDossier(++next);
            tests::mustWrite(*counter.store, [&](Books& books) { return tests::save(books, dossier); });
        });
    CHECK(faults > 5);
    CHECK(written > 0);
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
            checkWayBack(file);
            checkNextStarts(file);
            makeOldStore(file);
        });
    CHECK(faults > 50);
}

TEST_CASE("Wherever the program dies while an old store is brought to the new form, the next start does it") {
    tests::FailingVfs vfs;
    const tests::TempFolder folder;
    const auto file = folder / "counterfoil.db";
    int n = 1;
    for (; n < tests::kMostCalls; ++n) {
        makeOldStore(file);
        const auto child = ::fork();
        REQUIRE(child >= 0);
        if (child == 0) {
            vfs.failAt(n, Fault::Death);
            const auto opened = SqliteStore::open(file, tests::openVault());
            ::_exit(opened ? 0 : 1);
        }
        int status = 0;
        REQUIRE(::waitpid(child, &status, 0) == child);
        INFO("call " << n);
        checkWayBack(file);
        checkNextStarts(file);
        if (WIFSIGNALED(status)) continue;
        CHECK(WEXITSTATUS(status) == 0);
        break;
    }
    CHECK(n > 50);
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
