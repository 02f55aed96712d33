// SPDX-License-Identifier: GPL-3.0-or-later
// The data key changes: whoever left, and kept a copy of the disk, opens nothing that came later; whoever
// stayed notices nothing.
#include "core/store/sqlite/database.h"
#include "core/usecases/recover.h"
#include "core/usecases/resealing.h"
#include "core/usecases/sign_in.h"
#include "core/vault/box_keys.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

#include <filesystem>

using namespace tests;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using domain::DomainCode;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";

// Each sealed column, and the first byte of a value there.
constexpr const char* kVersions[] = {
    "SELECT DISTINCT hex(substr(full_name,1,1)) FROM account",
    "SELECT DISTINCT hex(substr(slot_public,1,1)) FROM account WHERE length(slot_public)>0",
    "SELECT DISTINCT hex(substr(content,1,1)) FROM draft",
    "SELECT DISTINCT hex(substr(payload,1,1)) FROM dossier",
    "SELECT DISTINCT hex(substr(payload,1,1)) FROM document",
    "SELECT DISTINCT hex(substr(own_key,1,1)) FROM document",
    "SELECT DISTINCT hex(substr(words,1,1)) FROM dossier_words",
    "SELECT DISTINCT hex(substr(words,1,1)) FROM scan_words",
    "SELECT DISTINCT hex(substr(key_for_courier,1,1)) FROM delivery",
    "SELECT DISTINCT hex(substr(seed,1,1)) FROM device_key",
    "SELECT DISTINCT hex(substr(token,1,1)) FROM portal_access",
    "SELECT DISTINCT hex(substr(key,1,1)) FROM device_certificate",
};

// A supervisor and a clerk; another day is another program, with a vault that remembers nothing.
struct Counter : CounterFixture {
    core::vault::BoxPair offline = core::vault::newBoxPair();
    std::unique_ptr<core::vault::Vault> keys = std::make_unique<core::vault::Vault>(kCheapGuess);
    usecases::SignedIn head;

    Counter() {
        reopenStore();
        setUp(5000, 5099, domain::toHex(offline.open));
        auto signs = signIn();
        REQUIRE(signs.addFirstAccount({"truong", "Lê Trưởng", ports::Role::Supervisor, kPassphrase}));
        signInHead();
        REQUIRE(signs.addAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase}, head));
        REQUIRE(signs.addAccount({"hai", "Lê Thị Hai", ports::Role::Clerk, kPassphrase}, head));
    }

    [[nodiscard]] std::filesystem::path database() const { return folder / "keyed.db"; }
    void reopenStore() {
        store.reset();
        auto opened = core::store::SqliteStore::open(database(), *keys);
        REQUIRE(opened);
        store = std::move(*opened);
    }
    void nextDay() {
        store.reset();
        keys = std::make_unique<core::vault::Vault>(kCheapGuess);
        reopenStore();
        signInHead();
    }
    usecases::SignIn signIn() { return {*store, *keys, clock, random}; }
    void signInHead() {
        const auto by = signIn().signIn("truong", kPassphrase);
        REQUIRE(by);
        head = *by;
    }
    core::store::DiskDocumentFiles papers() { return {disk, secrets, *keys, folder / "documents"}; }
    domain::Dossier take() {
        auto kept = papers();
        const auto taken =
            usecases::ReceiveDossier({*store, kept, reserve, paper, procedures, format, clock, random})
                .receive(completeIntake(), clerk);
        REQUIRE(taken);
        return *taken;
    }
    void keepDraft() {
        REQUIRE(store->write([&](ports::Books& books) {
            return books.drafts().put({ports::newId<base::DossierId>(random), head.clerk, "{}", 0});
        }));
    }
    base::Result<void> reseal() { return usecases::Resealing(*store, *keys, clock).carryOn(); }

    // Read with whatever keys `with` holds, from the file as it is now.
    base::Result<void> opens(core::vault::Vault& with, const domain::Dossier& dossier) {
        store.reset();
        auto other = core::store::SqliteStore::open(database(), with);
        REQUIRE(other);
        auto read = (*other)->read([&](ports::Books& books) -> base::Result<void> {
            const auto row = books.dossiers().find(dossier.id);
            if (!row) return base::fail(row.error());
            REQUIRE((*row)->dossier.submitter.name == "Nguyễn Thị Mẫu");
            const auto file = books.dossiers().file(dossier.documents[0].id);
            if (!file) return base::fail(file.error());
            const auto reader = with.fileReader((*file)->document, {(*file)->ownKey, {}, {}});
            return reader ? base::Result<void>() : base::fail(reader.error());
        });
        other->reset();
        reopenStore();
        return read;
    }
    std::vector<std::string> versions() {
        std::vector<std::string> found;
        store.reset();
        {
            const auto tool = Database::open(database(), Access::Read);
            REQUIRE(tool);
            for (const auto* question : kVersions) {
                auto query = (*tool)->prepare(question);
                while (query.step() == true)
                    found.push_back(query.text(0));
            }
        }
        reopenStore();
        std::ranges::sort(found);
        const auto same = std::ranges::unique(found);
        found.erase(same.begin(), same.end());
        return found;
    }
    ports::KeyRecord record() {
        std::optional<ports::KeyRecord> found;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            found = *books.keys().record();
            return {};
        }));
        return *found;
    }
    ports::Account account(const std::string& name) {
        ports::Account found;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            found = **books.accounts().findByName(name);
            return {};
        }));
        return found;
    }
    void tamper(const std::string& sql) {
        store.reset();
        {
            const auto tool = Database::open(database(), Access::Write);
            REQUIRE(tool);
            REQUIRE((*tool)->execute(sql));
        }
        reopenStore();
    }
    // As the courier sends it, after the next start.
    std::string bodyOf(const domain::Dossier& dossier) {
        std::string body;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return books.outbox().delivery(dossier.id, 1).map([&](const auto& found) { body = found.body; });
        }));
        return body;
    }
    int audited(const std::string& kind) {
        int n = 0;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            n = static_cast<int>(books.audit().newest(1000, {kind, ""})->size());
            return {};
        }));
        return n;
    }
};

// What the clerk "mau" took home before leaving: a copy of the database, and a passphrase.
struct Thief {
    core::vault::Vault vault{kCheapGuess};
    explicit Thief(Counter& counter) {
        const auto account = counter.account("mau");
        REQUIRE(vault.open(account.id, account.slot, counter.record(), kPassphrase));
    }
};

} // namespace

TEST_CASE_METHOD(Counter, "Who left with a copy of the disk opens nothing that was taken afterwards") {
    const auto before = take();
    Thief thief(*this);
    REQUIRE(signIn().closeAccount("mau", head));
    const auto after = take();
    CHECK(opens(*keys, after));
    CHECK(opens(thief.vault, after).error().is(ports::StoreCode::Damaged));
    CHECK(opens(thief.vault, before)); // it is in the copy anyway

    REQUIRE(reseal());
    CHECK(opens(thief.vault, before).error().is(ports::StoreCode::Damaged));
    CHECK(opens(*keys, before));
}

TEST_CASE_METHOD(Counter,
                 "Whoever stayed signs in as before and reads all that was taken, on every later day") {
    const auto before = take();
    keepDraft();
    REQUIRE(signIn().changeKeys(head));
    const auto after = take();
    for (const auto* name : {"mau", "hai", "truong"})
        CHECK(signIn().signIn(name, kPassphrase));
    nextDay();
    CHECK(opens(*keys, before));
    CHECK(opens(*keys, after));
    REQUIRE(reseal());
    nextDay();
    CHECK(record().older.empty());
    for (const auto* name : {"mau", "hai", "truong"}) {
        keys->lock();
        REQUIRE(signIn().signIn(name, kPassphrase));
        CHECK(opens(*keys, before));
        CHECK(opens(*keys, after));
    }
    const auto hai = account("hai").id;
    CHECK(store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(books.drafts().all()->size() == 1);
        CHECK(books.accounts().fullName(hai) == "Lê Thị Hai");
        return {};
    }));
}

TEST_CASE_METHOD(
    Counter, "Everything that is sealed comes under the newest key, and then the older one is forgotten") {
    take();
    keepDraft();
    CHECK(versions() == std::vector<std::string>{"01"});
    REQUIRE(signIn().changeKeys(head));
    take();
    CHECK(versions() == std::vector<std::string>{"01", "02"});
    REQUIRE(reseal());
    CHECK(versions() == std::vector<std::string>{"02"});
    CHECK(record().older.size() == 1); // this program has used it: something may still be on its way
    nextDay();
    REQUIRE(reseal());
    CHECK(record().older.empty());
    CHECK(audited("older_keys_forgotten") == 1);
    CHECK(audited("keys_changed") == 1);
    REQUIRE(reseal());
    CHECK(audited("older_keys_forgotten") == 1);
}

TEST_CASE_METHOD(Counter, "Two changes before anything was brought under the newest key lose nothing") {
    const auto first = take();
    REQUIRE(signIn().changeKeys(head));
    const auto second = take();
    REQUIRE(signIn().closeAccount("mau", head));
    const auto third = take();
    CHECK(record().older.size() == 2);
    nextDay();
    for (const auto* dossier : {&first, &second, &third}) {
        CHECK(opens(*keys, *dossier));
        CHECK(bodyOf(*dossier) == format.freeze(*dossier));
    }
    REQUIRE(reseal());
    CHECK(record().older.empty());
    nextDay();
    for (const auto* dossier : {&first, &second, &third}) {
        CHECK(opens(*keys, *dossier));
        CHECK(bodyOf(*dossier) == format.freeze(*dossier));
    }
    CHECK(versions() == std::vector<std::string>{"03"});
}

TEST_CASE_METHOD(Counter, "What waits is still sent after a change, also while the vault is locked") {
    const auto before = take();
    REQUIRE(signIn().changeKeys(head));
    const auto after = take();
    for (const bool isResealed : {false, true}) {
        if (isResealed) REQUIRE(reseal());
        keys->lock();
        CHECK(bodyOf(before) == format.freeze(before));
        CHECK(bodyOf(after) == format.freeze(after));
        nextDay();
    }
}

TEST_CASE_METHOD(Counter, "The supervisor's offline key recovers a counter whose key has changed") {
    const auto before = take();
    REQUIRE(signIn().closeAccount("mau", head));
    const auto after = take();
    store.reset();
    keys = std::make_unique<core::vault::Vault>(kCheapGuess);
    reopenStore();
    ports::BoxSecret key{};
    std::ranges::copy(offline.secret.span(), key.begin());
    REQUIRE(usecases::Recover(*store, *keys, clock).recover("hai", "một cụm mật khẩu khác", key));
    CHECK(opens(*keys, before));
    CHECK(opens(*keys, after));
    CHECK(signIn().signIn("hai", "một cụm mật khẩu khác"));
}

TEST_CASE_METHOD(Counter, "A value that does not open keeps the older key, and nothing else is held up") {
    take();
    REQUIRE(signIn().changeKeys(head));
    tamper("UPDATE dossier SET payload=zeroblob(length(payload))");
    const auto after = take();
    nextDay();
    REQUIRE(reseal());
    CHECK(record().older.size() == 1);
    CHECK(opens(*keys, after));
}

TEST_CASE_METHOD(Counter,
                 "Bringing things under the newest key stops when it is told to, and goes on later") {
    take();
    REQUIRE(signIn().changeKeys(head));
    usecases::Resealing resealing(*store, *keys, clock);
    std::stop_source stop;
    stop.request_stop();
    REQUIRE(resealing.carryOn(stop.get_token()));
    CHECK(versions() == std::vector<std::string>{"01"});
    REQUIRE(reseal());
    CHECK(versions() == std::vector<std::string>{"02"});
}

TEST_CASE_METHOD(Counter, "While nobody is signed in the older values wait, and that is no error") {
    take();
    REQUIRE(signIn().changeKeys(head));
    keys->lock();
    REQUIRE(reseal());
    CHECK(versions() == std::vector<std::string>{"01"});
}

TEST_CASE_METHOD(
    Counter, "A clerk of an earlier program gets a pair of keys by signing in, and the change waits for it") {
    // The data key itself under the passphrase, as it was before there were pairs.
    auto old = account("hai");
    const auto dataKey = core::vault::openSealed(offline.secret.span(), record().recoverySlot);
    REQUIRE(dataKey);
    old.slot = *core::vault::sealSlot(*dataKey, "key slot/" + old.id.hex(), kPassphrase, kCheapGuess);
    REQUIRE(store->write([&](ports::Books& books) { return books.accounts().update(old); }));

    REQUIRE(signIn().closeAccount("mau", head));
    CHECK(account("mau").isClosed());
    CHECK(record().version == 1);
    signInHead();
    CHECK(record().version == 1);
    REQUIRE(signIn().signIn("hai", kPassphrase));
    CHECK(account("hai").slot.hasPair());
    CHECK(record().version == 2);
    for (const auto* name : {"hai", "truong"}) {
        keys->lock();
        CHECK(signIn().signIn(name, kPassphrase));
    }
    CHECK(record().version == 2);
}

TEST_CASE_METHOD(
    Counter, "The portal's token lies sealed from the first sign-in on, and outlives each change of keys") {
    constexpr char kToken[] = "token-of-this-counter";
    const auto setup = [&] {
        usecases::CounterSetup found;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return usecases::loadSetup(books).map([&](auto loaded) { found = std::move(loaded); });
        }));
        return found;
    };
    const auto liesOnDisk = [&] {
        for (const auto* end : {"", "-wal"}) {
            std::ifstream in(database().string() + end, std::ios::binary);
            const std::string content{std::istreambuf_iterator<char>(in), {}};
            if (content.find(kToken) != std::string::npos) return true;
        }
        return false;
    };
    // As an earlier program left it: in clear.
    auto old = setup();
    old.portalToken = kToken;
    auto inClear = usecases::toJson(old);
    REQUIRE(
        store->write([&](ports::Books& books) { return books.settings().put("counter_setup", inClear); }));
    CHECK(liesOnDisk());
    signInHead();
    CHECK_FALSE(liesOnDisk());
    CHECK(setup().portalToken == kToken);
    keys->lock();
    CHECK(setup().portalToken == kToken);
    signInHead();
    REQUIRE(signIn().changeKeys(head));
    nextDay();
    REQUIRE(reseal());
    nextDay();
    CHECK(record().older.empty());
    CHECK(setup().portalToken == kToken);
    // Whatever else is saved anew leaves it alone, also before anybody has signed in.
    store.reset();
    keys = std::make_unique<core::vault::Vault>(kCheapGuess);
    reopenStore();
    CHECK(setup().portalToken.empty());
    auto changed = setup();
    changed.printer = "khác";
    REQUIRE(store->write([&](ports::Books& books) { return usecases::saveSetup(books, changed); }));
    signInHead();
    CHECK(setup().portalToken == kToken);
    CHECK(setup().printer == "khác");
    CHECK_FALSE(liesOnDisk());
}

TEST_CASE_METHOD(
    Counter, "The keys for TLS, in force and asked for, come under the newest key and open under the lock") {
    REQUIRE(store->write([](ports::Books& books) -> base::Result<void> {
        if (auto kept = books.keys().putWish({"first key", "request"}); !kept) return kept;
        if (auto granted = books.keys().grantWish("certificate"); !granted) return granted;
        return books.keys().putWish({"second key", "request"});
    }));
    REQUIRE(signIn().changeKeys(head));
    nextDay();
    REQUIRE(reseal());
    CHECK(versions() == std::vector<std::string>{"02"});
    nextDay();
    CHECK(record().older.empty());
    keys->lock();
    REQUIRE(store->read([](ports::Books& books) -> base::Result<void> {
        const auto identity = books.keys().identity().value();
        CHECK(identity->key == "first key");
        CHECK(identity->certificate == "certificate");
        CHECK(books.keys().wish().value()->key == "second key");
        return {};
    }));
}

TEST_CASE_METHOD(Counter, "Only a supervisor changes the data key") {
    for (const auto role : {ports::Role::Clerk, ports::Role::Technician})
        CHECK(signIn().changeKeys({head.clerk, "", role}).error().is(DomainCode::NotAllowed));
    CHECK(record().version == 1);
}

TEST_CASE_METHOD(
    Counter, "A pair of keys that somebody exchanged on the disk stops the change, and nothing has changed") {
    tamper("UPDATE account SET slot_public=(SELECT slot_public FROM account WHERE sign_in_name='mau')"
           " WHERE sign_in_name='hai'");
    CHECK(signIn().changeKeys(head).error().is(ports::StoreCode::Damaged));
    CHECK(record().version == 1);
    CHECK(signIn().signIn("hai", kPassphrase));
}
