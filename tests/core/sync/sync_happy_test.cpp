// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>
#include <future>

using core::ports::OpKind;
using core::ports::OpState;
using tests::Counter;

TEST_CASE("A dossier with its files reaches the portal once and comes back as a verified receipt") {
    Counter counter;
    const auto dossier = counter.take({300'000, 5, 70'000});
    const auto report = counter.run();
    CHECK(report.acknowledged == 1);
    CHECK(report.waiting == 0);
    CHECK(report.needs_clerk == 0);
    CHECK(report.bytes_sent == 370'005);
    CHECK(report.bytes_wasted == 0);
    CHECK(report.resumed_after_cut == 0);
    CHECK_FALSE(report.trouble);
    CHECK(counter.portalHasOnce(dossier));
    const auto delivery = counter.delivery(dossier);
    CHECK(delivery.state == OpState::Acknowledged);
    CHECK(delivery.receiptSeq == 1);
    CHECK_FALSE(delivery.receipt.empty());
    CHECK_FALSE(delivery.etag.empty());
    CHECK(delivery.receivedByPortal);
    CHECK(counter.auditLength() == 1);
    for (const auto& op : counter.ops(dossier))
        CHECK(op.state == OpState::Acknowledged);
}

TEST_CASE("A dossier without files, and one with an empty file, are acknowledged") {
    Counter counter;
    const auto without = counter.take({});
    const auto empty = counter.take({0});
    CHECK(counter.run().acknowledged == 2);
    CHECK(counter.delivery(without).state == OpState::Acknowledged);
    CHECK(counter.portalHasOnce(empty));
}

TEST_CASE("While the vault is locked what waits is sent all the same") {
    Counter counter;
    const auto dossier = counter.take({300'000, 5});
    counter.vault.lock();
    CHECK(counter.run().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("Before the first sign-in nothing is sent and nothing is counted as a try") {
    Counter counter;
    const auto dossier = counter.take({1000});
    counter.engine.reset();
    counter.store.reset();
    core::vault::Vault neverOpened(tests::kCheapGuess);
    const auto store = core::store::SqliteStore::open(counter.folder / "counterfoil.db", neverOpened).value();
    core::sync::Engine engine({*store, counter.files, counter.intake, counter.clock, counter.random});
    const auto run = engine.runUntilIdle({});
    REQUIRE_FALSE(run);
    CHECK(run.error().is(core::ports::StoreCode::VaultLocked));
    CHECK(counter.requests("PUT /v1/dossiers/*") == 0);
    std::vector<core::ports::OutboxOp> ops;
    REQUIRE(store->read([&](core::ports::Books& books) -> core::base::Result<void> {
        return books.outbox().opsOf(dossier.id, 1).map([&](auto rows) { ops = std::move(rows); });
    }));
    REQUIRE(ops.size() == 3);
    for (const auto& op : ops) {
        CHECK(op.state == OpState::Queued);
        CHECK(op.attempts == 0);
    }
}

TEST_CASE("What was acknowledged is not sent again") {
    Counter counter;
    counter.take({1000});
    counter.run();
    const auto before = counter.atPortal()["requests"];
    counter.restartProgram();
    CHECK(counter.run().acknowledged == 0);
    CHECK(counter.atPortal()["requests"] == before);
}

TEST_CASE("An operation is marked as being sent before its first byte leaves") {
    Counter counter;
    const auto dossier = counter.take({1000});
    counter.portal.fault(R"({"do":"hold_body","method":"PUT","bytes":1})");
    auto run = std::async(std::launch::async, [&] { return counter.run(); });
    counter.portal.waitForHeld(1);
    const auto put = counter.op(dossier, OpKind::Put);
    CHECK(put.state == OpState::Sending);
    CHECK(put.attempts == 1);
    CHECK_FALSE(put.requestId.empty());
    counter.portal.release();
    CHECK(run.get().acknowledged == 1);
}

TEST_CASE("The metadata of every dossier goes before any file") {
    Counter counter;
    const std::vector dossiers{counter.take({500'000}), counter.take({500'000}), counter.take({500'000})};
    counter.portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":0})");
    auto run = std::async(std::launch::async, [&] { return counter.run(); });
    counter.portal.waitForHeld(1);
    CHECK(counter.requests("PUT /v1/dossiers/*") == 3);
    counter.portal.release();
    CHECK(run.get().acknowledged == 3);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("A stop in the middle of a file leaves it queued, and the next run goes on from there") {
    Counter counter;
    const auto dossier = counter.take({200'000});
    counter.portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":30000})");
    std::stop_source stop;
    auto run =
        std::async(std::launch::async, [&] { return *counter.engine->runUntilIdle(stop.get_token()); });
    counter.portal.waitForHeld(1);
    stop.request_stop();
    CHECK(run.get().acknowledged == 0);
    const auto file = counter.op(dossier, OpKind::File);
    CHECK(file.state == OpState::Queued);
    CHECK_FALSE(file.nextBootMs);
    counter.portal.release();
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}
