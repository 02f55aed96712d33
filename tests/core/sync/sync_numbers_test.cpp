// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that the portal gives the counter, and that it gives single dossiers.
#include "tests/core/sync/counter.h"

#include "core/ports/incarnation.h"
#include "core/sync/portals/intake_changes.h"
#include "core/usecases/apply_changes.h"
#include "core/usecases/new_life.h"
#include "core/usecases/outbox_list.h"

#include <catch2/catch.hpp>

#include <set>

using core::base::Result;
using core::domain::DossierNumber;
using core::domain::NumberMode;
using core::ports::Books;
using core::ports::NumberBlock;
using core::ports::OpKind;
using core::ports::OpState;
using nlohmann::json;
using tests::Counter;

namespace {

constexpr char kUnit[] = "H15.50.05.13";
constexpr char kAsk[] = "POST /v1/number-blocks";

struct LeasingCounter : Counter {
    NumberMode mode = NumberMode::DailyRange;
    core::usecases::CounterSetup setup;

    LeasingCounter() { begin({kUnit, "Q07", 0, 0, mode}); }
    void begin(const core::domain::NumberRange& range) {
        setup.superiorBody = setup.office = setup.postOffice = setup.place = setup.returnPlace = "Mẫu";
        setup.officeId = tests::PortalProcess::kOffice;
        setup.deviceId = tests::PortalProcess::kDevice;
        setup.range = range;
        mode = range.mode;
        write([&](Books& books) -> Result<void> {
            if (auto saved = core::usecases::saveSetup(books, setup); !saved) return saved;
            return core::usecases::refillNumbers(books, setup, clock.now(), random);
        });
    }
    void write(const std::function<Result<void>(Books&)>& act) const {
        const auto done = store->write(act);
        INFO((done ? std::string() : core::base::describe(done.error())));
        REQUIRE(done);
    }
    DossierNumber number() { return takeNumbers(1).front(); }
    std::vector<DossierNumber> takeNumbers(int count) {
        std::vector<DossierNumber> found;
        write([&](Books& books) -> Result<void> {
            found.clear();
            for (int i = 0; i < count; ++i) {
                auto taken = core::usecases::takeNumber(
                    books, setup, clock.now(), core::ports::newId<core::base::DossierId>(random), random);
                if (!taken) return core::base::fail(taken.error());
                found.push_back(std::move(*taken));
            }
            return {};
        });
        return found;
    }
    // The last digits of so many more.
    std::vector<int> numbers(int count) {
        std::vector<int> found;
        for (const auto& taken : takeNumbers(count)) {
            if (!taken.provisional) found.push_back(std::stoi(taken.text.substr(taken.text.rfind('-') + 1)));
        }
        return found;
    }
    std::vector<NumberBlock> blocks() {
        std::vector<NumberBlock> found;
        REQUIRE(store->read([&](Books& books) -> Result<void> {
            return books.numbers().blocks().map([&](auto rows) { found = std::move(rows); });
        }));
        return found;
    }
    std::vector<core::ports::OutboxOp> openLeases() {
        std::vector<core::ports::OutboxOp> leases;
        REQUIRE(store->read([&](Books& books) -> Result<void> {
            return books.outbox().openOps().map([&](auto ops) {
                for (auto& op : ops)
                    if (op.kind == OpKind::Lease) leases.push_back(std::move(op));
            });
        }));
        return leases;
    }
    void runUntilGiven() {
        for (int i = 0; i < 20 && !openLeases().empty(); ++i) {
            const auto next = run().nextTryBootMs;
            if (next) clock.boot_ms = std::max(clock.boot_ms, *next);
        }
    }
    int audited(const char* kind) {
        int rows = 0;
        REQUIRE(store->read([&](Books& books) -> Result<void> {
            return books.audit().newest(1000, {kind, ""}).map([&](const auto& found) {
                rows = static_cast<int>(found.size());
            });
        }));
        return rows;
    }
    // As after a restore of the counter's own backup.
    void restore(const std::function<void()>& meanwhile) {
        engine.reset();
        store.reset();
        std::filesystem::copy(folder / "counterfoil.db", folder / "copy.db");
        restartProgram();
        meanwhile();
        engine.reset();
        store.reset();
        for (const auto* part : {"counterfoil.db", "counterfoil.db-wal", "counterfoil.db-shm"})
            std::filesystem::remove(folder / part);
        std::filesystem::rename(folder / "copy.db", folder / "counterfoil.db");
        restartProgram();
        write([&](Books& books) {
            return core::usecases::beginNewLife(books, {"copy", {}}, {}, clock, random);
        });
    }
};

} // namespace

TEST_CASE(
    "A counter without numbers asks the portal before anything else, and gives provisional ones until then") {
    LeasingCounter counter;
    const auto dossier = counter.take({1000});
    CHECK(counter.number().provisional);
    REQUIRE(counter.openLeases().size() == 1);
    counter.run();
    CHECK(counter.openLeases().empty());
    CHECK(counter.blocks() == std::vector<NumberBlock>{{counter.atPortal()["blocks"].begin()->at("block"),
                                                        NumberMode::DailyRange, kUnit, 3000, 3499}});
    counter.clock.wall.ms = core::base::fromRfc3339("2100-01-01T00:00:00.000Z")->ms; // not before the receipt
    CHECK(counter.numbers(2) == std::vector<int>{3000, 3001});
    CHECK(counter.audited("numbers_given") == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("Each day a counter begins anew in its range, and asks for more when a fifth is left") {
    LeasingCounter counter;
    counter.runUntilGiven();
    CHECK(counter.numbers(400).back() == 3399);
    CHECK(counter.openLeases().empty());
    CHECK(counter.numbers(1) == std::vector<int>{3400});
    CHECK(counter.openLeases().size() == 1);
    CHECK(counter.numbers(5).size() == 5);
    CHECK(counter.openLeases().size() == 1);
    counter.runUntilGiven();
    CHECK(counter.numbers(95).back() == 3500); // the second block goes on where the first ends
    counter.clock.wall.ms += 86'400'000;
    CHECK(counter.numbers(1) == std::vector<int>{3000});
    CHECK(counter.openLeases().empty());
    CHECK(counter.requests(kAsk) == 2);
}

TEST_CASE("A range that is used up while there is no network leads to provisional numbers, each once") {
    LeasingCounter counter;
    counter.runUntilGiven();
    counter.portal.kill();
    CHECK(counter.numbers(500).back() == 3499);
    std::set<std::string> provisional;
    for (int i = 0; i < 3; ++i) {
        const auto number = counter.number();
        CHECK(number.provisional);
        provisional.insert(number.text);
    }
    CHECK(provisional.size() == 3);
    counter.portal.restart();
    counter.runUntilGiven();
    CHECK(counter.numbers(1) == std::vector<int>{3500});
}

TEST_CASE(
    "Numbers of a leased block are used once, whatever the day, and more are asked for after two days' use") {
    LeasingCounter counter;
    counter.runUntilGiven();
    counter.begin({kUnit, "Q07", 0, 0, NumberMode::Block});
    counter.runUntilGiven();
    CHECK(counter.blocks().back().mode == NumberMode::Block);
    const auto first = counter.blocks().back().first;
    CHECK(counter.numbers(150).front() == first);
    counter.clock.wall.ms += 86'400'000;
    CHECK(counter.numbers(150).front() == first + 150);
    CHECK(counter.openLeases().size() == 1); // 200 are left, and two days have used 300
    counter.runUntilGiven();
    CHECK(counter.numbers(250).back() == first + 549);
    CHECK(counter.requests(kAsk) == 3);
}

TEST_CASE("A lost answer to the question for numbers, a cut or a kill leads to the same block, once") {
    const auto* fault = GENERATE(R"({"faults":[{"do":"swallow","path":"number-blocks"}]})",
                                 R"({"faults":[{"do":"cut_answer","path":"number-blocks","bytes":200}]})",
                                 R"({"faults":[{"do":"cut_body","path":"number-blocks","bytes":20}]})",
                                 R"({"faults":[{"do":"twice","path":"number-blocks"}]})");
    LeasingCounter counter;
    counter.portal.control(fault);
    counter.run();
    counter.restartProgram();
    counter.runUntilGiven();
    CHECK(counter.atPortal()["blocks"].size() == 1);
    REQUIRE(counter.blocks().size() == 1);
    CHECK(counter.numbers(1) == std::vector<int>{3000});
    CHECK(counter.audited("numbers_given") == 1);
    counter.run();
    CHECK(counter.blocks().size() == 1);
}

TEST_CASE("A portal that dies with the question and lives again gives the block that it had given") {
    LeasingCounter counter;
    counter.portal.control(R"({"faults":[{"do":"swallow","path":"number-blocks"}]})");
    counter.run();
    counter.portal.kill();
    counter.portal.restart();
    counter.runUntilGiven();
    CHECK(counter.atPortal()["blocks"].size() == 1);
    CHECK(counter.numbers(1) == std::vector<int>{3000});
}

TEST_CASE(
    "Numbers that the counter has, or had, are never taken from the portal again: somebody has to look") {
    LeasingCounter counter;
    counter.runUntilGiven();
    const auto from = GENERATE(2999, 3000, 3499);
    counter.portal.control(json{{"numbers_from", from}}.dump());
    counter.numbers(401);
    counter.run();
    REQUIRE(counter.openLeases().size() == 1);
    CHECK(counter.openLeases()[0].state == OpState::NeedsClerk);
    CHECK(counter.openLeases()[0].severity == 4);
    CHECK(counter.openLeases()[0].lastProblem == "numbers-overlap");
    CHECK(counter.blocks().size() == 1);
    CHECK(counter.audited("numbers_refused") == 1);
    const auto rows = core::usecases::OutboxList(*counter.store).openRowsOfLocked();
    REQUIRE(rows->size() == 1);
    CHECK(rows->front().singleKind == OpKind::Lease);
    CHECK(counter.numbers(99).back() == 3499); // what it has is good
    CHECK(counter.number().provisional);
}

TEST_CASE("An answer to another counter, of another kind or outside the sequence is taken for no block") {
    const auto* how = GENERATE("op", "counter", "unit", "sequence", "mode", "range", "block");
    LeasingCounter counter;
    counter.portal.control(
        json{{"faults", {{{"do", "wrong_numbers"}, {"path", "number-blocks"}, {"how", how}}}}}.dump());
    counter.run();
    INFO(how);
    REQUIRE(counter.openLeases().size() == 1);
    CHECK(counter.openLeases()[0].state == OpState::NeedsClerk);
    CHECK(counter.openLeases()[0].severity == 4);
    CHECK(counter.blocks().empty());
    const auto row = core::usecases::OutboxList(*counter.store).openRowsOfLocked()->front();
    REQUIRE(core::usecases::OutboxList(*counter.store).sendAgain(row));
    counter.runUntilGiven();
    CHECK(counter.numbers(1) == std::vector<int>{3000});
}

TEST_CASE("A portal without numbers holds up no dossier, and is not asked again before somebody wants it") {
    LeasingCounter counter;
    counter.portal.control(R"({"numbers_from":10000})");
    const auto dossier = counter.take({1000});
    counter.run();
    counter.run();
    CHECK(counter.portalHasOnce(dossier));
    CHECK(counter.openLeases()[0].state == OpState::NeedsClerk);
    CHECK(counter.requests(kAsk) == 1);
    CHECK(counter.number().provisional);
}

TEST_CASE(
    "Before the first sign-in the portal is not asked for numbers: the counter has no word for it yet") {
    LeasingCounter counter;
    counter.write([](Books& books) { return books.keys().putPortalToken(tests::PortalProcess::kToken); });
    counter.engine.reset();
    counter.store.reset();
    core::vault::Vault neverOpened(tests::kCheapGuess);
    const auto store = core::store::SqliteStore::open(counter.folder / "counterfoil.db", neverOpened).value();
    core::sync::Engine engine({*store, counter.files, counter.intake, counter.clock, counter.random});
    CHECK(engine.runUntilIdle({}).error().is(core::ports::StoreCode::VaultLocked));
    CHECK(counter.requests(kAsk) == 0);
}

TEST_CASE("A restored counter gives no number of the life before, and has asked for a fresh block before the "
          "first") {
    LeasingCounter counter;
    counter.runUntilGiven();
    std::vector<int> before = counter.numbers(3);
    counter.restore([&] {
        for (const auto number : counter.numbers(3))
            before.push_back(number);
    });
    CHECK(counter.number().provisional);
    REQUIRE(counter.openLeases().size() == 1);
    counter.runUntilGiven();
    for (const auto number : counter.numbers(100))
        CHECK(number >= 3500);
    CHECK(counter.blocks().front().isGivenUp);
}

TEST_CASE("The answer to a question of the life before is not taken: that life may have given its numbers") {
    LeasingCounter counter;
    std::vector<int> before;
    counter.restore([&] { // the question lies in the copy
        counter.runUntilGiven();
        before = counter.numbers(3);
    });
    REQUIRE(before.front() == 3000);
    REQUIRE(counter.openLeases().size() == 1);
    counter.runUntilGiven();
    CHECK(counter.numbers(1).front() >= 3500);
    CHECK(counter.atPortal()["blocks"].size() == 2);
}

TEST_CASE("A date before the portal's last receipt goes into no official number") {
    LeasingCounter counter;
    counter.runUntilGiven();
    counter.take({1000});
    counter.run(); // the portal's clock is that of the machine
    const auto today = counter.clock.wall.ms;
    std::int64_t received = 0;
    REQUIRE(counter.store->read([&](Books& books) -> Result<void> {
        return books.outbox().lastReceiptAt().map([&](const auto& at) { received = at->ms; });
    }));
    counter.clock.wall.ms = received - 86'400'000;
    CHECK(counter.number().provisional);
    counter.clock.wall.ms = received - 1;
    const bool isSameDay = core::base::toLocal({received - 1}).date == core::base::toLocal({received}).date;
    CHECK(counter.number().provisional == !isSameDay);
    counter.clock.wall.ms = std::max(today, received + 1);
    CHECK_FALSE(counter.number().provisional);
}

TEST_CASE(
    "An official number for a dossier that has another comes with the portal's changes and is refused") {
    LeasingCounter counter;
    const auto dossier = counter.take({1000});
    counter.run();
    counter.portal.control(
        json{{"changes",
              {{{"kind", "number"}, {"dossier", dossier.id.hex()}, {"number", "H15.50.05.13-261121-0975"}}}}}
            .dump());
    counter.clock.boot_ms += 30'000;
    counter.run();
    const core::sync::IntakeChanges format;
    CHECK(*core::usecases::ApplyChanges(*counter.store, format, counter.clock).apply() == 1);
    CHECK(counter.audited("number_refused") == 1);
    REQUIRE(counter.store->read([&](Books& books) -> Result<void> {
        CHECK((*books.dossiers().head(dossier.id))->number == dossier.number);
        return {};
    }));
}
