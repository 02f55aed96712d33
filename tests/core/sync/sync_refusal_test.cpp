// SPDX-License-Identifier: GPL-3.0-or-later
// What a person has to look at, and that it holds nobody else.
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

using Catch::Matchers::Contains;
using core::ports::OpKind;
using core::ports::OpState;
using tests::Counter;

namespace {

std::string refuse(const core::domain::Dossier& dossier) {
    return nlohmann::json{{"do", "refuse"}, {"method", "PUT"}, {"path", dossier.id.hex()}}.dump();
}

} // namespace

TEST_CASE(
    "A refused dossier waits for a clerk with the portal's own words, and the others are acknowledged") {
    Counter counter;
    const auto before = counter.take({2'000});
    const auto refused = counter.take({2'000});
    const auto after = counter.take({2'000});
    counter.portal.fault(refuse(refused));
    const auto report = counter.run();
    CHECK(report.acknowledged == 2);
    CHECK(report.needs_clerk == 1);
    CHECK_FALSE(report.nextTryBootMs);
    const auto put = counter.op(refused, OpKind::Put);
    CHECK(put.state == OpState::NeedsClerk);
    CHECK(put.severity == 2);
    CHECK(put.lastHttp == 422);
    CHECK(put.lastProblem == "invalid-field");
    CHECK_THAT(put.lastDetail, Contains("Hồ sơ chưa hợp lệ") && Contains("Ngày sinh sau ngày nộp") &&
                                   Contains("/applicant/born"));
    CHECK_FALSE(put.requestId.empty());
    CHECK(counter.delivery(refused).state == OpState::NeedsClerk);
    CHECK(counter.allWhole({before, after}));
}

TEST_CASE("A dossier that needs a clerk is not sent again by itself") {
    Counter counter;
    const auto refused = counter.take({});
    counter.portal.fault(refuse(refused));
    counter.run();
    counter.clock.boot_ms += 100'000'000;
    counter.restartProgram();
    counter.engine->endWaits();
    CHECK(counter.run().acknowledged == 0);
    CHECK(counter.requests("PUT /v1/dossiers/*") == 1);
}

TEST_CASE("Another content under the same revision is a conflict for the supervisor") {
    Counter counter;
    const auto dossier = counter.take({100});
    counter.portal.fault(
        R"({"do":"status","status":409,"problem":"already-exists-different","scope":"item","method":"PUT"})");
    counter.run();
    const auto put = counter.op(dossier, OpKind::Put);
    CHECK(put.state == OpState::NeedsClerk);
    CHECK(put.severity == 3);
}

TEST_CASE("A newer copy at the portal waits for a clerk") {
    Counter counter;
    const auto dossier = counter.take({100});
    counter.portal.fault(
        R"({"do":"status","status":412,"problem":"newer-copy","scope":"item","method":"PUT"})");
    counter.run();
    CHECK(counter.op(dossier, OpKind::Put).state == OpState::NeedsClerk);
    CHECK(counter.op(dossier, OpKind::Put).severity == 2);
}

TEST_CASE("A page of HTML refuses no dossier, whatever its status") {
    Counter counter;
    const auto dossier = counter.take({100});
    counter.portal.fault(R"({"do":"status","status":422,"method":"PUT"})");
    CHECK(counter.run().needs_clerk == 0);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("Three deaths of the program over one operation put it aside, and the others pass") {
    Counter counter;
    const auto deadly = counter.take({});
    const auto other = counter.take({});
    for (int i = 0; i < 3; ++i) {
        auto put = counter.op(deadly, OpKind::Put);
        put.state = OpState::Sending;
        REQUIRE(
            counter.store->write([&](core::ports::Books& books) { return books.outbox().updateOp(put); }));
        counter.restartProgram();
    }
    const auto report = counter.run();
    CHECK(report.acknowledged == 1);
    CHECK(report.needs_clerk == 1);
    CHECK(counter.op(deadly, OpKind::Put).lastProblem == "program-died");
    CHECK(counter.portalHasOnce(other));
}

TEST_CASE("An operation that was in the air when the program died is done once") {
    Counter counter;
    const std::vector dossiers{counter.take({1'000})};
    counter.portal.fault(R"({"do":"swallow","method":"PUT"})");
    counter.run();
    auto put = counter.op(dossiers[0], OpKind::Put);
    put.state = OpState::Sending;
    REQUIRE(counter.store->write([&](core::ports::Books& books) { return books.outbox().updateOp(put); }));
    counter.restartProgram();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.allWhole(dossiers));
}
