// SPDX-License-Identifier: GPL-3.0-or-later
// Accounts over time: passphrases that change, clerks who leave, accounts that are locked.
#include "core/usecases/sign_in.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::DomainCode;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";
constexpr char kNext[] = "một cụm mật khẩu khác";

struct Accounts : CounterFixture {
    usecases::SignIn signIn{*store, vault, clock, random};
    usecases::SignedIn head;

    Accounts() {
        setUp();
        REQUIRE(signIn.addFirstAccount({"truong", "Lê Trưởng", ports::Role::Supervisor, kPassphrase}));
        head = *signIn.signIn("truong", kPassphrase);
        add("mau", ports::Role::Clerk);
    }

    void add(const std::string& name, ports::Role role) {
        REQUIRE(signIn.addAccount({name, "Trần Văn " + name, role, kPassphrase}, head));
    }
    // The passphrase is right, and the account may be tried.
    bool signsIn(const std::string& name, const std::string& passphrase) {
        vault.lock();
        const bool done = signIn.signIn(name, passphrase).has_value();
        REQUIRE(signIn.signIn("truong", kPassphrase));
        return done;
    }
    void failTimes(const std::string& name, int times) {
        for (int i = 0; i < times; ++i) {
            REQUIRE_FALSE(signIn.signIn(name, "wrong"));
            clock.boot_ms += 1'800'000;
        }
    }
    std::string slotOf(const std::string& name) {
        std::string slot;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            slot = (*books.accounts().findByName(name))->slot.sealedKey;
            return {};
        }));
        return slot;
    }
    std::vector<std::string> audited() {
        std::vector<std::string> kinds;
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            const auto newest = books.audit().newest(3, {});
            REQUIRE(newest);
            for (const auto& row : *newest)
                kinds.push_back(row.entry.kind);
            return {};
        }));
        return kinds;
    }
    // In the store's file or in its log.
    bool liesOnDisk(const std::string& bytes) const {
        for (const char* name : {"counterfoil.db", "counterfoil.db-wal"}) {
            std::ifstream in(folder / name, std::ios::binary);
            const std::string content{std::istreambuf_iterator<char>(in), {}};
            if (content.find(bytes) != std::string::npos) return true;
        }
        return false;
    }
};

} // namespace

TEST_CASE_METHOD(Accounts, "A clerk changes her passphrase: the new one signs in and the old one does not") {
    const auto changed = signIn.changePassphrase("mau", kPassphrase, kNext);
    REQUIRE(changed);
    CHECK(changed->fullName == "Trần Văn mau");
    CHECK(audited().front() == "passphrase_changed");
    CHECK(signsIn("mau", kNext));
    CHECK_FALSE(signsIn("mau", kPassphrase));
    CHECK(signsIn("truong", kPassphrase));
}

TEST_CASE_METHOD(Accounts, "What was sealed before a passphrase changed is opened by the new one") {
    const auto dossier = receiving().receive(completeIntake(), clerk);
    REQUIRE(dossier);
    REQUIRE(signIn.changePassphrase("mau", kPassphrase, kNext));
    vault.lock();
    REQUIRE(signIn.signIn("mau", kNext));
    CHECK(store->read([&](ports::Books& books) -> base::Result<void> {
        return books.dossiers().find(dossier->id).map([&](const auto& row) { REQUIRE(row); });
    }));
}

TEST_CASE_METHOD(Accounts,
                 "Whoever does not know the old passphrase changes nothing, and the try is counted") {
    const auto before = slotOf("mau");
    for (int i = 0; i < 5; ++i)
        CHECK(signIn.changePassphrase("mau", "wrong", kNext).error().is(DomainCode::WrongPassphrase));
    CHECK(signIn.changePassphrase("mau", kPassphrase, kNext).error().is(DomainCode::SignInDelayed));
    CHECK(slotOf("mau") == before);
}

TEST_CASE_METHOD(Accounts, "A new passphrase has 12 characters or four different words") {
    for (const auto* next : {"ngắn", "một hai ba", "la la la la", "a b c d e"})
        CHECK(signIn.changePassphrase("mau", kPassphrase, next).error().is(DomainCode::PassphraseTooShort));
    CHECK(signIn.changePassphrase("mau", kPassphrase, "cá ăn bò gà"));
    CHECK(signIn.changePassphrase("mau", "cá ăn bò gà", "mườihaichữcái"));
}

TEST_CASE_METHOD(Accounts,
                 "An old slot stands nowhere on the disk any more, neither in the file nor in its log") {
    const auto before = slotOf("mau");
    REQUIRE(liesOnDisk(before));
    SECTION("the passphrase was changed") {
        REQUIRE(signIn.changePassphrase("mau", kPassphrase, kNext));
        CHECK(liesOnDisk(slotOf("mau")));
    }
    SECTION("the account was closed") {
        REQUIRE(signIn.closeAccount("mau", head));
    }
    CHECK_FALSE(liesOnDisk(before));
}

TEST_CASE_METHOD(Accounts, "A clerk who left does not sign in any more, like somebody unknown") {
    REQUIRE(signIn.closeAccount("mau", head));
    CHECK(audited()[0] == "keys_changed");
    CHECK(audited()[1] == "account_closed");
    CHECK(slotOf("mau").empty());
    CHECK(signIn.signIn("mau", kPassphrase).error().is(DomainCode::WrongPassphrase));
    CHECK(signIn.changePassphrase("mau", kPassphrase, kNext).error().is(DomainCode::WrongPassphrase));
    CHECK(signIn.endWait("mau", head).error().is(DomainCode::AccountUnknown));
    CHECK(signIn.closeAccount("mau", head).error().is(DomainCode::AccountUnknown));
    CHECK(signIn.addAccount({"mau", "Khác", ports::Role::Clerk, kPassphrase}, head)
              .error()
              .is(DomainCode::AccountExists));
    reopen();
    usecases::SignIn after(*store, vault, clock, random);
    CHECK(after.signIn("mau", kPassphrase).error().is(DomainCode::WrongPassphrase));
    CHECK(after.signIn("truong", kPassphrase));
}

TEST_CASE_METHOD(Accounts, "Only a supervisor closes an account") {
    for (const auto role : {ports::Role::Clerk, ports::Role::Technician})
        CHECK(signIn.closeAccount("mau", {head.clerk, "", role}).error().is(DomainCode::NotAllowed));
    CHECK(signIn.closeAccount("nobody", head).error().is(DomainCode::AccountUnknown));
    CHECK(signsIn("mau", kPassphrase));
}

TEST_CASE_METHOD(Accounts, "The last supervisor who can sign in stays") {
    CHECK(signIn.closeAccount("truong", head).error().is(DomainCode::LastSupervisor));
    SECTION("a clerk and a technician are none") {
        add("kythuat", ports::Role::Technician);
        CHECK(signIn.closeAccount("truong", head).error().is(DomainCode::LastSupervisor));
    }
    SECTION("a second one may take over") {
        add("pho", ports::Role::Supervisor);
        REQUIRE(signIn.closeAccount("truong", head));
        CHECK(signIn.closeAccount("pho", head).error().is(DomainCode::LastSupervisor));
    }
    SECTION("but not one who is locked") {
        add("pho", ports::Role::Supervisor);
        failTimes("pho", 10);
        CHECK(signIn.closeAccount("truong", head).error().is(DomainCode::LastSupervisor));
        REQUIRE(signIn.endWait("pho", head));
        CHECK(signIn.closeAccount("truong", head));
    }
}

TEST_CASE_METHOD(Accounts,
                 "The ninth wrong try still waits half an hour, the tenth locks until a supervisor ends it") {
    failTimes("mau", 9);
    clock.boot_ms -= 1'800'000;
    CHECK(signIn.signIn("mau", kPassphrase).error().args == std::vector<std::string>{"1800"});
    clock.boot_ms += 1'800'000;
    REQUIRE(signIn.signIn("mau", "wrong").error().is(DomainCode::WrongPassphrase));
    clock.boot_ms += 1'000'000'000;
    CHECK(signIn.signIn("mau", kPassphrase).error().is(DomainCode::SignInLocked));

    reopen(); // the PC is switched off and on, with another date
    clock.boot = "boot-2";
    clock.wall.ms += 86'400'000LL * 400;
    usecases::SignIn after(*store, vault, clock, random);
    CHECK(after.signIn("mau", kPassphrase).error().is(DomainCode::SignInLocked));
    CHECK(after.changePassphrase("mau", kPassphrase, kNext).error().is(DomainCode::SignInLocked));
    CHECK(after.endWait("mau", {head.clerk, "", ports::Role::Clerk}).error().is(DomainCode::NotAllowed));
    REQUIRE(after.endWait("mau", head));
    CHECK(after.signIn("mau", kPassphrase));
}

TEST_CASE_METHOD(Accounts,
                 "A right passphrase at the tenth try signs in, and the tries before it are forgotten") {
    failTimes("mau", 9);
    REQUIRE(signsIn("mau", kPassphrase));
    failTimes("mau", 4);
    CHECK(signsIn("mau", kPassphrase));
}
