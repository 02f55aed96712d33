// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/disk_backups.h"
#include "core/store/backup/restore.h"
#include "core/usecases/recover.h"
#include "core/usecases/sign_in.h"
#include "core/vault/box_keys.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::DomainCode;

namespace {

constexpr char kLost[] = "bốn từ dễ nhớ";
constexpr char kNext[] = "một cụm mật khẩu khác";

// The pair that is kept outside of the counter.
struct Offline {
    std::string openHex;
    ports::BoxSecret secret{};
    Offline() {
        const auto pair = core::vault::newBoxPair();
        openHex = domain::toHex(pair.open);
        std::ranges::copy(pair.secret.span(), secret.begin());
    }
};

// All passphrases of this counter are lost.
struct Lost : CounterFixture {
    Offline supervisor;
    core::vault::Vault sealing{kCheapGuess}; // of the days before
    std::optional<domain::Dossier> dossier;
    core::vault::Vault found{kCheapGuess};

    void prepare(const std::string& recoveryKeyHex) {
        store = std::move(core::store::SqliteStore::open(folder / "lost.db", sealing).value());
        setUp(5000, 5099, recoveryKeyHex);
        usecases::SignIn signIn(*store, sealing, clock, random);
        REQUIRE(signIn.addFirstAccount({"truong", "Lê Trưởng", ports::Role::Supervisor, kLost}));
        const auto head = signIn.signIn("truong", kLost);
        REQUIRE(head);
        REQUIRE(signIn.addAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kLost}, *head));
        REQUIRE(signIn.addAccount({"cu", "Người Cũ", ports::Role::Clerk, kLost}, *head));
        REQUIRE(signIn.closeAccount("cu", *head));
        core::store::DiskDocumentFiles papers(disk, secrets, sealing, folder / "documents");
        const auto taken =
            usecases::ReceiveDossier({*store, papers, reserve, paper, procedures, format, clock, random})
                .receive(completeIntake(), clerk);
        REQUIRE(taken);
        dossier = *taken;
        store.reset();
        reopenLost(folder / "lost.db");
    }
    void reopenLost(const std::filesystem::path& file) {
        store.reset();
        store = std::move(core::store::SqliteStore::open(file, found).value());
    }
    base::Result<void> recover(const std::string& name, const ports::BoxSecret& key,
                               const std::string& passphrase = kNext) {
        return usecases::Recover(*store, found, clock).recover(name, passphrase, key);
    }
    base::Result<usecases::SignedIn> signIn(const std::string& name, const std::string& passphrase) {
        return usecases::SignIn(*store, found, clock, random).signIn(name, passphrase);
    }
    std::string ownerHere() {
        std::string owner;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            return books.dossiers().find(dossier->id).map([&](const auto& row) {
                owner = row ? row->dossier.submitter.name : "nobody";
            });
        }));
        return owner;
    }
    std::string lastAct() {
        std::string kind;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            kind = books.audit().newest(1, {})->at(0).entry.kind;
            return {};
        }));
        return kind;
    }
};

} // namespace

TEST_CASE_METHOD(Lost, "The supervisor's offline key opens a counter whose passphrases are lost") {
    prepare(supervisor.openHex);
    REQUIRE(recover("truong", supervisor.secret));
    CHECK(ownerHere() == "Nguyễn Thị Mẫu");
    CHECK(lastAct() == "recovered");
    found.lock();
    CHECK(signIn("truong", kLost).error().is(DomainCode::WrongPassphrase));
    const auto back = signIn("truong", kNext);
    REQUIRE(back);
    CHECK(back->role == ports::Role::Supervisor);
    CHECK(back->fullName == "Lê Trưởng");
    CHECK(signIn("mau", kLost));
}

TEST_CASE_METHOD(Lost, "After ten wrong tries the offline key opens the account as well") {
    prepare(supervisor.openHex);
    for (int i = 0; i < 10; ++i) {
        REQUIRE_FALSE(signIn("truong", "wrong"));
        clock.boot_ms += 1'800'000;
    }
    REQUIRE(signIn("truong", kLost).error().is(DomainCode::SignInLocked));
    REQUIRE(recover("truong", supervisor.secret));
    CHECK(signIn("truong", kNext));
}

TEST_CASE_METHOD(Lost,
                 "Another key, another name and a short passphrase recover nothing and change nothing") {
    prepare(supervisor.openHex);
    const auto before = lastAct();
    CHECK(recover("truong", Offline().secret).error().is(DomainCode::WrongRecoveryKey));
    CHECK(recover("truong", ports::BoxSecret{}).error().is(DomainCode::WrongRecoveryKey));
    CHECK(recover("nobody", supervisor.secret).error().is(DomainCode::AccountUnknown));
    CHECK(recover("cu", supervisor.secret).error().is(DomainCode::AccountUnknown)); // who left, stays out
    CHECK(recover("truong", supervisor.secret, "ngắn").error().is(DomainCode::PassphraseTooShort));
    CHECK(lastAct() == before);
    CHECK(found.seal({"any", {}}, "").error().is(ports::StoreCode::VaultLocked));
    CHECK(signIn("truong", kLost));
}

TEST_CASE_METHOD(Lost, "A counter that was set up without the supervisor's key has nothing to recover by") {
    prepare("");
    CHECK(recover("truong", supervisor.secret).error().is(DomainCode::NoRecoverySlot));
    CHECK(signIn("truong", kLost));
}

TEST_CASE_METHOD(Lost, "A counter that was restored on another PC is recovered there") {
    prepare(supervisor.openHex);
    store.reset();
    const auto stick = folder / "stick";
    std::filesystem::create_directory(stick);
    core::store::backup::DiskBackups backups(disk, secrets, folder / "lost.db", folder / "documents");
    REQUIRE(backups.make(stick, base::toLocal(clock.now()).date, {}));
    const core::store::DataFolder elsewhere{folder / "elsewhere"};
    REQUIRE(
        core::store::backup::restore(disk, secrets, {stick, "", elsewhere},
                                     [](ports::Books&, const auto&) -> base::Result<void> { return {}; }));
    reopenLost(elsewhere.database());
    CHECK(recover("mau", Offline().secret).error().is(DomainCode::WrongRecoveryKey));
    REQUIRE(recover("mau", supervisor.secret));
    CHECK(ownerHere() == "Nguyễn Thị Mẫu");
    core::store::DiskDocumentFiles papers(disk, secrets, found, elsewhere.documents());
    const auto& document = dossier->documents.front();
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        const auto file = *books.dossiers().file(document.id);
        CHECK(papers.readPart(document.id, {file->ownKey, {}, {}}, 0, document.size_bytes)->size() ==
              static_cast<std::size_t>(document.size_bytes));
        return {};
    }));
}
