// SPDX-License-Identifier: GPL-3.0-or-later
// What every kind of portal has to keep, whatever its peer is like. What a kind cannot do by its nature is
// one of its abilities, and what then has to happen stands here as well.
#include "core/usecases/outbox_list.h"
#include "tests/core/sync/exchange_counter.h"
#include "tests/core/sync/ministry_counter.h"

#include <catch2/catch.hpp>

using core::ports::OpKind;
using core::ports::OpState;
using tests::Counter;

namespace {

// A kind of portal with its peer.
class Side {
  public:
    virtual ~Side() = default;
    virtual Counter& counter() = 0;
    virtual const tests::PeerProcess& peer() const = 0;
    virtual bool holdsOnce(const core::domain::Dossier& dossier) = 0;
    // How many dossiers there are, whatever they are.
    virtual std::size_t held() = 0;
    // The next file is cut off.
    virtual void cutFile() {
        peer().fault(R"({"do":"cut_body","method":"PATCH","path":"/files/","bytes":30000})");
    }
    // The next dossier is refused, in words.
    virtual void refuse() = 0;
    virtual std::string words() const = 0;
    // By which operation it then refuses.
    virtual OpKind refusing() const { return OpKind::Put; }
    // Whether its own screen shows what it was told of the dossier last; of a portal that cannot be asked.
    virtual bool shows(const core::domain::Dossier&) { return false; }
};

class IntakeSide final : public Side {
  public:
    Counter& counter() override { return m_counter; }
    const tests::PeerProcess& peer() const override { return m_counter.portal; }
    bool holdsOnce(const core::domain::Dossier& dossier) override { return m_counter.portalHasOnce(dossier); }
    std::size_t held() override { return m_counter.atPortal()["dossiers"].size(); }
    void refuse() override {
        m_counter.portal.fault(R"({"do":"refuse","method":"PUT","path":"/v1/dossiers/"})");
    }
    std::string words() const override { return "Ngày sinh sau ngày nộp"; }

  private:
    Counter m_counter;
};

class ExchangeSide final : public Side {
  public:
    Counter& counter() override { return m_side.counter; }
    const tests::PeerProcess& peer() const override { return m_side.exchange; }
    bool holdsOnce(const core::domain::Dossier& dossier) override { return m_side.holdsOnce(dossier); }
    std::size_t held() override { return m_side.held()["dossiers"].size(); }
    void refuse() override {
        m_side.exchange.fault(
            R"({"do":"say","path":"DongBoHoSoMC","message":"Mã thủ tục không thuộc đơn vị"})");
    }
    std::string words() const override { return "Mã thủ tục không thuộc đơn vị"; }

  private:
    tests::ExchangeCounter m_side;
};

class MinistrySide final : public Side {
  public:
    Counter& counter() override { return m_side.counter; }
    const tests::PeerProcess& peer() const override { return m_side.ministry; }
    bool holdsOnce(const core::domain::Dossier& dossier) override { return m_side.holdsOnce(dossier); }
    std::size_t held() override { return m_side.held()["dossiers"].size(); }
    void cutFile() override {
        m_side.ministry.fault(R"({"do":"cut_body","path":"/UploadFile","bytes":30000})");
    }
    void refuse() override {
        m_side.ministry.fault(
            R"({"do":"say","path":"CreateDossier","message":"Mã thủ tục không thuộc đơn vị"})");
    }
    std::string words() const override { return "Mã thủ tục không thuộc đơn vị"; }
    OpKind refusing() const override { return OpKind::Commit; }
    bool shows(const core::domain::Dossier& dossier) override { return m_side.isThere(dossier); }

  private:
    tests::MinistryCounter m_side;
};

std::unique_ptr<Side> anySide() {
    const auto kind = GENERATE(as<std::string>(), "intake v1", "the national exchange", "a ministry");
    UNSCOPED_INFO(kind);
    if (kind == "intake v1") return std::make_unique<IntakeSide>();
    if (kind == "a ministry") return std::make_unique<MinistrySide>();
    return std::make_unique<ExchangeSide>();
}

// A portal that can be asked, or knows a second sending, never needs a person for an answer that was lost.
// With one that cannot the operation stands still, whatever is ordered, and the portal hears nothing of it,
// until somebody has looked at its screen and says what is there.
void settleByEyes(Side& side, const core::domain::Dossier& dossier, const core::sync::RunReport& report) {
    if (report.needs_clerk == 0) return;
    REQUIRE_FALSE(side.counter().abilities().takesRepeats);
    CHECK(report.needs_clerk == 1);
    const auto op = side.counter().op(dossier, OpKind::Commit);
    CHECK(op.state == OpState::NeedsClerk);
    CHECK(op.lastProblem == "outcome_unknown");
    CHECK(op.severity == 2);
    const auto before = side.peer().state();
    side.counter().engine->endWaits();
    (void)side.counter().run();
    side.counter().restartProgram();
    (void)side.counter().run();
    CHECK(side.peer().state() == before);
    core::usecases::OutboxList outbox(*side.counter().store);
    const auto row = outbox.openRowsOfLocked()->front();
    REQUIRE(row.dossier == dossier.id);
    CHECK(row.asksForEyes());
    if (side.shows(dossier))
        REQUIRE(outbox.confirmSeen(row, {}, side.counter().clock.now()));
    else
        REQUIRE(outbox.sendAgain(row));
    const auto after = side.counter().runUntilDone();
    CHECK(after.waiting == 0);
    CHECK(after.needs_clerk == 0);
    CHECK(side.counter().delivery(dossier).state == OpState::Acknowledged);
}

} // namespace

TEST_CASE("A dossier arrives once, with its files, at every kind of portal") {
    const auto side = anySide();
    const auto one = side->counter().take({100'000, 3});
    const auto two = side->counter().take({});
    const auto report = side->counter().runUntilDone();
    CHECK(report.acknowledged == 2);
    CHECK(report.needs_clerk == 0);
    CHECK(side->holdsOnce(one));
    CHECK(side->holdsOnce(two));
    CHECK(side->held() == 2);
    CHECK(side->counter().delivery(one).state == OpState::Acknowledged);
    CHECK_FALSE(side->counter().delivery(one).receipt.empty());
}

TEST_CASE("Whichever answer is lost, every kind of portal holds the dossier once in the end") {
    const auto side = anySide();
    constexpr int kMoreThanItTakes = 14;
    for (int lost = 0; lost < kMoreThanItTakes; ++lost) {
        INFO("answer " << lost);
        side->peer().fault(R"({"do":"swallow","path":"/","skip":)" + std::to_string(lost) + "}");
        const auto dossier = side->counter().take({70'000});
        const auto report = side->counter().runUntilDone();
        side->peer().control(R"({"clear":true})");
        CHECK(report.waiting == 0);
        settleByEyes(*side, dossier, report);
        CHECK(side->holdsOnce(dossier));
        CHECK(side->held() == static_cast<std::size_t>(lost) + 1);
    }
}

TEST_CASE("A program that dies after any answer brings the dossier once, at every kind of portal") {
    const auto side = anySide();
    for (int lost = 0; lost < 6; ++lost) {
        INFO("answer " << lost);
        side->peer().fault(R"({"do":"swallow","path":"/","skip":)" + std::to_string(lost) + "}");
        const auto dossier = side->counter().take({70'000});
        (void)side->counter().run();
        side->counter().restartProgram();
        const auto report = side->counter().runUntilDone();
        CHECK(report.waiting == 0);
        side->peer().control(R"({"clear":true})");
        settleByEyes(*side, dossier, report);
        CHECK(side->holdsOnce(dossier));
        CHECK(side->held() == static_cast<std::size_t>(lost) + 1);
    }
}

TEST_CASE("A file that is cut goes on from where the portal has it, or anew where a portal keeps no part") {
    const auto side = anySide();
    side->cutFile();
    const auto dossier = side->counter().take({200'000});
    const auto report = side->counter().runUntilDone();
    CHECK(report.resumed_after_cut == (side->counter().abilities().takesParts ? 1 : 0));
    CHECK(report.bytes_sent - report.bytes_wasted == 200'000);
    CHECK(side->holdsOnce(dossier));
}

TEST_CASE("What a portal refuses needs a clerk, with the portal's words, and holds no other back") {
    const auto side = anySide();
    side->refuse();
    const auto refused = side->counter().take({1000});
    const auto other = side->counter().take({1000});
    const auto report = side->counter().runUntilDone();
    CHECK(report.needs_clerk == 1);
    CHECK(side->counter().delivery(refused).state == OpState::NeedsClerk);
    const auto op = side->counter().op(refused, side->refusing());
    CHECK(op.lastDetail.find(side->words()) != std::string::npos);
    CHECK(op.severity == 2);
    CHECK(side->holdsOnce(other));
    CHECK(side->counter().delivery(other).state == OpState::Acknowledged);
}

TEST_CASE("A page of a captive network is no portal's answer: everything waits, and arrives once") {
    const auto side = anySide();
    side->peer().fault(R"({"do":"html","path":"/","times":3})");
    const auto dossier = side->counter().take({1000});
    const auto first = side->counter().run();
    REQUIRE(first.trouble);
    CHECK(first.trouble->is(core::ports::PortalCode::NotThePortal));
    CHECK(first.needs_clerk == 0);
    CHECK(side->counter().runUntilDone().waiting == 0);
    CHECK(side->holdsOnce(dossier));
}

TEST_CASE("A portal that is busy, or breaks, is asked again later and holds the dossier once") {
    const auto side = anySide();
    const int status = GENERATE(500, 502, 503, 504);
    INFO(status);
    side->peer().fault(R"({"do":"status","path":"/","times":2,"status":)" + std::to_string(status) + "}");
    const auto dossier = side->counter().take({1000});
    CHECK(side->counter().run().acknowledged == 0);
    const auto report = side->counter().runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(report.needs_clerk == 0);
    CHECK(side->holdsOnce(dossier));
}
