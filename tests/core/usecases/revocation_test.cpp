// SPDX-License-Identifier: GPL-3.0-or-later
// The province takes a counter out of service, and may end it: what is closed to whom, and what is left on
// the disk.
#include "core/ports/transport.h"
#include "core/usecases/revocation.h"
#include "core/usecases/sign_in.h"
#include "core/vault/box_keys.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace tests;
using domain::DomainCode;
using ports::PortalCode;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";

struct ServingCounter : CounterFixture {
    core::vault::BoxPair portal = core::vault::newBoxPair();
    usecases::SignIn signIn{*store, vault, clock, random};
    usecases::Revocation revocation{{*store, vault, vault, clock}};
    usecases::SignedIn head;

    ServingCounter() {
        setUp(5000, 5099, {}, domain::toHex(portal.open));
        REQUIRE(signIn.addFirstAccount({"truong", "Lê Trưởng", ports::Role::Supervisor, kPassphrase}));
        signInHead();
        REQUIRE(signIn.addAccount({"mau", "Trần Văn Mẫu", ports::Role::Clerk, kPassphrase}, head));
    }
    void signInHead() {
        const auto opened = signIn.signIn("truong", kPassphrase);
        REQUIRE(opened);
        head = *opened;
    }
    template<class Ask>
    void look(Ask&& ask) {
        REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
            ask(books);
            return {};
        }));
    }
    usecases::WipeCommand command() {
        usecases::WipeCommand command{"device-1", {}};
        look([&](ports::Books& books) { command.key = books.keys().deviceKey().value()->publicHalf; });
        return command;
    }
    int noted(std::string_view kind) {
        int rows = 0;
        look([&](ports::Books& books) {
            const auto newest = books.audit().newest(100, {});
            REQUIRE(newest);
            for (const auto& row : *newest)
                rows += row.entry.kind == kind ? 1 : 0;
        });
        return rows;
    }
};

} // namespace

TEST_CASE_METHOD(ServingCounter, "Out of service a counter lets no clerk in and takes no dossier in") {
    REQUIRE(revocation.note("device-revoked"));
    REQUIRE(revocation.note("device-revoked")); // it is told at each try
    CHECK(noted("device_revoked") == 1);
    CHECK(signIn.signIn("mau", kPassphrase).error().is(PortalCode::DeviceRevoked));
    CHECK(signIn.signIn("nobody", kPassphrase).error().is(PortalCode::DeviceRevoked));
    const auto refused = receiving().receive(completeIntake(), clerk);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PortalCode::DeviceRevoked));
    CHECK(paper.released.empty());
    signInHead(); // whoever speaks with the province

    REQUIRE(revocation.note(""));
    CHECK(noted("device_restored") == 1);
    CHECK(signIn.signIn("mau", kPassphrase));
    CHECK(receiving().receive(completeIntake(), clerk));
}

TEST_CASE_METHOD(ServingCounter, "A dossier that was accepted before is answered out of service too") {
    const auto intake = completeIntake();
    const auto taken = receiving().receive(intake, clerk);
    REQUIRE(taken);
    REQUIRE(revocation.note("office-suspended"));
    const auto again = receiving().receive(intake, clerk);
    REQUIRE(again);
    CHECK(again->number.text == taken->number.text);
}

TEST_CASE_METHOD(ServingCounter,
                 "The province's command destroys every key, and what waits opens at the portal alone") {
    const auto dossier = receiving().receive(completeIntake(), clerk);
    REQUIRE(dossier);
    const auto report = revocation.wipe(command(), head);
    REQUIRE(report);
    CHECK(signIn.signIn("truong", kPassphrase).error().is(PortalCode::Wiped));
    CHECK(signIn.signIn("mau", kPassphrase).error().is(PortalCode::Wiped));
    CHECK_FALSE(vault.seal({"any", {}}, ""));
    look([&](ports::Books& books) {
        CHECK_FALSE(books.keys().record().value());
        CHECK_FALSE(books.keys().hasPortalToken().value());
        CHECK_FALSE(books.keys().hasIdentity().value());
        CHECK(books.keys().deviceKey().value()->sealedSeed.empty());
        const auto accounts = books.accounts().all();
        REQUIRE(accounts);
        for (const auto& account : *accounts)
            CHECK((account.slot.sealedKey + account.slot.dataKey + account.slot.publicHalf).empty());
        const auto waiting = books.outbox().deliveries(10).value();
        REQUIRE(waiting.size() == 1);
        CHECK(core::vault::openSealed(portal.secret.span(), waiting.front().key.forPortal));
        CHECK(books.audit().firstBroken().value() == 0);
    });
    // The report names it, and the device has signed.
    const auto told = nlohmann::json::parse(*report);
    const auto facts = nlohmann::json::parse(told.at("report").get<std::string>());
    REQUIRE(facts.at("sealed").size() == 1);
    CHECK(facts.at("sealed")[0].at("dossier") == dossier->id.hex());
    const auto hex = told.at("sig").get<std::string>();
    ports::Ed25519Signature signature{};
    for (std::size_t i = 0; i < signature.size(); ++i)
        signature[i] = static_cast<std::uint8_t>(std::stoi(hex.substr(2 * i, 2), nullptr, 16));
    ports::Ed25519Public device{};
    look([&](ports::Books& books) { device = books.keys().deviceKey().value()->publicHalf; });
    CHECK(secrets.verifyEd25519("intake/1 wipe\n" + told.at("report").get<std::string>(), signature, device));
}

TEST_CASE_METHOD(ServingCounter,
                 "No key is destroyed while a dossier is neither at the portal nor sealed for it") {
    setUp(5000, 5099, {}, ""); // a counter without the portal's key
    REQUIRE(receiving().receive(completeIntake(), clerk));
    const auto refused = revocation.wipe(command(), head);
    REQUIRE_FALSE(refused);
    CHECK(refused.error().is(PortalCode::Unsealed));
    CHECK(refused.error().args == std::vector<std::string>{"1"});
    signInHead();
    CHECK(signIn.signIn("mau", kPassphrase));
    CHECK(noted("keys_shredded") == 0);
}

TEST_CASE_METHOD(ServingCounter, "A command for another device, or by a clerk, destroys nothing") {
    auto another = command();
    another.device = "device-2";
    CHECK(revocation.wipe(another, head).error().is(PortalCode::WrongCommand));
    another = command();
    another.key[0] ^= 1; // another PC under the same name
    CHECK(revocation.wipe(another, head).error().is(PortalCode::WrongCommand));
    head.role = ports::Role::Clerk;
    CHECK(revocation.wipe(command(), head).error().is(DomainCode::NotAllowed));
    signInHead();
}
