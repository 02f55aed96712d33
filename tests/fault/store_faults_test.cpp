// SPDX-License-Identifier: GPL-3.0-or-later
// Every call to the disk fails once, in turn, until none is left; after each fault the store is opened again
// and asked.
#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/vault/sodium_secrets.h"
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"
#include "tests/fault/failing_vfs.h"
#include "tests/support/failing_file_system.h"

#include <fstream>
#include <utility>

using core::domain::Dossier;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::SqliteStore;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::Fault;
using tests::sampleDossier;

namespace {

// More calls than any act makes: a test that never ends is a failure too.
constexpr int kMostCalls = 5000;

enum class Found { Nothing, Whole, Part };

Found look(SqliteStore& store, const Dossier& dossier) {
    const auto row = ask(store, [&](Books& books) { return books.dossiers().find(dossier.id); });
    const auto ops = ask(store, [&](Books& books) { return books.outbox().opsOf(dossier.id, 1); });
    const auto deliveries = ask(store, [](Books& books) { return books.outbox().deliveries(100); });
    const bool delivered =
        std::ranges::any_of(deliveries, [&](const auto& d) { return d.dossier == dossier.id; });
    if (!row && ops.empty() && !delivered) return Found::Nothing;
    const bool whole = row && row->dossier.documents.size() == 3 && ops.size() == 5 && delivered;
    return whole ? Found::Whole : Found::Part;
}

// What holds after any fault.
void checkWhole(SqliteStore& store, const std::filesystem::path& file) {
    CHECK(store.integrityComplaint() == "");
    CHECK(ask(store, [](Books& books) { return books.audit().firstBroken(); }) == 0);
    const auto dossiers = ask(store, [](Books& books) { return books.dossiers().newest(100); });
    CHECK(ask(store, [](Books& books) { return books.audit().length(); }) ==
          static_cast<std::int64_t>(dossiers.size()));
    const auto reader = Database::open(file, Access::Read);
    REQUIRE(reader);
    CHECK((*reader)->ask("SELECT count(*) FROM (SELECT k, n FROM counts WHERE n>0 AND what='delivery' EXCEPT"
                         " SELECT state, count(*) FROM delivery GROUP BY state)") == "0");
    CHECK((*reader)->ask("SELECT (SELECT total(n) FROM counts WHERE what='delivery')="
                         "(SELECT count(*) FROM delivery)") == "1");
    CHECK((*reader)->ask("SELECT (SELECT total(n) FROM counts WHERE what='original')="
                         "(SELECT count(*) FROM document)") == "1");
    CHECK((*reader)->ask("SELECT count(*) FROM number_used") == std::to_string(dossiers.size()));
}

core::base::Result<void> saveTo(SqliteStore& store, const Dossier& dossier) {
    return store.write([&](Books& books) { return tests::save(books, dossier); });
}

// Saves one dossier in peace and a second one while the n-th call fails, up to and including the closing of
// the store. Answers whether the fault was met.
bool saveUnderFault(tests::FailingVfs& vfs, int n, Fault fault) {
    const tests::TempFolder folder;
    const auto file = folder / "counterfoil.db";
    auto store = tests::openStore(file);
    REQUIRE(saveTo(*store, sampleDossier(1)));

    vfs.failAt(n, fault);
    const auto saved = saveTo(*store, sampleDossier(2));
    const bool closedInPeace = fault != Fault::FromNow && vfs.fired();
    store.reset();
    vfs.disarm();

    INFO("call " << n << ": " << vfs.what()
                 << (saved ? ", answered with success" : ", answered with an error"));
    store = tests::openStore(file);
    checkWhole(*store, file);
    CHECK(look(*store, sampleDossier(1)) == Found::Whole);
    const auto found = look(*store, sampleDossier(2));
    if (saved) CHECK(found == Found::Whole);
    if (!saved && closedInPeace) CHECK(found == Found::Nothing);
    CHECK(found != Found::Part);
    if (found == Found::Nothing) CHECK(saveTo(*store, sampleDossier(2)));
    CHECK(look(*store, sampleDossier(2)) == Found::Whole);
    return vfs.fired();
}

int countFaults(Fault fault) {
    tests::FailingVfs vfs;
    int n = 1;
    while (n < kMostCalls && saveUnderFault(vfs, n, fault))
        ++n;
    return n - 1;
}

} // namespace

TEST_CASE(
    "Whichever call of the disk fails, a dossier is saved whole or not at all, and the answer is true") {
    const auto faults = countFaults(Fault::Once);
    CHECK(faults > 20);
    CHECK(faults < kMostCalls - 1);
}

TEST_CASE("If the disk is gone from any call on, what was answered with success is there and nothing is half "
          "there") {
    const auto faults = countFaults(Fault::FromNow);
    CHECK(faults > 20);
    CHECK(faults < kMostCalls - 1);
}

TEST_CASE(
    "Whichever write finds the disk full, the store says so or has saved, and goes on when there is room") {
    tests::FailingVfs vfs;
    int n = 1;
    for (; n < kMostCalls; ++n) {
        const tests::TempFolder folder;
        const auto file = folder / "counterfoil.db";
        auto store = tests::openStore(file);
        vfs.failAt(n, Fault::Full);
        const auto saved = saveTo(*store, sampleDossier(1));
        if (!vfs.fired()) break;
        vfs.disarm();
        INFO("write " << n << ": " << vfs.what());
        if (!saved) CHECK(saved.error().is(StoreCode::DiskFull));
        CHECK(look(*store, sampleDossier(1)) == (saved ? Found::Whole : Found::Nothing));
        if (!saved) CHECK(saveTo(*store, sampleDossier(1)));
        checkWhole(*store, file);
    }
    CHECK(n > 10);
    CHECK(n < kMostCalls);
}

TEST_CASE("Whichever write finds the disk full, the reserve is given up and the act in hand is saved") {
    struct OneReserve : core::ports::DiskReserve {
        bool isThere = true;
        [[nodiscard]] core::ports::DiskRoom room() override { return core::ports::DiskRoom::Enough; }
        [[nodiscard]] std::int64_t free_mb() override { return 0; }
        [[nodiscard]] bool giveUp() override { return std::exchange(isThere, false); }
        void layBy() override {}
    };
    tests::FailingVfs vfs;
    int givenUp = 0;
    int n = 1;
    for (; n < kMostCalls; ++n) {
        const tests::TempFolder folder;
        OneReserve reserve;
        auto store =
            std::move(SqliteStore::open(folder / "counterfoil.db", tests::openVault(), &reserve).value());
        vfs.failAt(n, Fault::Full);
        const auto saved = saveTo(*store, sampleDossier(1));
        if (!vfs.fired()) break;
        vfs.disarm();
        INFO("write " << n << ": " << vfs.what());
        CHECK(saved);
        CHECK(look(*store, sampleDossier(1)) == Found::Whole);
        checkWhole(*store, folder / "counterfoil.db");
        givenUp += reserve.isThere ? 0 : 1;
    }
    CHECK(givenUp > 10);
    CHECK(n < kMostCalls);
}

TEST_CASE("Whichever call fails while a new store is made, the next start makes it whole") {
    tests::FailingVfs vfs;
    int n = 1;
    for (; n < kMostCalls; ++n) {
        const tests::TempFolder folder;
        const auto file = folder / "counterfoil.db";
        vfs.failAt(n, Fault::Once);
        auto opened = SqliteStore::open(file, tests::openVault());
        if (opened) opened->reset();
        vfs.disarm();
        INFO("call " << n << ": " << vfs.what());
        auto store = tests::openStore(file);
        checkWhole(*store, file);
        CHECK(saveTo(*store, sampleDossier(1)));
        if (!vfs.fired()) break;
    }
    CHECK(n > 50);
    CHECK(n < kMostCalls);
}

TEST_CASE("After a failed fsync the store takes no more writes until it is opened again") {
    tests::FailingVfs vfs;
    bool met = false;
    for (int n = 1; n < kMostCalls && !met; ++n) {
        const tests::TempFolder folder;
        const auto file = folder / "counterfoil.db";
        auto store = tests::openStore(file);
        vfs.failAt(n, Fault::Once);
        const auto saved = saveTo(*store, sampleDossier(1));
        vfs.disarm();
        REQUIRE(vfs.fired());
        met = !saved && vfs.what().starts_with("xSync");
        if (!met) continue;
        CHECK(saveTo(*store, sampleDossier(1)).error().is(StoreCode::ReadOnly));
        CHECK(look(*store, sampleDossier(1)) == Found::Nothing);
        store.reset();
        store = tests::openStore(file);
        CHECK(saveTo(*store, sampleDossier(1)));
    }
    CHECK(met);
}

TEST_CASE("Whichever call of the disk fails, a filed document is durable and whole, or it was not answered "
          "as kept") {
    const std::string content(100'000, 'p');
    int n = 1;
    for (bool fired = true; fired && n < kMostCalls; ++n) {
        const tests::TempFolder folder;
        core::store::PosixFileSystem disk;
        tests::FailingFileSystem failing(disk);
        core::vault::SodiumSecrets secrets;
        core::store::DiskDocumentFiles files(failing, secrets, tests::openVault(), folder / "documents");
        std::vector<core::ports::StoredFile> kept;
        const auto fileAll = [&](core::store::DiskDocumentFiles& into,
                                 const Dossier& dossier) -> core::base::Result<void> {
            for (const auto& document : dossier.documents) {
                const auto begun = into.begin(document.id);
                if (!begun) return core::base::fail(begun.error());
                std::ofstream(*begun, std::ios::binary) << content;
            }
            for (const auto& document : dossier.documents) {
                auto file = into.keep({document.id});
                if (!file) return core::base::fail(file.error());
                kept.push_back(std::move(file->front()));
            }
            return into.settle();
        };
        failing.failAt(n, StoreCode::Failed);
        const auto filed = fileAll(files, sampleDossier(1));
        fired = failing.fired();
        INFO("call " << n);
        CHECK(filed.has_value() == !fired);

        // The next try is for documents of its own, as at the counter.
        failing.failAt(0);
        core::store::DiskDocumentFiles after(disk, secrets, tests::openVault(), folder / "documents");
        REQUIRE(fileAll(after, sampleDossier(2)));
        for (const auto& file : kept) {
            CHECK(after.check(file.sealed));
            CHECK(after.readPart(file.sealed.document, {file.sealed.ownKey, {}, {}}, 0, 200'000) == content);
        }
        const auto all = after.all();
        REQUIRE(all);
        for (const auto& document : sampleDossier(2).documents)
            CHECK(std::ranges::find(*all, document.id) != all->end());
        for (const auto& id : *all) {
            const bool isOurs =
                std::ranges::any_of(kept, [&](const auto& file) { return file.sealed.document == id; });
            CHECK((isOurs || fired)); // what a failed try leaves is named by nobody
        }
    }
    CHECK(n > 10);
    CHECK(n < kMostCalls);
}
