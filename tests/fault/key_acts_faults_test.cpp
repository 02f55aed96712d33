// SPDX-License-Identifier: GPL-3.0-or-later
// Every call of SQLite to the disk fails once, in turn, under each act on keys: a passphrase that changes, a
// clerk who leaves, a recovery, a shredding, an erasing. There is always a slot that opens, and never a scan
// or a dossier that is neither whole nor gone.
#include "core/ports/transport.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/recover.h"
#include "core/usecases/resealing.h"
#include "core/usecases/retention.h"
#include "core/usecases/revocation.h"
#include "core/usecases/sign_in.h"
#include "core/usecases/verify_store.h"
#include "core/vault/box_keys.h"
#include "tests/core/store/counter_life.h"
#include "tests/fault/each_call.h"

using core::base::Result;
using core::ports::Books;
using core::ports::Role;
using core::ports::Scans;
using core::store::SqliteStore;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::eachCall;

namespace usecases = core::usecases;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";

// A supervisor and a clerk at a counter with keys of its own.
struct KeyedStore {
    tests::TempFolder folder;
    tests::FakeClock clock;
    tests::FakeRandom random{7};
    core::vault::BoxPair offline = core::vault::newBoxPair();
    core::ports::BoxSecret offlineKey{};
    core::vault::Vault vault{tests::kCheapGuess};
    std::unique_ptr<SqliteStore> store;

    KeyedStore() {
        std::ranges::copy(offline.secret.span(), offlineKey.begin());
        reopen();
        usecases::CounterSetup setup;
        setup.superiorBody = setup.office = setup.postOffice = setup.place = setup.returnPlace = "Mẫu";
        setup.officeId = setup.deviceId = "1";
        setup.recoveryKeyHex = core::domain::toHex(offline.open);
        setup.range = {"H15.50.05.13", "Q07", 1, 10};
        tests::mustWrite(*store, [&](Books& books) { return usecases::saveSetup(books, setup); });
        REQUIRE(signIn().addFirstAccount({"truong", "Lê Trưởng", Role::Supervisor, kPassphrase}));
        add("mau");
    }
    void reopen() {
        store.reset();
        auto opened = SqliteStore::open(folder / "counterfoil.db", vault);
        INFO((opened ? std::string() : core::base::describe(opened.error())));
        REQUIRE(opened);
        store = std::move(*opened);
    }
    usecases::SignIn signIn() { return {*store, vault, clock, random}; }
    usecases::SignedIn supervisor() {
        const auto by = signIn().signIn("truong", kPassphrase);
        REQUIRE(by);
        return *by;
    }
    void add(const std::string& name) {
        const auto by = supervisor();
        REQUIRE(signIn().addAccount({name, "Trần Văn " + name, Role::Clerk, kPassphrase}, by));
    }
    // Tries that failed are forgotten: the test makes many.
    bool opens(const std::string& name, const std::string& passphrase) {
        vault.lock();
        const bool done = signIn().signIn(name, passphrase).has_value();
        if (!done) REQUIRE(signIn().endWait(name, supervisor()));
        return done;
    }
};

std::string passphraseOf(int n) {
    return "cụm mật khẩu thứ " + std::to_string(n);
}

} // namespace

TEST_CASE(
    "Whichever call fails while a passphrase changes, the old or the new one opens, and success is true") {
    tests::FailingVfs vfs;
    KeyedStore counter;
    std::string now = kPassphrase;
    std::string next = passphraseOf(0);
    int tries = 0;
    bool changed = false;
    const auto faults = eachCall(
        vfs, [&] { changed = counter.signIn().changePassphrase("mau", now, next).has_value(); },
        [&](const std::string&) {
            counter.reopen();
            const bool opensByNext = counter.opens("mau", next);
            const bool opensByNow = counter.opens("mau", now);
            CHECK(opensByNext != opensByNow);
            if (changed) CHECK(opensByNext);
            if (opensByNext) now = next;
            next = passphraseOf(++tries);
        });
    CHECK(faults > 20);
    CHECK(counter.store->integrityComplaint() == "");
}

TEST_CASE(
    "Whichever call fails while a clerk leaves, the account is closed or as it was, and others sign in") {
    tests::FailingVfs vfs;
    KeyedStore counter;
    int tries = 0;
    std::string leaver = "mau";
    auto by = counter.supervisor();
    bool closed = false;
    const auto faults = eachCall(
        vfs, [&] { closed = counter.signIn().closeAccount(leaver, by).has_value(); },
        [&](const std::string&) {
            counter.reopen();
            by = counter.supervisor();
            const auto account =
                *ask(*counter.store, [&](Books& books) { return books.accounts().findByName(leaver); });
            if (closed) CHECK(account.isClosed());
            counter.vault.lock();
            CHECK(counter.signIn().signIn(leaver, kPassphrase).has_value() != account.isClosed());
            leaver = "mau" + std::to_string(++tries);
            counter.add(leaver);
        });
    CHECK(faults > 10);
}

TEST_CASE("Whichever call fails while keys change and all comes under the new one, everybody signs in and "
          "reads all") {
    tests::FailingVfs vfs;
    KeyedStore counter;
    auto by = counter.supervisor();
    const auto dossier = tests::sampleDossier(1);
    std::vector<core::ports::SealedFile> files;
    for (const auto& document : dossier.documents) {
        auto sealed = counter.vault.sealFile(document.id, document.name);
        REQUIRE(sealed);
        files.push_back({document.id, static_cast<std::int64_t>(sealed->bytes.size()),
                         core::vault::sha256(sealed->bytes), std::move(sealed->ownKey)});
    }
    tests::mustWrite(*counter.store, [&](Books& books) { return tests::save(books, dossier, files); });
    std::optional<core::vault::Vault> another; // of the next program
    const auto faults = eachCall(
        vfs,
        [&] {
            if (counter.signIn().changeKeys(by))
                (void)usecases::Resealing(*counter.store, counter.vault, counter.clock).carryOn();
        },
        [&](const std::string&) {
            counter.reopen();
            for (const auto* name : {"mau", "truong"})
                CHECK(counter.opens(name, kPassphrase));
            by = counter.supervisor();
            const auto row =
                ask(*counter.store, [&](Books& books) { return books.dossiers().find(dossier.id); });
            REQUIRE(row);
            CHECK(row->dossier.submitter.name == dossier.submitter.name);
            CHECK(ask(*counter.store, [&](Books& books) {
                      return books.outbox().delivery(dossier.id, 1);
                  }).body == tests::sampleDelivery(dossier).body);
        });
    CHECK(faults > 20);
    // A program that never used the older keys forgets them, whatever the faults left.
    counter.store.reset();
    another.emplace(tests::kCheapGuess);
    auto store = SqliteStore::open(counter.folder / "counterfoil.db", *another);
    REQUIRE(store);
    REQUIRE(usecases::SignIn(**store, *another, counter.clock, counter.random).signIn("mau", kPassphrase));
    REQUIRE(usecases::Resealing(**store, *another, counter.clock).carryOn());
    CHECK(ask(**store, [&](Books& books) { return books.keys().record(); })->older.empty());
    CHECK(ask(**store, [&](Books& books) { return books.dossiers().find(dossier.id); }));
}

TEST_CASE("Whichever call fails while a counter is wiped, all keys are there or none, and success is true") {
    tests::FailingVfs vfs;
    std::optional<KeyedStore> counter;
    usecases::SignedIn by;
    usecases::WipeCommand command{"1", {}};
    const auto prepare = [&] {
        by = counter->supervisor();
        command.key = ask(*counter->store, [](Books& books) { return books.keys().deviceKey(); })->publicHalf;
    };
    counter.emplace();
    prepare();
    bool wiped = false;
    int whole = 0;
    const auto faults = eachCall(
        vfs,
        [&] {
            usecases::Revocation revocation(
                {*counter->store, counter->vault, counter->vault, counter->clock});
            wiped = revocation.wipe(command, by).has_value();
        },
        [&](const std::string&) {
            counter->reopen();
            counter->vault.lock();
            const auto again = counter->signIn().signIn("truong", kPassphrase);
            if (wiped) CHECK_FALSE(again);
            if (again) {
                ++whole;
                CHECK(counter->opens("mau", kPassphrase));
            } else {
                CHECK(again.error().is(core::ports::PortalCode::Wiped));
                CHECK_FALSE(ask(*counter->store, [](Books& books) { return books.keys().record(); }));
                counter.reset();
                counter.emplace();
            }
            prepare();
        });
    CHECK(faults > 10);
    CHECK(whole > 5);
}

TEST_CASE(
    "Whichever call fails while a counter is recovered, the new passphrase opens or nothing has changed") {
    tests::FailingVfs vfs;
    KeyedStore counter;
    std::string now = kPassphrase;
    std::string next = passphraseOf(0);
    int tries = 0;
    bool recovered = false;
    const auto faults = eachCall(
        vfs,
        [&] {
            counter.vault.lock();
            recovered = usecases::Recover(*counter.store, counter.vault, counter.clock)
                            .recover("mau", next, counter.offlineKey)
                            .has_value();
        },
        [&](const std::string&) {
            counter.reopen();
            const bool opensByNext = counter.opens("mau", next);
            const bool opensByNow = counter.opens("mau", now);
            CHECK(opensByNext != opensByNow);
            if (recovered) CHECK(opensByNext);
            if (opensByNext) now = next;
            next = passphraseOf(++tries);
        });
    CHECK(faults > 10);
}

namespace {

// One dossier after the other is received, handed over, and kept for its days.
struct Shredding : tests::FiledStore {
    tests::FakeClock clock;
    usecases::SignedIn supervisor{{}, "Lê Trưởng", Role::Supervisor};
    core::domain::Dossier dossier;

    usecases::Retention retention() { return {*store, documents, clock}; }

    void letGo(int n) {
        dossier = take(n);
        auto received = tests::sampleDelivery(dossier);
        received.receipt = "a receipt";
        tests::mustWrite(*store, [&](Books& books) { return books.outbox().acknowledge(received); });
        store.reset();
        {
            const auto tool = Database::open(data.database(), Access::Write);
            REQUIRE(tool);
            REQUIRE((*tool)->execute("UPDATE dossier SET work='handed_over'"));
        }
        reopen();
        REQUIRE(retention().keepUp());
        clock.boot_ms += 31LL * 86'400'000;
    }
    Result<void> shred() {
        auto act = retention();
        const auto due = act.due(supervisor);
        if (!due) return core::base::fail(due.error());
        return act.shred(*due, supervisor);
    }
    Scans scans() {
        return ask(*store, [&](Books& books) { return books.retention().find(dossier.id); })->scans;
    }
    // Every scan opens.
    bool isWhole() {
        return std::ranges::all_of(dossier.documents, [&](const auto& document) {
            const auto file = *ask(*store, [&](Books& books) { return books.dossiers().file(document.id); });
            return documents.readPart(document.id, {file.ownKey, {}, {}}, 0, document.size_bytes) ==
                   tests::contentOf(document);
        });
    }
    // Nothing of the dossier is here any more, and the rule is as short as that for scans.
    void settle(int n) {
        letGo(n);
        tests::mustWrite(*store, [&](Books& books) -> Result<void> {
            usecases::CounterSetup setup;
            setup.superiorBody = setup.office = setup.postOffice = setup.place = setup.returnPlace = "Mẫu";
            setup.officeId = setup.deviceId = "1";
            setup.range = {"H15.50.05.13", "Q07", 1, 10};
            setup.recordsKept_days = 30;
            if (auto saved = usecases::saveSetup(books, setup); !saved) return saved;
            int event = 0;
            const auto originals = books.custody().originals(dossier.id).value();
            for (const auto& original : originals) {
                auto handedOver = tests::sampleEvent(dossier);
                handedOver.id = tests::sampleId<core::base::CustodyEventId>(10 * n + ++event);
                handedOver.document = original.document;
                if (auto done = books.custody().append(handedOver); !done) return done;
            }
            return {};
        });
        REQUIRE(retention().keepUp());
        clock.boot_ms += 31LL * 86'400'000;
        REQUIRE(shred());
    }
    Result<void> erase() {
        auto act = retention();
        const auto due = act.settled(supervisor);
        if (!due) return core::base::fail(due.error());
        return act.eraseRecords(*due, supervisor);
    }
    core::ports::Records records() {
        return ask(*store, [&](Books& books) { return books.retention().find(dossier.id); })->records;
    }
    // All that was typed and signed is there, or nothing of it.
    bool isTyped() {
        const auto row = *ask(*store, [&](Books& books) { return books.dossiers().find(dossier.id); });
        const auto events = ask(*store, [&](Books& books) { return books.custody().events(dossier.id); });
        REQUIRE_FALSE(events.empty());
        for (const auto& event : events)
            CHECK(event.signer.empty() == row.isErased);
        CHECK(row.dossier.submitter.name.empty() == row.isErased);
        return !row.isErased;
    }
    bool isGone() {
        return std::ranges::none_of(dossier.documents, [&](const auto& document) {
            return std::filesystem::exists(documents.pathOf(document.id));
        });
    }
};

} // namespace

TEST_CASE("Whichever call fails while scans are shredded, they are whole, or gone after the next look") {
    tests::FailingVfs vfs;
    Shredding counter;
    int n = 1;
    counter.letGo(n);
    Result<void> shredded;
    const auto faults = eachCall(
        vfs, [&] { shredded = counter.shred(); },
        [&](const std::string&) {
            counter.reopen();
            const auto verdict = usecases::VerifyStore(*counter.store, counter.documents).verify();
            REQUIRE(verdict);
            CHECK(verdict->whole());
            const auto found = counter.scans();
            if (shredded) CHECK(found == Scans::Shredded);
            if (found == Scans::Kept) CHECK(counter.isWhole());
            REQUIRE(counter.retention().keepUp());
            if (found != Scans::Kept) CHECK(counter.scans() == Scans::Shredded);
            if (found != Scans::Kept) CHECK(counter.isGone());
            if (found != Scans::Kept) counter.letGo(++n);
        });
    CHECK(faults > 20);
    CHECK(n > 5);
}

TEST_CASE(
    "Whichever call fails while what was typed is erased, it is all there, or gone after the next look") {
    tests::FailingVfs vfs;
    Shredding counter;
    int n = 1;
    counter.settle(n);
    Result<void> erased;
    const auto faults = eachCall(
        vfs, [&] { erased = counter.erase(); },
        [&](const std::string&) {
            counter.reopen();
            const auto verdict = usecases::VerifyStore(*counter.store, counter.documents).verify();
            REQUIRE(verdict);
            CHECK(verdict->whole());
            const bool isBegun = counter.records() != core::ports::Records::Kept;
            if (erased) CHECK(counter.records() == core::ports::Records::Erased);
            CHECK(counter.isTyped() != isBegun);
            REQUIRE(counter.retention().keepUp());
            if (isBegun) CHECK(counter.records() == core::ports::Records::Erased);
            if (isBegun) counter.settle(++n);
        });
    CHECK(faults > 20);
    CHECK(n > 5);
}
