// SPDX-License-Identifier: GPL-3.0-or-later
// What comes back from the portal, and what happens when one side was restored from a backup.
#include "tests/core/sync/counter.h"

#include "core/ports/incarnation.h"
#include "core/sync/portals/intake_changes.h"
#include "core/usecases/apply_changes.h"
#include "core/usecases/outbox_list.h"

#include <catch2/catch.hpp>

#include <optional>

using core::base::Result;
using core::domain::Dossier;
using core::ports::Books;
using core::ports::FeedPlace;
using core::ports::OpKind;
using core::ports::OpState;
using nlohmann::json;
using tests::Counter;

namespace {

constexpr char kAsk[] = "GET /v1/changes";
constexpr char kList[] = "GET /v1/offices/demo-office/dossiers";
constexpr char kPut[] = "PUT /v1/dossiers/*";
constexpr std::int64_t kInterval_ms = 30'000;

json status(const Dossier& dossier, int state) {
    return {{"kind", "status"}, {"dossier", dossier.id.hex()}, {"rev", 1},
            {"state", state},   {"reason_vi", nullptr},        {"at", "2026-11-23T02:00:00.000Z"}};
}

struct ListeningCounter : Counter {
    void tell(std::initializer_list<json> changes) { portal.control(json{{"changes", changes}}.dump()); }
    template<class Value>
    Value ask(const std::function<Result<Value>(Books&)>& question) {
        std::optional<Value> found;
        const auto read = store->read([&](Books& books) -> Result<void> {
            return question(books).map([&](Value value) { found = std::move(value); });
        });
        INFO((read ? std::string() : core::base::describe(read.error())));
        REQUIRE(found);
        return std::move(*found);
    }
    // "<kind> <state or seq>" of what was kept, in the order of arrival.
    std::vector<std::string> kept() {
        std::vector<std::string> words;
        for (const auto& row : ask<std::vector<core::ports::UnreadEvent>>(
                 [](Books& books) { return books.feed().unread(1000); }))
            words.push_back(row.event.kind + " " + json::parse(row.event.body).value("state", json()).dump());
        return words;
    }
    FeedPlace place() {
        const auto found = ask<std::optional<FeedPlace>>([](Books& books) { return books.feed().place(); });
        REQUIRE(found);
        return *found;
    }
    // The next question is due.
    core::sync::RunReport runLater() {
        clock.boot_ms += kInterval_ms;
        return run();
    }
    void apply() {
        const core::sync::IntakeChanges format;
        REQUIRE(core::usecases::ApplyChanges(*store, format, clock).apply());
    }
    std::optional<core::domain::PortalState> stateOf(const Dossier& dossier) {
        for (const auto& line : ask<std::vector<core::ports::DossierLine>>(
                 [](Books& books) { return books.search().newestLines(100); }))
            if (line.row.dossier.id == dossier.id) return line.portal;
        return {};
    }
    void backUpPortal() { std::filesystem::copy(data(), backup(), kWhole); }
    // Another life of the portal, with what it held when it was backed up.
    void restorePortal() {
        portal.kill();
        std::filesystem::remove_all(data());
        std::filesystem::copy(backup(), data(), kWhole);
        std::filesystem::remove(data() / "epoch");
        portal.restart();
    }
    // As after a restore of the counter's own backup: the store of that time, in another incarnation.
    void backUpCounter() {
        stop();
        std::filesystem::copy(folder / "counterfoil.db", folder / "copy.db");
        restartProgram();
    }
    void restoreCounter() {
        stop();
        for (const auto* part : {"counterfoil.db", "counterfoil.db-wal", "counterfoil.db-shm"})
            std::filesystem::remove(folder / part);
        std::filesystem::copy(folder / "copy.db", folder / "counterfoil.db");
        restartProgram();
        REQUIRE(store->write([&](Books& books) -> Result<void> {
            return core::ports::beginIncarnation(books, random).map([](const auto&) {});
        }));
    }

  private:
    static constexpr auto kWhole = std::filesystem::copy_options::recursive;
    [[nodiscard]] std::filesystem::path data() const { return folder / "portal"; }
    [[nodiscard]] std::filesystem::path backup() const { return folder / "portal-backup"; }
    void stop() {
        engine.reset();
        store.reset();
    }
};

} // namespace

TEST_CASE_METHOD(ListeningCounter, "What the portal tells comes with the sync, in its order and once") {
    const auto dossier = take({1000});
    run();
    tell({status(dossier, 2), status(dossier, 4)});
    CHECK(kept().empty());
    runLater();
    CHECK(kept() == std::vector<std::string>{"status 2", "status 4"});
    CHECK(place().durableSeq == 3); // a receipt and two changes
    runLater();
    restartProgram();
    runLater();
    CHECK(kept().size() == 2);
    tell({status(dossier, 9)});
    runLater();
    CHECK(kept() == std::vector<std::string>{"status 2", "status 4", "status 9"});
}

TEST_CASE_METHOD(ListeningCounter, "Every kind of change that the protocol has comes as it was told") {
    const auto dossier = take({});
    run();
    const json common{{"dossier", dossier.id.hex()}, {"rev", 1}, {"at", "2026-11-23T02:00:00.000Z"}};
    std::vector<json> told;
    for (const json& own :
         {json{{"kind", "status"}, {"state", 4}, {"reason_vi", nullptr}},
          json{{"kind", "supplement"}, {"items", {"Tờ khai"}}, {"reason_vi", "Thiếu chữ ký"}},
          json{{"kind", "refusal"}, {"reason_vi", "Sai thẩm quyền"}},
          json{{"kind", "result"}, {"items", {"Giấy khai sinh"}}, {"reason_vi", nullptr}}}) {
        told.push_back(own);
        told.back().update(common);
    }
    told.push_back(
        {{"kind", "number_block"}, {"from", 6000}, {"to", 6099}, {"at", "2026-11-23T02:00:00.000Z"}});
    tell({told[0], told[1], told[2], told[3], told[4]});
    runLater();
    const auto rows =
        ask<std::vector<core::ports::UnreadEvent>>([](Books& books) { return books.feed().unread(1000); });
    REQUIRE(rows.size() == told.size());
    const core::sync::IntakeChanges format;
    for (std::size_t i = 0; i < told.size(); ++i) {
        INFO(told[i].dump());
        auto body = json::parse(rows[i].event.body);
        CHECK(body["id"] == rows[i].event.id.hex());
        CHECK(body["seq"] == rows[i].event.seq);
        body.erase("id");
        body.erase("seq");
        CHECK(body == told[i]);
        CHECK(format.read(rows[i].event));
    }
}

TEST_CASE_METHOD(ListeningCounter,
                 "The portal is asked at most each 30 s by the boot clock, also after a restart") {
    const auto dossier = take({});
    run();
    const auto asked = requests(kAsk);
    CHECK(asked == 1);
    clock.boot_ms += kInterval_ms - 1;
    clock.wall.ms += 1'000'000'000;
    const auto report = run();
    CHECK(report.nextQuestionBootMs == clock.boot_ms + 1);
    restartProgram();
    run();
    CHECK(requests(kAsk) == asked);
    ++clock.boot_ms;
    run();
    CHECK(requests(kAsk) == asked + 1);
}

TEST_CASE_METHOD(ListeningCounter,
                 "As soon as the link is up, or a person sends now, the portal is asked at once") {
    const auto dossier = take({});
    run();
    tell({status(dossier, 2)});
    engine->endWaits();
    run();
    CHECK(kept().size() == 1);
    portal.kill();
    const auto later = take({});
    const auto down = run();
    portal.restart();
    tell({status(dossier, 4)});
    clock.boot_ms = *down.nextTryBootMs;
    clock.boot_ms = std::max(clock.boot_ms, op(later, OpKind::Put).nextBootMs.value_or(0));
    run();
    CHECK(kept().size() == 2);
}

TEST_CASE_METHOD(ListeningCounter, "Changes are asked for behind metadata and before files") {
    const std::vector dossiers{take({500'000}), take({500'000})};
    portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":0})");
    std::stop_source stop;
    std::jthread sending([&] { (void)engine->runUntilIdle(stop.get_token()); });
    portal.waitForHeld(1);
    CHECK(requests(kPut) == 2);
    CHECK(requests(kAsk) == 1);
    portal.release();
    sending.join();
    CHECK(allWhole(dossiers));
}

TEST_CASE_METHOD(ListeningCounter, "Many changes come in pages, one behind the other, without a wait") {
    const auto dossier = take({});
    run();
    portal.control(R"({"most_at_once":2})");
    for (int i = 0; i < 5; ++i)
        tell({status(dossier, 4)});
    runLater();
    CHECK(kept().size() == 5);
    CHECK(requests(kAsk) == 1 + 3);
}

TEST_CASE("However a question for changes goes wrong, each change is kept once") {
    const auto* const path = GENERATE("/v1/changes", "/v1/offices/");
    const auto* const what =
        GENERATE(R"("do":"swallow")", R"("do":"html")", R"("do":"twice")", R"("do":"status","status":500)",
                 R"("do":"status","status":503)", R"("do":"status","status":404,"problem":"unknown-address")",
                 R"("do":"cut_answer","bytes":1)", R"("do":"cut_answer","bytes":17)",
                 R"("do":"cut_answer","bytes":90)", R"("do":"cut_answer","bytes":250)",
                 R"("do":"cut_answer","bytes":400)");
    ListeningCounter counter;
    const std::vector dossiers{counter.take({1000}), counter.take({})};
    counter.tell({status(dossiers[0], 2), status(dossiers[1], 2), status(dossiers[0], 4)});
    counter.portal.fault(std::string("{") + what + R"(,"method":"GET","path":")" + path + R"("})");
    INFO(what << " " << path);
    counter.runUntilDone();
    for (int i = 0; i < 30 && counter.kept().size() < 3; ++i)
        counter.runLater();
    CHECK(counter.kept() == std::vector<std::string>{"status 2", "status 2", "status 4"});
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE_METHOD(ListeningCounter, "A portal that tells no changes still gets every dossier") {
    portal.fault(
        R"({"do":"status","status":404,"problem":"unknown-address","path":"/v1/offices/","times":-1})");
    const auto dossier = take({1000});
    CHECK(run().acknowledged == 1);
    CHECK(portalHasOnce(dossier));
    const auto next = take({1000});
    CHECK(run().acknowledged == 1);
    CHECK(requests(kList) == 1); // it waits like everything that was refused
}

TEST_CASE_METHOD(ListeningCounter, "While the vault is locked changes are kept all the same") {
    const auto dossier = take({});
    run();
    tell({status(dossier, 2)});
    vault.lock();
    runLater();
    CHECK(kept().size() == 1);
}

TEST_CASE_METHOD(ListeningCounter,
                 "Changes that the portal has forgotten are gone, and those behind them come") {
    const auto dossier = take({});
    run();
    tell({status(dossier, 2), status(dossier, 4), status(dossier, 9)});
    portal.control(R"({"forget_changes_to":3})"); // the first receipt was number 1
    runLater();
    CHECK(kept() == std::vector<std::string>{"status 9"});
    apply();
    CHECK(stateOf(dossier) == core::domain::PortalState::Finished);
    tell({status(dossier, 10)});
    runLater();
    CHECK(kept() == std::vector<std::string>{"status 10"});
}

TEST_CASE_METHOD(
    ListeningCounter,
    "What a portal restored from an old backup has lost is sent again, under the same operations") {
    const auto before = take({20'000});
    run();
    tell({status(before, 2)});
    runLater();
    portal.control(json{{"durable_seq", place().durableSeq}}.dump());
    backUpPortal();
    const auto after = take({30'000, 10});
    const auto waiting = take({40'000});
    portal.fault(R"({"do":"refuse","path":"/v1/dossiers/)" + waiting.id.hex() + R"("})");
    CHECK(runLater().acknowledged == 1);
    tell({status(before, 4), status(after, 2)});
    runLater();
    const auto told = kept();
    REQUIRE(told.size() == 3);
    const auto opBefore = op(after, OpKind::Put).op;
    const auto epoch = place().epoch;
    restorePortal();
    CHECK_FALSE(portalHasOnce(after));
    runLater();
    clock.boot_ms += 3'600'000;
    runUntilDone();
    CHECK(place().epoch != epoch);
    CHECK(op(after, OpKind::Put).op == opBefore);
    CHECK(allWhole({before, after}));
    CHECK(delivery(after).receiptEpoch == place().epoch);
    CHECK(delivery(before).receiptEpoch == epoch); // the receipt of the other life stays what it is
    CHECK(op(waiting, OpKind::Put).state == OpState::NeedsClerk);
    CHECK(kept() == told); // nothing is told twice
    apply();
    CHECK(atPortal()["dossiers"].size() == 2);
}

TEST_CASE_METHOD(ListeningCounter, "The state of a dossier is what a restored portal says it is") {
    const auto dossier = take({});
    run();
    tell({status(dossier, 2)});
    runLater();
    backUpPortal();
    tell({status(dossier, 9)});
    runLater();
    apply();
    CHECK(stateOf(dossier) == core::domain::PortalState::Finished);
    restorePortal();
    runLater();
    apply();
    CHECK(stateOf(dossier) == core::domain::PortalState::Accepted);
    tell({status(dossier, 4)});
    runLater();
    apply();
    CHECK(stateOf(dossier) == core::domain::PortalState::Processing);
}

TEST_CASE("A portal that is restored in the middle of a delivery gets the whole of it") {
    const auto* const where = GENERATE(R"({"do":"cut_body","method":"PATCH","bytes":5000})",
                                       R"({"do":"status","status":500,"method":"POST","path":"/commit"})",
                                       R"({"do":"status","status":500,"method":"POST","path":"/v1/files/"})");
    ListeningCounter counter;
    counter.take({});
    counter.run();
    counter.backUpPortal();
    const auto dossier = counter.take({100'000});
    counter.portal.fault(where);
    counter.run();
    REQUIRE(counter.delivery(dossier).state != OpState::Acknowledged);
    counter.restorePortal();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE_METHOD(ListeningCounter,
                 "A counter restored from an old backup converges, and nothing is doubled") {
    const auto sent = take({10'000});
    run();
    const auto queued = take({20'000});
    tell({status(sent, 2)});
    backUpCounter();
    runLater();
    tell({status(sent, 4), status(queued, 2)});
    runLater();
    CHECK(kept().size() == 3);
    restoreCounter();
    CHECK(kept().empty());
    runLater();
    runUntilDone();
    CHECK(kept() == std::vector<std::string>{"status 2", "status 4", "status 2"});
    CHECK(allWhole({sent, queued}));
    apply();
    CHECK(stateOf(queued) == core::domain::PortalState::Accepted);
}

TEST_CASE_METHOD(ListeningCounter,
                 "A receipt that the portal could still lose keeps what it stands for here") {
    const auto dossier = take({1000});
    portal.control(R"({"durable_seq":0})");
    run();
    const auto erase = [&] {
        int erased = 0;
        REQUIRE(store->write([&](Books& books) -> Result<void> {
            return books.retention().eraseReceived(10).map([&](int count) { erased = count; });
        }));
        return erased;
    };
    CHECK(erase() == 0);
    CHECK_FALSE(ask<std::optional<core::ports::Retained>>([&](Books& books) {
                    return books.retention().find(dossier.id);
                })->received);
    portal.control(R"({"durable_seq":1})");
    runLater();
    CHECK(erase() == 1);
    CHECK(ask<std::optional<core::ports::Retained>>([&](Books& books) {
              return books.retention().find(dossier.id);
          })->received);
}

TEST_CASE_METHOD(ListeningCounter,
                 "What the portal called durable and lost all the same is shown to a person") {
    backUpPortal();
    const auto dossier = take({1000});
    run();
    runLater();
    REQUIRE(store->write(
        [&](Books& books) -> Result<void> { return books.retention().eraseReceived(10).map([](int) {}); }));
    const auto other = take({1000});
    runLater();
    restorePortal();
    runLater();
    runUntilDone();
    const auto rows = core::usecases::OutboxList(*store).rowsOfLocked();
    REQUIRE(rows);
    REQUIRE(rows->size() == 2);
    CHECK((*rows)[1].dossier == dossier.id);
    CHECK((*rows)[1].severity == 4);
    CHECK((*rows)[1].problem == "lost-at-portal");
    CHECK((*rows)[0].severity == 0);
    CHECK(portalHasOnce(other)); // nobody else waits for it
}
