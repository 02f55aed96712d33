// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/open_ops.h"

#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

using core::base::Result;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::OutboxOp;
using core::sync::CountedStore;
using core::sync::OpenOps;

namespace {

// Counts how often somebody reads.
class ReadCounter : public core::ports::Store {
  public:
    explicit ReadCounter(core::ports::Store& store) : m_store(store) {}
    [[nodiscard]] Result<void> write(const std::function<Result<void>(Books&)>& act) override {
        return m_store.write(act);
    }
    [[nodiscard]] Result<void> read(const std::function<Result<void>(Books&)>& act) override {
        ++reads;
        return m_store.read(act);
    }
    [[nodiscard]] Result<void> wipeLog() override { return m_store.wipeLog(); }
    [[nodiscard]] Result<std::string> integrityComplaint() override { return m_store.integrityComplaint(); }
    [[nodiscard]] std::int64_t writes() const override { return m_store.writes(); }

    int reads = 0;

  private:
    core::ports::Store& m_store;
};

struct Fixture {
    tests::Counter counter;
    std::vector<core::domain::Dossier> dossiers{counter.take({10, 20}), counter.take({30}), counter.take({})};
    ReadCounter reading{*counter.store};
    CountedStore store{reading};
    OpenOps open{store};

    static void change(core::ports::Store& by, OutboxOp op, OpState state) {
        op.state = state;
        REQUIRE(by.write([&](Books& books) { return books.outbox().updateOp(op); }));
    }
    OutboxOp file(std::size_t dossier) { return counter.op(dossiers[dossier], OpKind::File); }
    // What is kept is what a reading of them all gives.
    void checkWhole() {
        const auto kept = open.all();
        REQUIRE(kept);
        std::vector<OutboxOp> there;
        REQUIRE(counter.store->read([&](Books& books) -> Result<void> {
            return books.outbox().openOps().map([&](auto rows) { there = std::move(rows); });
        }));
        REQUIRE((*kept)->size() == there.size());
        for (std::size_t i = 0; i < there.size(); ++i) {
            CHECK((**kept)[i].op == there[i].op);
            CHECK((**kept)[i].state == there[i].state);
        }
    }
};

} // namespace

TEST_CASE_METHOD(Fixture, "After a step only the operations of its delivery are read anew") {
    REQUIRE(open.all());
    CHECK(reading.reads == 1);
    for (const auto state : {OpState::Sending, OpState::Queued, OpState::Sending, OpState::Uploaded}) {
        change(store, file(0), state);
        REQUIRE(open.refresh(file(0)));
    }
    REQUIRE(open.all());
    CHECK(reading.reads == 5); // one a step
    checkWhole();
}

TEST_CASE_METHOD(Fixture, "What somebody else has queued, held or closed counts at the next step") {
    REQUIRE(open.all());
    change(*counter.store, file(1), OpState::NeedsClerk);
    checkWhole();
    dossiers.push_back(counter.take({40}));
    checkWhole();
    change(*counter.store, file(1), OpState::Queued);
    change(store, file(0), OpState::Uploaded); // ours does not hide it
    REQUIRE(open.refresh(file(0)));
    checkWhole();
}

TEST_CASE_METHOD(Fixture,
                 "An acknowledged delivery is left out, and is there again when it is queued again") {
    REQUIRE(open.all());
    auto delivery = counter.delivery(dossiers[0]);
    delivery.state = OpState::Acknowledged;
    delivery.receipt = "receipt";
    const auto put = counter.op(dossiers[0], OpKind::Put);
    REQUIRE(store.write([&](Books& books) { return books.outbox().acknowledge(delivery); }));
    REQUIRE(open.refresh(put));
    checkWhole();
    REQUIRE(store.write([&](Books& books) { return books.outbox().sendAnew(dossiers[0].id, 1); }));
    REQUIRE(open.refresh(put));
    checkWhole();
}
