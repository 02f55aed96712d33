// SPDX-License-Identifier: GPL-3.0-or-later
// When everything waits, and when one dossier waits.
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using tests::Counter;

TEST_CASE("A captive page acknowledges nothing and holds the queue until the portal answers") {
    Counter counter;
    const std::vector dossiers{counter.take({1000}), counter.take({1000})};
    counter.portal.fault(R"({"do":"html","times":3})");
    const auto paused = counter.run();
    CHECK(paused.acknowledged == 0);
    CHECK(paused.waiting == 2);
    REQUIRE(paused.trouble);
    CHECK(paused.trouble->is(PortalCode::NotThePortal));
    REQUIRE(paused.nextTryBootMs);
    CHECK(*paused.nextTryBootMs > counter.clock.boot_ms);
    CHECK(counter.requests("PUT /v1/dossiers/*") == 1); // one page is enough to know
    CHECK(counter.atPortal()["dossiers"].empty());
    CHECK(counter.runUntilDone().acknowledged == 2);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("While a pause lasts nothing but the probe is sent") {
    Counter counter;
    counter.take({1000});
    counter.portal.fault(R"({"do":"html","times":-1})");
    auto report = counter.run();
    for (int i = 0; i < 3; ++i) {
        counter.clock.boot_ms = *report.nextTryBootMs;
        report = counter.run();
    }
    CHECK(counter.requests("PUT /v1/dossiers/*") == 1);
    CHECK(counter.requests("GET /v1/portal") == 3);
}

TEST_CASE("Every answer of a captive network is waited out, whatever was asked") {
    const auto skip = GENERATE(1, 2, 3, 4, 5, 6, 7);
    Counter counter;
    const auto dossier = counter.take({100'000});
    counter.portal.fault(nlohmann::json{{"do", "html"}, {"skip", skip}}.dump());
    const auto first = counter.run();
    CHECK(first.acknowledged == 0);
    REQUIRE(first.trouble);
    CHECK(first.trouble->is(PortalCode::NotThePortal));
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("With the portal down everything waits, and goes when it is back") {
    Counter counter;
    const std::vector dossiers{counter.take({1000}), counter.take({1000}), counter.take({})};
    counter.portal.kill();
    const auto down = counter.run();
    CHECK(down.acknowledged == 0);
    CHECK(down.waiting == 3);
    REQUIRE(down.trouble);
    CHECK(down.trouble->is(PortalCode::NoLink));
    counter.portal.restart();
    CHECK(counter.run().acknowledged == 0); // not before the next try
    CHECK(counter.runUntilDone().acknowledged == 3);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("\"Send now\" ends every wait") {
    Counter counter;
    const std::vector dossiers{counter.take({1000})};
    counter.portal.kill();
    counter.run();
    counter.portal.restart();
    counter.engine->endWaits();
    CHECK(counter.run().acknowledged == 1);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("On a metered line metadata goes at once, and files when somebody says so") {
    Counter counter;
    core::ports::CourierStatus status;
    counter.engine->onStatus([&](const auto& now) { status = now; });
    counter.engine->setMetered(true);
    const auto dossier = counter.take({1000});
    const auto report = counter.run();
    CHECK_FALSE(report.trouble);
    CHECK(report.waiting == 1);
    CHECK(counter.op(dossier, OpKind::Put).state == OpState::Uploaded);
    CHECK(counter.requests("POST /v1/files/") == 0);
    CHECK(status.filesWait);
    CHECK(status.bytesWaiting == 1000);
    counter.engine->endWaits(); // the line was away
    CHECK(counter.run().acknowledged == 0);
    counter.engine->sendNow();
    CHECK(counter.run().acknowledged == 1);
    CHECK_FALSE(status.filesWait);
    CHECK(status.bytesWaiting == 0);
    counter.take({1000}); // was not meant
    CHECK(counter.run().acknowledged == 0);
    counter.engine->setMetered(false);
    CHECK(counter.run().acknowledged == 1);
}

TEST_CASE("On a metered line files do not wait for longer than four hours") {
    Counter counter;
    counter.engine->setMetered(true);
    const auto dossier = counter.take({1000});
    counter.run();
    const auto begun_ms = counter.clock.boot_ms;
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
    CHECK(counter.clock.boot_ms - begun_ms >= 4LL * 3600 * 1000);
    CHECK(counter.clock.boot_ms - begun_ms <= 4LL * 3600 * 1000 + 15LL * 60 * 1000);
}

TEST_CASE("A busy portal holds the queue for as long as it asks") {
    Counter counter;
    counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":503,"retry_after":"100"})");
    const auto busy = counter.run();
    REQUIRE(busy.trouble);
    CHECK(busy.trouble->is(PortalCode::Busy));
    CHECK(*busy.nextTryBootMs >= counter.clock.boot_ms + 100'000);
    CHECK(*busy.nextTryBootMs <= counter.clock.boot_ms + 120'000);
    counter.clock.boot_ms += 99'999;
    CHECK(counter.run().acknowledged == 0);
    CHECK(counter.runUntilDone().acknowledged == 1);
}

TEST_CASE("A full portal holds the queue and is shown to the supervisor") {
    Counter counter;
    const auto dossier = counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":507,"problem":"full","scope":"queue","method":"PATCH"})");
    const auto full = counter.run();
    REQUIRE(full.trouble);
    CHECK(full.trouble->is(PortalCode::PortalFull));
    CHECK(counter.op(dossier, OpKind::File).severity == 3);
    CHECK(counter.runUntilDone().acknowledged == 1);
}

TEST_CASE("A locked upload waits 2, 4, 8 seconds and is never started over, while other dossiers pass") {
    Counter counter;
    const auto locked = counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":423,"method":"PATCH","times":3})");
    for (const std::int64_t wait : {2'000, 4'000, 8'000}) {
        const auto report = counter.run();
        CHECK_FALSE(report.trouble);
        REQUIRE(report.nextTryBootMs);
        CHECK(*report.nextTryBootMs == counter.clock.boot_ms + wait);
        counter.clock.boot_ms = *report.nextTryBootMs;
    }
    const auto other = counter.take({10});
    CHECK(counter.run().acknowledged == 2);
    CHECK(counter.requests("POST /v1/files/") == 2);
    CHECK(counter.allWhole({locked, other}));
}

TEST_CASE("An unknown token pauses everything and blames no dossier") {
    Counter counter;
    const auto dossier = counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":401,"problem":"token-unknown","scope":"auth"})");
    const auto report = counter.run();
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::SignInRefused));
    CHECK(report.needs_clerk == 0);
    CHECK(counter.op(dossier, OpKind::Put).state == OpState::Queued);
    CHECK(counter.runUntilDone().acknowledged == 1);
}

TEST_CASE("The portal's word on whom a refusal stops beats the status") {
    Counter counter;
    const auto dossier = counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":422,"problem":"maintenance","scope":"something-new"})");
    const auto report = counter.run();
    CHECK(report.trouble);
    CHECK(counter.op(dossier, OpKind::Put).state == OpState::Queued);
    CHECK(counter.runUntilDone().acknowledged == 1);
}

TEST_CASE("Server errors on one dossier hold no other, and its waits grow") {
    Counter counter;
    const auto sick = counter.take({1000});
    const auto path = "/v1/dossiers/" + sick.id.hex();
    counter.portal.fault(
        nlohmann::json{{"do", "status"}, {"status", 500}, {"path", path}, {"times", 8}}.dump());
    const std::vector others{counter.take({10}), counter.take({10}), counter.take({10})};
    CHECK(counter.run().acknowledged == 3);
    CHECK(counter.allWhole(others));
    CHECK(counter.op(sick, OpKind::Put).state == OpState::Queued);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(sick));
}

TEST_CASE("A wait of an earlier boot ends within half a minute of this one") {
    Counter counter;
    counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":503,"method":"PUT","retry_after":"3000"})");
    counter.run();
    counter.clock.boot = "boot-2";
    counter.clock.boot_ms = 500;
    counter.restartProgram();
    const auto report = counter.run();
    if (report.acknowledged == 0) {
        REQUIRE(report.nextTryBootMs);
        CHECK(*report.nextTryBootMs <= 30'500);
    }
    CHECK(report.acknowledged + counter.runUntilDone().acknowledged == 1);
}
