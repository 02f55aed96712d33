// SPDX-License-Identifier: GPL-3.0-or-later
// Signed ends of the audit on their way to the portal.
#include "tests/core/sync/counter.h"

#include "core/store/sqlite/database.h"

#include <catch2/catch.hpp>

using core::base::Result;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::SignedHead;
using tests::Counter;

namespace {

struct SigningCounter : Counter {
    SigningCounter() {
        write([&](Books& books) -> Result<void> {
            if (auto kept = books.keys().insertDeviceKey(vault.makeDeviceKey().value()); !kept) return kept;
            return books.settings().put(core::ports::kIncarnationSetting, "0123456789abcdef0123456789abcdef");
        });
    }
    void write(const std::function<Result<void>(Books&)>& act) const {
        const auto done = store->write(act);
        INFO((done ? std::string() : core::base::describe(done.error())));
        REQUIRE(done);
    }
    // A row, and the head over it.
    SignedHead sign(const std::string& day) {
        SignedHead head;
        write([&](Books& books) -> Result<void> {
            if (auto done = books.audit().append({"signed_in", "system", "", "", clock.now()}); !done)
                return done;
            if (auto done = books.heads().signDay(day); !done) return done;
            return books.heads().all().map([&](auto heads) { head = std::move(heads.back()); });
        });
        return head;
    }
    std::vector<core::ports::OutboxOp> openEvents() {
        std::vector<core::ports::OutboxOp> events;
        REQUIRE(store->read([&](Books& books) -> Result<void> {
            return books.outbox().openOps().map([&](auto ops) {
                for (auto& op : ops)
                    if (op.kind == OpKind::Event) events.push_back(std::move(op));
            });
        }));
        return events;
    }
    // Runs until no event waits any more, each time at the moment of the next try.
    void runUntilSent() {
        for (int i = 0; i < 20 && !openEvents().empty(); ++i) {
            const auto next = run().nextTryBootMs;
            if (next) clock.boot_ms = std::max(clock.boot_ms, *next);
        }
    }
    // Of the portal, by event.
    nlohmann::json kept() { return atPortal()["heads"]; }
};

} // namespace

TEST_CASE("A signed head comes to the portal with the sync and is not sent again") {
    SigningCounter counter;
    const auto head = counter.sign("one");
    counter.run();
    REQUIRE(counter.kept().size() == 1);
    const auto kept = counter.kept()[head.event.hex()];
    CHECK(kept["seq"] == head.end.seq);
    CHECK(kept["hash"] == head.end.hash);
    CHECK(kept["incarnation"] == head.incarnation);
    CHECK(counter.openEvents().empty());
    counter.restartProgram();
    counter.run();
    CHECK(counter.requests("POST /v1/events") == 1);
}

TEST_CASE("However its sending is cut, a head is at the portal once") {
    SigningCounter counter;
    const auto* const fault =
        GENERATE(R"({"do":"swallow","method":"POST","path":"/v1/events"})",
                 R"({"do":"cut_body","method":"POST","path":"/v1/events","bytes":40})",
                 R"({"do":"cut_answer","method":"POST","path":"/v1/events","bytes":30})",
                 R"({"do":"html","method":"POST","path":"/v1/events"})",
                 R"({"do":"status","method":"POST","path":"/v1/events","status":503})",
                 R"({"do":"twice","method":"POST","path":"/v1/events"})");
    counter.portal.fault(fault);
    const auto head = counter.sign("one");
    const auto next = counter.sign("another");
    counter.runUntilSent();
    CHECK(counter.openEvents().empty());
    CHECK(counter.kept().size() == 2);
    CHECK(counter.kept().contains(head.event.hex()));
    CHECK(counter.kept().contains(next.event.hex()));
}

TEST_CASE("Heads go before files and behind dossiers") {
    SigningCounter counter;
    counter.sign("one");
    const auto dossier = counter.take({500'000});
    counter.portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":0})");
    std::stop_source stop;
    std::jthread run([&] { (void)counter.engine->runUntilIdle(stop.get_token()); });
    counter.portal.waitForHeld(1);
    CHECK(counter.requests("PUT /v1/dossiers/*") == 1);
    CHECK(counter.requests("POST /v1/events") == 1);
    counter.portal.release();
    run.join();
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("A head that the portal refuses waits for a person, and holds no dossier back") {
    SigningCounter counter;
    counter.sign("one");
    counter.run();
    // As if the store had been copied to another PC, which signs with a key of its own.
    counter.engine.reset();
    counter.store.reset();
    {
        using core::store::sqlite::Access;
        const auto tool =
            core::store::sqlite::Database::open(counter.folder / "counterfoil.db", Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute("DELETE FROM device_key"));
    }
    counter.restartProgram();
    counter.write(
        [&](Books& books) { return books.keys().insertDeviceKey(counter.vault.makeDeviceKey().value()); });
    counter.sign("another");
    const auto dossier = counter.take({1000});
    CHECK(counter.run().acknowledged == 1);
    const auto events = counter.openEvents();
    REQUIRE(events.size() == 1);
    CHECK(events[0].state == OpState::NeedsClerk);
    CHECK(events[0].severity == 4);
    CHECK(events[0].lastProblem == "unknown-key");
    CHECK(counter.kept().size() == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("While the vault is locked heads are signed and sent all the same") {
    SigningCounter counter;
    counter.vault.lock();
    counter.sign("one");
    counter.run();
    CHECK(counter.kept().size() == 1);
}
