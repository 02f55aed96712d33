// SPDX-License-Identifier: GPL-3.0-or-later
// Tokens that the portal gives for the device's certificate.
#include "tests/core/sync/guarded_counter.h"

using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using tests::GuardedCounter;

namespace {

constexpr char kToken[] = "POST /v1/token";
constexpr char kPut[] = "PUT /v1/dossiers/*";
constexpr std::int64_t kHour_ms = 3'600'000;

struct CredentialCounter : GuardedCounter {
    CredentialCounter() { askForTokens(); }
};

} // namespace

TEST_CASE_METHOD(CredentialCounter, "With a certificate one token brings all dossiers to their receipts") {
    const std::vector dossiers{take({150'000}), take({10})};
    CHECK(run().acknowledged == 2);
    CHECK(allWhole(dossiers));
    CHECK(requests(kToken) == 1);
}

TEST_CASE_METHOD(CredentialCounter, "A token is renewed when four fifths of its life are over") {
    goes(take({10}));
    clock.boot_ms += kHour_ms * 8 / 10 - 1;
    goes(take({10}));
    CHECK(requests(kToken) == 1);
    clock.boot_ms += 1;
    goes(take({10}));
    CHECK(requests(kToken) == 2);
}

TEST_CASE_METHOD(CredentialCounter,
                 "A token that the portal has forgotten is renewed once, in the middle of a file too") {
    const auto dossier = take({200'000});
    portal.fault(
        R"({"do":"status","status":401,"problem":"token-unknown","scope":"auth","method":"PATCH","skip":1})");
    CHECK(run().acknowledged == 1);
    CHECK(portalHasOnce(dossier));
    CHECK(requests(kToken) == 2);
    portal.control(R"({"forget_tokens":true})");
    goes(take({10}));
    CHECK(requests(kToken) == 3);
}

TEST_CASE_METHOD(CredentialCounter,
                 "A portal that refuses a fresh token too pauses everything and blames no dossier") {
    const auto dossier = take({10});
    portal.fault(
        R"({"do":"status","status":401,"problem":"token-unknown","scope":"auth","method":"PUT","times":-1})");
    waitsFor(PortalCode::SignInRefused, dossier);
    CHECK(requests(kPut) == 2);
    CHECK(requests(kToken) == 2);
    portal.control(R"({"clear":true})");
    goes(dossier);
}

TEST_CASE_METHOD(CredentialCounter,
                 "A device that the portal does not know gets no token and loses nothing") {
    const auto dossier = take({10});
    show(province.device("nobody"));
    waitsFor(PortalCode::SignInRefused, dossier);
    CHECK(requests(kPut) == 0);
    show(own);
    goes(dossier);
}

TEST_CASE_METHOD(CredentialCounter,
                 "Whatever is wrong with the answer to a token, the queue waits and no operation is blamed") {
    const auto* fault = GENERATE(
        R"({"do":"html","path":"/v1/token"})", R"({"do":"status","status":500,"path":"/v1/token"})",
        R"({"do":"swallow","path":"/v1/token"})", R"({"do":"cut_answer","path":"/v1/token","bytes":150})");
    const auto dossier = take({10});
    portal.fault(fault);
    const auto report = run();
    CHECK(report.needs_clerk == 0);
    CHECK(op(dossier, OpKind::Put).state != OpState::NeedsClerk);
    if (report.acknowledged == 0) CHECK(runUntilDone().acknowledged == 1);
    CHECK(portalHasOnce(dossier));
}

TEST_CASE_METHOD(CredentialCounter, "A token is of no use to another device") {
    goes(take({10}));
    show(province.device("demo-device-2"));
    const auto dossier = take({10});
    const auto report = run(); // with the first device's token, which is bound to its certificate
    CHECK(report.acknowledged == 0);
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::SignInRefused));
    show(own);
    goes(dossier);
}
