// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/restore.h"

#include "core/store/backup/disk_backups.h"
#include "core/store/instance_lock.h"
#include "core/store/migrate/migrator.h"
#include "tests/core/store/filed_store.h"
#include "tests/support/failing_file_system.h"

#include <catch2/catch.hpp>

#include <set>

using core::base::Date;
using core::base::Result;
using core::ports::Books;
using core::ports::OpState;
using core::ports::StoreCode;
using core::store::DataFolder;
using core::store::backup::DiskBackups;
using core::store::backup::restore;
using core::store::backup::RestoredCopy;
using tests::ask;

namespace fs = std::filesystem;

namespace {

constexpr Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{29}};

Result<void> noAct(Books&, const RestoredCopy&) {
    return {};
}

struct Restored : tests::FiledStore {
    fs::path stick = folder / "stick";
    DataFolder fresh{folder / "fresh"};
    DiskBackups backups{disk, secrets, data.database(), data.documents(), data.catalogue()};

    Restored() { fs::create_directory(stick); }

    std::string backUp() {
        const auto report = backups.make(stick, kToday, {});
        REQUIRE(report);
        return report->copy;
    }
    Result<RestoredCopy> restoreFresh(const std::string& copy = {},
                                      const core::store::backup::FirstAct& firstAct = noAct) {
        return restore(disk, secrets, {stick, copy, fresh}, firstAct);
    }
    RestoredCopy mustRestore() {
        const auto restored = restoreFresh();
        INFO((restored ? std::string() : core::base::describe(restored.error())));
        REQUIRE(restored);
        return *restored;
    }
    // What the restored data folder holds, by name.
    [[nodiscard]] std::set<std::string> inFresh() const {
        std::set<std::string> names;
        for (const auto& entry : fs::directory_iterator(fresh.root))
            names.insert(entry.path().filename().string());
        return names;
    }
};

} // namespace

TEST_CASE_METHOD(Restored, "A restored store holds what was backed up, with every document in its place") {
    const auto one = take(1);
    const auto two = take(2);
    const auto copy = backUp();
    take(3);
    const auto restored = mustRestore();
    CHECK(restored.copy == copy);
    CHECK(restored.dossiers == 2);
    CHECK(restored.documents == 6);
    CHECK(restored.head.seq == 2);

    const auto again = tests::openStore(fresh.database());
    CHECK(again->integrityComplaint() == "");
    CHECK(ask(*again, [](Books& books) { return books.audit().firstBroken(); }) == 0);
    core::store::SealedFolder files(disk, secrets, fresh.documents());
    for (const auto& dossier : {one, two}) {
        const auto row = ask(*again, [&](Books& books) { return books.dossiers().find(dossier.id); });
        REQUIRE(row);
        CHECK(row->dossier.number == dossier.number);
        CHECK(row->dossier.documents.size() == dossier.documents.size());
    }
    for (const auto& file : ask(*again, [](Books& books) { return books.dossiers().files(); }))
        CHECK(files.check(file));
    CHECK(files.all()->size() == 6);
}

TEST_CASE_METHOD(Restored, "The first act is part of the restored store, or there is none") {
    take(1);
    backUp();
    const auto refused = restoreFresh({}, [](Books&, const RestoredCopy&) -> Result<void> {
        return core::base::fail(StoreCode::NotFound, "changed its mind");
    });
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(StoreCode::NotFound));
    CHECK_FALSE(fs::exists(fresh.database()));
    CHECK(fs::exists(fresh.restoring()));

    REQUIRE(restoreFresh({}, [](Books& books, const RestoredCopy& restored) {
        return books.settings().put("first", restored.copy);
    }));
    CHECK_FALSE(fs::exists(fresh.restoring()));
    const auto again = tests::openStore(fresh.database());
    CHECK(ask(*again, [](Books& books) { return books.settings().get("first"); }) ==
          "counterfoil-000001-1-20261129.db");
}

TEST_CASE_METHOD(Restored, "A restored data folder holds nothing but the store, its documents and the lock") {
    take(1);
    backUp();
    mustRestore();
    CHECK(inFresh() == std::set<std::string>{"counterfoil.db", "counterfoil.lock", "documents"});
}

TEST_CASE_METHOD(Restored, "Imports of procedures come along, and a damaged one holds no dossier back") {
    take(1);
    REQUIRE(disk.makeFolder(data.catalogue()));
    REQUIRE(disk.write(data.catalogue() / "000001.release", "one"));
    REQUIRE(disk.write(data.catalogue() / "000002.release", "two"));
    backUp();
    const bool isDamaged = GENERATE(true, false);
    if (isDamaged) REQUIRE(disk.write(disk.list(stick / "catalogue")->back(), "owt"));
    const auto restored = mustRestore();
    CHECK(restored.dossiers == 1);
    CHECK(restored.releases.restored == (isDamaged ? 1 : 2));
    CHECK(restored.releases.lost == (isDamaged ? 1 : 0));
    CHECK(disk.read(fresh.catalogue() / "000001.release") == "one");
    CHECK(disk.exists(fresh.catalogue() / "000002.release") == !isDamaged);
}

TEST_CASE_METHOD(Restored, "What was being sent when it was backed up waits again") {
    const auto dossier = take(1);
    tests::mustWrite(*store, [&](Books& books) -> Result<void> {
        auto ops = books.outbox().opsOf(dossier.id, 1);
        if (!ops) return core::base::fail(ops.error());
        ops->front().state = OpState::Sending;
        return books.outbox().updateOp(ops->front());
    });
    backUp();
    mustRestore();
    const auto again = tests::openStore(fresh.database());
    for (const auto& op : ask(*again, [&](Books& books) { return books.outbox().opsOf(dossier.id, 1); }))
        CHECK(op.state == OpState::Queued);
}

TEST_CASE_METHOD(Restored, "An earlier copy is restored when it is named") {
    take(1);
    backUp();
    const auto first = backUp();
    const auto later = backups.make(stick, Date(std::chrono::sys_days(kToday) + std::chrono::days(1)), {});
    REQUIRE(later);
    const auto restored = restoreFresh(first);
    REQUIRE(restored);
    CHECK(restored->copy == first);
    CHECK(restoreFresh("counterfoil-000009-1-20261129.db").error().is(StoreCode::BackupMissing));
}

TEST_CASE_METHOD(Restored, "A folder without backups, or none at all, is told") {
    CHECK(restoreFresh().error().is(StoreCode::BackupMissing));
    fs::remove(stick);
    CHECK(restoreFresh().error().is(StoreCode::BackupFolderMissing));
    CHECK_FALSE(fs::exists(fresh.root));
}

TEST_CASE_METHOD(Restored, "Nothing is restored into a folder that holds something") {
    take(1);
    backUp();
    fs::create_directory(fresh.root);
    std::ofstream(fresh.root / "notes") << "of somebody";
    const auto refused = restoreFresh();
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(StoreCode::FolderNotEmpty));
    CHECK(refused.error().args == std::vector<std::string>{fresh.root.string()});
    CHECK(inFresh() == std::set<std::string>{"notes"});
    CHECK(restore(disk, secrets, {stick, "", data}, noAct).error().is(StoreCode::FolderNotEmpty));
}

TEST_CASE_METHOD(Restored, "Two restores into one folder do not meet") {
    take(1);
    backUp();
    REQUIRE_FALSE(restoreFresh({}, [](Books&, const RestoredCopy&) -> Result<void> {
        return core::base::fail(StoreCode::NotFound, "broke off");
    }));
    const auto other = core::store::InstanceLock::take(fresh.lock());
    REQUIRE(other);
    CHECK(restoreFresh().error().is(StoreCode::InUse));
}

TEST_CASE_METHOD(Restored, "A damaged backup is never restored, and what is damaged is named") {
    const auto dossier = take(1);
    const auto copy = backUp();
    const auto& document = dossier.documents[2];
    const auto paper = stick / "documents" / document.id.hex().substr(0, 2) / (document.id.hex() + ".sealed");
    std::string named;
    SECTION("a document was changed") {
        std::ofstream(paper, std::ios::in | std::ios::out) << "x";
        named = document.id.hex();
    }
    SECTION("a document is cut short") {
        fs::resize_file(paper, 7);
        named = document.id.hex();
    }
    SECTION("a document is gone") {
        fs::remove(paper);
        named = document.id.hex();
    }
    SECTION("the database is cut short") {
        fs::resize_file(stick / copy, fs::file_size(stick / copy) / 2);
        named = copy;
    }
    SECTION("the database is another file") {
        std::ofstream(stick / copy, std::ios::trunc) << std::string(10'000, 'x');
        named = copy;
    }
    SECTION("a row of the audit was changed") {
        const auto tool =
            core::store::sqlite::Database::open(stick / copy, core::store::sqlite::Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute("DROP TRIGGER audit_never_changes;"
                                 "UPDATE audit SET row=replace(row, 'taken', 'given');"
                                 "PRAGMA journal_mode=DELETE;"));
        named = copy;
    }
    const auto refused = restoreFresh();
    REQUIRE_FALSE(refused);
    INFO(core::base::describe(refused.error()));
    CHECK(refused.error().is(StoreCode::BackupDamaged));
    CHECK(refused.error().args == std::vector<std::string>{named});
    CHECK_FALSE(fs::exists(fresh.database()));
}

TEST_CASE_METHOD(Restored,
                 "Whatever fails on the disk, and when, a restore that is run again comes to its end") {
    take(1);
    backUp();
    int n = 1;
    for (bool fired = true; fired; ++n) {
        REQUIRE(n < 500);
        fs::remove_all(fresh.root);
        tests::FailingFileSystem failing(disk);
        failing.failAt(n, StoreCode::Failed);
        const auto restored = restore(failing, secrets, {stick, "", fresh}, noAct);
        fired = failing.fired();
        INFO("call " << n);
        CHECK(restored.has_value() == !fired);
        if (restored) continue;
        // Whoever looks now finds the whole store, a folder that says it is unfinished, or an empty one.
        if (fs::exists(fresh.database())) {
            CHECK(tests::openStore(fresh.database())->integrityComplaint() == "");
            continue;
        }
        const bool isUnfinished = fs::exists(fresh.restoring());
        CHECK((isUnfinished || !fs::exists(fresh.root) || inFresh().empty()));
        CHECK(restoreFresh());
    }
    CHECK(n > 20);
}

TEST_CASE_METHOD(Restored, "A backup of an earlier form is restored in the newest one, and stays as it is") {
    const auto copy = stick / "counterfoil-000001-1-20261129.db";
    {
        using core::store::sqlite::Access;
        const auto old = core::store::sqlite::Database::open(copy, Access::Write);
        REQUIRE(old);
        REQUIRE(core::store::migrate::migrate(**old, core::store::migrate::embeddedMigrations().first(1)));
        REQUIRE((*old)->execute("INSERT INTO setting VALUES('kept','value')"));
    }
    const auto bytes = tests::bytesOf(copy);
    mustRestore();
    CHECK(tests::bytesOf(copy) == bytes);
    CHECK(inFresh() == std::set<std::string>{"counterfoil.db", "counterfoil.lock"});
    const auto again = tests::openStore(fresh.database());
    CHECK(ask(*again, [](Books& books) { return books.settings().get("kept"); }) == "value");
    CHECK(inFresh().count("counterfoil.db-before-0002") == 0);
}
