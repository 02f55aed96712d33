// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/usecases/counter_fixture.h"

#include "core/usecases/sign_in.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::DomainCode;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";

// RFC 7748, 6.1: Alice's public key.
constexpr char kSomebodysKey[] = "8520f0098930a754748b7ddcb43ef75a0dbf3a0d26381af4eba4a98eaa9b4e6a";

bool isOpen(core::vault::Vault& vault) {
    return vault.seal({"any", {}}, "").has_value();
}

// Takes no writes.
class WriteProtected : public ports::Store {
  public:
    explicit WriteProtected(ports::Store& store) : m_store(store) {}
    [[nodiscard]] base::Result<void> write(const std::function<base::Result<void>(ports::Books&)>&) override {
        return base::fail(ports::StoreCode::ReadOnly, "fake");
    }
    [[nodiscard]] base::Result<void>
    read(const std::function<base::Result<void>(ports::Books&)>& act) override {
        return m_store.read(act);
    }
    [[nodiscard]] base::Result<void> wipeLog() override { return {}; }
    [[nodiscard]] base::Result<std::string> integrityComplaint() override { return std::string(); }
    [[nodiscard]] std::int64_t writes() const override { return m_store.writes(); }

  private:
    ports::Store& m_store;
};

std::optional<ports::KeyRecord> recordIn(ports::Store& store) {
    std::optional<ports::KeyRecord> record;
    REQUIRE(store.read([&](ports::Books& books) -> base::Result<void> {
        return books.keys().record().map([&](auto found) { record = std::move(found); });
    }));
    return record;
}

struct SignInFixture : CounterFixture {
    usecases::SignIn signIn{*store, vault, clock, random};
    usecases::SignedIn supervisor{ports::newId<base::ClerkId>(random), "Lê Trưởng", ports::Role::Supervisor};
    SignInFixture() {
        REQUIRE(signIn.addFirstAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase}));
    }

    void failTimes(int times) {
        for (int i = 0; i < times; ++i)
            REQUIRE_FALSE(signIn.signIn("mau", "wrong"));
    }
};

} // namespace

TEST_CASE_METHOD(SignInFixture, "The right passphrase signs in with name and role") {
    const auto signedIn = signIn.signIn(" mau ", kPassphrase);
    REQUIRE(signedIn);
    CHECK(signedIn->fullName == "Trần Văn Mẫu");
    CHECK(signedIn->role == ports::Role::Clerk);
}

TEST_CASE_METHOD(SignInFixture, "A wrong passphrase and an unknown name are refused alike") {
    CHECK(signIn.signIn("mau", "wrong").error().is(DomainCode::WrongPassphrase));
    CHECK(signIn.signIn("nobody", "wrong").error().is(DomainCode::WrongPassphrase));
}

TEST_CASE_METHOD(SignInFixture, "After the fifth wrong try the right passphrase has to wait 30 seconds") {
    failTimes(5);
    const auto delayed = signIn.signIn("mau", kPassphrase);
    REQUIRE_FALSE(delayed);
    CHECK(delayed.error().is(DomainCode::SignInDelayed));
    CHECK(delayed.error().args == std::vector<std::string>{"30"});
    clock.boot_ms += 30'000;
    CHECK(signIn.signIn("mau", kPassphrase));
}

TEST_CASE_METHOD(SignInFixture, "Switching the PC off or moving the date does not shorten the wait") {
    failTimes(5);
    clock.boot = "boot-2";
    clock.boot_ms = 5;
    clock.wall.ms += 86'400'000;
    CHECK(signIn.signIn("mau", kPassphrase).error().is(DomainCode::SignInDelayed));
    clock.boot_ms += 30'000;
    CHECK(signIn.signIn("mau", kPassphrase));
}

TEST_CASE_METHOD(SignInFixture, "A success forgets the wrong tries before it") {
    failTimes(4);
    REQUIRE(signIn.signIn("mau", kPassphrase));
    failTimes(4);
    CHECK(signIn.signIn("mau", kPassphrase));
}

TEST_CASE_METHOD(SignInFixture, "A short passphrase and a second account of the same name are refused") {
    CHECK(signIn.addAccount({"hai", "Hai", ports::Role::Clerk, "ngắn"}, supervisor)
              .error()
              .is(DomainCode::PassphraseTooShort));
    CHECK(signIn.addAccount({"mau", "Hai", ports::Role::Clerk, kPassphrase}, supervisor)
              .error()
              .is(DomainCode::AccountExists));
}

TEST_CASE_METHOD(SignInFixture, "The right passphrase opens the vault, and a wrong one leaves it closed") {
    vault.lock();
    REQUIRE_FALSE(signIn.signIn("mau", "wrong"));
    CHECK_FALSE(isOpen(vault));
    REQUIRE(signIn.signIn("mau", kPassphrase));
    CHECK(isOpen(vault));
}

TEST_CASE_METHOD(SignInFixture, "While a wait lasts the right passphrase opens nothing") {
    vault.lock();
    failTimes(5);
    REQUIRE_FALSE(signIn.signIn("mau", kPassphrase));
    CHECK_FALSE(isOpen(vault));
}

TEST_CASE_METHOD(SignInFixture,
                 "A further clerk is added by somebody who is signed in, and opens what was there") {
    setUp();
    const auto dossier = receiving().receive(completeIntake(), clerk);
    REQUIRE(dossier);
    REQUIRE(
        signIn.addAccount({"hai", "Lê Thị Hai", ports::Role::Supervisor, "another passphrase"}, supervisor));
    vault.lock();
    CHECK(signIn.addAccount({"ba", "Ba", ports::Role::Clerk, kPassphrase}, supervisor)
              .error()
              .is(ports::StoreCode::VaultLocked));
    const auto second = signIn.signIn("hai", "another passphrase");
    REQUIRE(second);
    CHECK(second->fullName == "Lê Thị Hai");
    CHECK(store->read([&](ports::Books& books) -> base::Result<void> {
        return books.dossiers().find(dossier->id).map([&](const auto& row) {
            REQUIRE(row);
            CHECK(row->dossier.submitter.name == "Nguyễn Thị Mẫu");
        });
    }));
}

TEST_CASE_METHOD(CounterFixture,
                 "The first account has a recovery slot where the set-up names the supervisor's key") {
    usecases::SignIn signIn(*store, vault, clock, random);
    setUp(5000, 5099, kSomebodysKey);
    REQUIRE(signIn.addFirstAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase}));
    CHECK(recordIn(*store)->recoverySlot.size() == 80);
}

TEST_CASE_METHOD(CounterFixture, "Keys that could not be kept seal nothing") {
    WriteProtected full(*store);
    usecases::SignIn signIn(full, vault, clock, random);
    CHECK(signIn.addFirstAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase})
              .error()
              .is(ports::StoreCode::ReadOnly));
    CHECK_FALSE(isOpen(vault));
    CHECK_FALSE(recordIn(*store));
}

TEST_CASE_METHOD(SignInFixture, "Only a supervisor adds accounts, and the first one is added once") {
    for (const auto role : {ports::Role::Clerk, ports::Role::Technician})
        CHECK(signIn.addAccount({"hai", "Hai", ports::Role::Clerk, kPassphrase}, {clerk.clerk, "", role})
                  .error()
                  .is(DomainCode::NotAllowed));
    CHECK(signIn.addFirstAccount({"hai", "Hai", ports::Role::Clerk, kPassphrase})
              .error()
              .is(DomainCode::NotAllowed));
}

TEST_CASE_METHOD(SignInFixture, "A supervisor ends the wait after wrong tries, and nobody else does") {
    failTimes(8);
    REQUIRE(signIn.signIn("mau", kPassphrase).error().is(DomainCode::SignInDelayed));
    CHECK(signIn.endWait("mau", clerk).error().is(DomainCode::NotAllowed));
    CHECK(signIn.signIn("mau", kPassphrase).error().is(DomainCode::SignInDelayed));
    CHECK(signIn.endWait("nobody", supervisor).error().is(DomainCode::AccountUnknown));
    REQUIRE(signIn.endWait("mau", supervisor));
    CHECK(signIn.signIn("mau", kPassphrase));
}

namespace {

std::vector<ports::SignedHead> headsIn(ports::Store& store) {
    std::vector<ports::SignedHead> heads;
    REQUIRE(store.read([&](ports::Books& books) -> base::Result<void> {
        return books.heads().all().map([&](auto found) { heads = std::move(found); });
    }));
    return heads;
}

} // namespace

TEST_CASE_METHOD(SignInFixture, "The first account gives the device a key, and the audit its first head") {
    const auto heads = headsIn(*store);
    REQUIRE(heads.size() == 1);
    CHECK(heads[0].end.seq == 1);
    CHECK(heads[0].incarnation.size() == 32);
    CHECK(secrets.verifyEd25519(signedText(heads[0]), heads[0].signature, heads[0].device));
}

TEST_CASE_METHOD(SignInFixture, "The first sign-in of a day signs the audit's end, whatever the clock says") {
    const auto signedAt = [&](std::int64_t wall_ms, const std::string& boot) {
        clock.wall.ms = wall_ms;
        clock.boot = boot;
        REQUIRE(signIn.signIn("mau", kPassphrase));
        return headsIn(*store).size();
    };
    constexpr std::int64_t kDay = 86'400'000;
    const auto today = clock.wall.ms;
    CHECK(signedAt(today, "boot-1") == 1); // the head of this day is that of the first account
    CHECK(signedAt(today + kDay, "boot-1") == 2);
    CHECK(signedAt(today + kDay + 1, "boot-1") == 2);
    CHECK(signedAt(0, "boot-2") == 3); // the battery of its clock is empty
    CHECK(signedAt(1000, "boot-2") == 3);
    CHECK(signedAt(0, "boot-3") == 4); // and each day begins in 1970
    CHECK(signedAt(today + 400 * kDay, "boot-3") == 5);
    CHECK(signedAt(today, "boot-3") == 6);
    std::int64_t broken = 1;
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        return books.heads().firstBroken().map([&](auto seq) { broken = seq; });
    }));
    CHECK(broken == 0);
}

TEST_CASE_METHOD(SignInFixture, "A counter of an earlier program gets its device's key at the next sign-in") {
    {
        using core::store::sqlite::Access;
        const auto tool = core::store::sqlite::Database::open(folder / "counterfoil.db", Access::Write);
        REQUIRE(tool);
        REQUIRE(
            (*tool)->execute("DROP TRIGGER audit_head_never_shrinks; DELETE FROM audit_head;"
                             "DELETE FROM device_key; DELETE FROM setting WHERE key='sync.incarnation';"));
    }
    REQUIRE(signIn.signIn("mau", kPassphrase));
    CHECK(headsIn(*store).size() == 1);
}

TEST_CASE_METHOD(SignInFixture, "A wrong passphrase signs nothing") {
    clock.boot = "boot-2";
    failTimes(2);
    CHECK(headsIn(*store).size() == 1);
}
