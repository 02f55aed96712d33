// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/usecases/counter_fixture.h"

#include "core/usecases/sign_in.h"

#include <catch2/catch.hpp>

using namespace tests;
using domain::DomainCode;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";

struct SignInFixture : CounterFixture {
    usecases::SignIn signIn{*store, secrets, clock, random};
    SignInFixture() { REQUIRE(signIn.addAccount("mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase)); }

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
    CHECK(signIn.addAccount("hai", "Hai", ports::Role::Clerk, "ngắn")
              .error()
              .is(DomainCode::PassphraseTooShort));
    CHECK(signIn.addAccount("mau", "Hai", ports::Role::Clerk, kPassphrase)
              .error()
              .is(DomainCode::AccountExists));
}
