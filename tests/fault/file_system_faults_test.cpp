// SPDX-License-Identifier: GPL-3.0-or-later
// Every call to the file system fails once, in turn, under each act that calls it: a dossier with three
// documents is saved, a backup is made and restored.
#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/store/backup/store_copy.h"
#include "core/usecases/verify_store.h"
#include "tests/core/store/filed_store.h"
#include "tests/support/failing_file_system.h"

using core::base::Result;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::DiskDocumentFiles;
using core::store::backup::DiskBackups;
using core::store::backup::restore;
using core::store::backup::RestoredCopy;
using core::store::backup::StoreCopy;
using tests::ask;

namespace fs = std::filesystem;

namespace {

constexpr int kMostCalls = 500;
constexpr core::base::Date kToday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{29}};
constexpr core::base::Date kTomorrow{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{30}};

struct Counter : tests::FiledStore {
    tests::FailingFileSystem failing{disk};
    fs::path stick = folder / "stick";
    DiskDocumentFiles files{failing, secrets, tests::openVault(), data.documents()};
    DiskBackups backups{failing, secrets, data.database(), data.documents()};
    int taken = 0; // dossiers that were answered as saved

    Counter() { fs::create_directory(stick); }

    void takeOne() {
        take(++m_next);
        ++taken;
    }
    // As take(), on the disk that fails.
    Result<void> tryToTake() {
        auto dossier = tests::sampleDossier(++m_next);
        auto saved = tests::saveWithFiles(*store, files, dossier);
        taken += saved ? 1 : 0;
        return saved;
    }
    // Opened again: what was answered as saved is there with its files, and nothing else.
    void checkWhole() {
        reopen();
        CHECK(store->integrityComplaint() == "");
        const auto verdict = core::usecases::VerifyStore(*store, documents).verify();
        REQUIRE(verdict);
        CHECK(verdict->whole());
        CHECK(verdict->dossiers == taken);
        CHECK(verdict->documents == 3 * taken);
    }

  private:
    int m_next = 0;
};

// Runs `once(n)`, which answers whether the n-th call was met, for n = 1, 2 ... until it was not. Answers how
// many were.
template<class Once>
int eachCall(const Once& once) {
    int n = 1;
    while (n < kMostCalls && once(n))
        ++n;
    CHECK(n < kMostCalls);
    return n - 1;
}

bool backUpUnderFault(int n, StoreCode code, StoreCode told) {
    Counter counter;
    counter.takeOne();
    const auto first = counter.backups.make(counter.stick, kToday, {});
    REQUIRE(first);
    const auto bytes = tests::bytesOf(counter.stick / first->copy);
    counter.takeOne(); // so that there are documents to copy
    const auto checkCopy = [&](const core::ports::BackupReport& report) {
        const auto copy = StoreCopy::open(counter.stick / report.copy);
        REQUIRE(copy);
        CHECK((*copy)->check());
        CHECK(report.documents == 3 * counter.taken);
    };

    counter.failing.failAt(n, code);
    const auto made = counter.backups.make(counter.stick, kTomorrow, {});
    const bool fired = counter.failing.fired();
    counter.failing.failAt(0);
    INFO("call " << n);
    if (made) checkCopy(*made);
    if (!made) CHECK(made.error().is(told));
    CHECK(tests::bytesOf(counter.stick / first->copy) == bytes);
    counter.checkWhole();
    const auto again = counter.backups.make(counter.stick, kTomorrow, {});
    REQUIRE(again);
    checkCopy(*again);
    return fired;
}

} // namespace

TEST_CASE("Whichever call of the file system fails while a dossier with three documents is saved, it says so "
          "and the store is whole") {
    const auto code = GENERATE(StoreCode::DiskFull, StoreCode::ReadOnly, StoreCode::Failed);
    Counter counter;
    const auto faults = eachCall([&](int n) {
        counter.failing.failAt(n, code);
        const auto saved = counter.tryToTake();
        const bool fired = counter.failing.fired();
        counter.failing.failAt(0);
        INFO("call " << n);
        CHECK(saved.has_value() == !fired);
        if (!saved) CHECK(saved.error().is(code));
        counter.checkWhole();
        CHECK(counter.tryToTake());
        counter.checkWhole();
        return fired;
    });
    CHECK(faults >= 12); // folder, file and name of each document, and the folders' fsyncs
}

TEST_CASE(
    "Whichever call of the file system fails while a backup is made, the copies before it stay whole and "
    "the next one comes to its end") {
    const auto code = GENERATE(StoreCode::DiskFull, StoreCode::Failed);
    const auto told = code == StoreCode::DiskFull ? StoreCode::BackupFull : StoreCode::BackupFailed;
    CHECK(eachCall([&](int n) { return backUpUnderFault(n, code, told); }) >= 15);
}

TEST_CASE(
    "Whichever call of the file system fails while a backup is restored, no half of a store is opened, and "
    "the restore that is run again comes to its end") {
    Counter counter;
    counter.takeOne();
    REQUIRE(counter.backups.make(counter.stick, kToday, {}));
    const core::store::DataFolder fresh{counter.folder / "fresh"};
    const auto firstAct = [](Books& books, const RestoredCopy&) {
        return books.settings().put("life", "new");
    };
    const auto run = [&] {
        return restore(counter.failing, counter.secrets, {counter.stick, "", fresh}, firstAct);
    };
    const auto faults = eachCall([&](int n) {
        counter.failing.failAt(n, StoreCode::Failed);
        const auto restored = run();
        const bool fired = counter.failing.fired();
        counter.failing.failAt(0);
        INFO("call " << n);
        const bool isOpened = fs::exists(fresh.database()) && !fs::exists(fresh.restoring());
        if (restored) CHECK(isOpened);
        if (!isOpened) CHECK(run());
        auto store = tests::openStore(fresh.database());
        DiskDocumentFiles files(counter.disk, counter.secrets, tests::openVault(), fresh.documents());
        const auto verdict = core::usecases::VerifyStore(*store, files).verify();
        REQUIRE(verdict);
        CHECK(verdict->whole());
        CHECK(verdict->dossiers == 1);
        CHECK(verdict->documents == 3);
        CHECK(ask(*store, [](Books& books) { return books.settings().get("life"); }) == "new");
        store.reset();
        fs::remove_all(fresh.root);
        return fired;
    });
    CHECK(faults >= 15);
}
