// SPDX-License-Identifier: GPL-3.0-or-later
// The portal takes this device out of service, and takes it again.
#include "core/sync/portals/base64.h"
#include "core/sync/portals/enrolment.h"
#include "core/vault/device_key.h"
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;

namespace {

struct ServedCounter : tests::Counter {
    std::vector<std::string> told; // each change of service
    ServedCounter() {
        engine->onService([this](const std::string& revoked) {
            if (told.empty() ? !revoked.empty() : told.back() != revoked) told.push_back(revoked);
        });
    }
};

} // namespace

TEST_CASE_METHOD(
    ServedCounter,
    "A device out of service is told so, keeps all it has, and sends it when it is taken again") {
    const auto* how = GENERATE("device-revoked", "office-suspended");
    const auto dossier = take({200'000});
    const auto when = GENERATE(0, 1, 2, 3, 4); // requests that are still answered
    INFO(how << " after " << when);
    portal.fault(nlohmann::json{
        {"do", "status"},
        {"status", 403},
        {"problem", how},
        {"scope", "device"},
        {"skip", when},
        {"times",
         -1}}.dump());
    auto report = run();
    CHECK(report.acknowledged == 0);
    CHECK(report.needs_clerk == 0);
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::DeviceRevoked));
    CHECK(told == std::vector<std::string>{how});
    // Only the question whether it is taken again is asked.
    const auto before = requests("PUT /v1/dossiers/*") + requests("PATCH /v1/files/*");
    for (int i = 0; i < 3; ++i) {
        clock.boot_ms = std::max(clock.boot_ms, report.nextTryBootMs.value());
        report = run();
    }
    CHECK(requests("PUT /v1/dossiers/*") + requests("PATCH /v1/files/*") == before);
    portal.control(R"({"clear":true})");
    CHECK(runUntilDone().acknowledged == 1);
    CHECK(portalHasOnce(dossier));
    CHECK(told == std::vector<std::string>{how, ""});
}

TEST_CASE("Only the root key commands a wipe") {
    core::vault::SodiumSecrets secrets;
    const core::vault::SecretBytes root = core::vault::randomKey();
    const auto command = [](const core::vault::SecretBytes& by, const nlohmann::json& payload) {
        const auto text = payload.dump();
        const auto signature = core::vault::signedWith(by, "intake/1 command\n" + text);
        return nlohmann::json{{"command", core::sync::toBase64(text)},
                              {"sig", core::sync::toBase64({reinterpret_cast<const char*>(signature.data()),
                                                            signature.size()})}}
            .dump();
    };
    const nlohmann::json payload{{"format", "intake/1 command"},
                                 {"kind", "wipe"},
                                 {"device", "quay-7"},
                                 {"ed25519", std::string(64, 'a')}};
    const auto open = core::vault::publicHalfOf(root);
    const auto read = core::sync::wipeCommandFrom(command(root, payload), open, secrets);
    REQUIRE(read);
    CHECK(read->device == "quay-7");
    CHECK(read->key.front() == 0xaa);
    CHECK_FALSE(core::sync::wipeCommandFrom(command(core::vault::randomKey(), payload), open, secrets));
    for (const auto* member : {"format", "kind", "ed25519"}) {
        auto other = payload;
        other[member] = "another";
        CHECK_FALSE(core::sync::wipeCommandFrom(command(root, other), open, secrets));
    }
    auto changed = nlohmann::json::parse(command(root, payload));
    changed["command"] = core::sync::toBase64(nlohmann::json{{"kind", "wipe"}}.dump());
    for (const auto& text : {changed.dump(), std::string("{}"), std::string("no JSON"), std::string()})
        CHECK_FALSE(core::sync::wipeCommandFrom(text, open, secrets));
}
