// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/courier_thread.h"
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>
#include <condition_variable>
#include <mutex>

using core::ports::LinkState;
using core::ports::OpKind;
using core::ports::OpState;
using core::sync::CourierThread;
using tests::Counter;

namespace {

// Waits for what the courier says, not for time.
class Listener {
  public:
    explicit Listener(CourierThread& courier) : m_courier(courier) {
        courier.onChange([this] {
            std::scoped_lock lock(m_mutex);
            m_changed.notify_all();
        });
    }
    ~Listener() { m_courier.onChange({}); }
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    template<class Condition>
    void waitFor(Condition condition) {
        std::unique_lock lock(m_mutex);
        while (!condition())
            m_changed.wait_for(lock, std::chrono::milliseconds(50));
    }

  private:
    CourierThread& m_courier;
    std::mutex m_mutex;
    std::condition_variable m_changed;
};

} // namespace

TEST_CASE("The courier sends what lies in the outbox, and what comes later when it is woken") {
    Counter counter;
    const auto first = counter.take({100'000});
    CourierThread courier(*counter.engine, counter.clock);
    Listener listener(courier);
    listener.waitFor([&] { return counter.delivery(first).state == OpState::Acknowledged; });
    CHECK(courier.status().link == LinkState::Online);
    const auto second = counter.take({10});
    courier.wake();
    listener.waitFor([&] { return counter.delivery(second).state == OpState::Acknowledged; });
    CHECK(counter.portalHasOnce(first));
    CHECK(counter.portalHasOnce(second));
}

TEST_CASE("The courier says why everything waits, and \"send now\" ends the wait") {
    Counter counter;
    const auto dossier = counter.take({10});
    counter.portal.kill();
    CourierThread courier(*counter.engine, counter.clock);
    Listener listener(courier);
    listener.waitFor([&] { return courier.status().link == LinkState::Offline; });
    REQUIRE(courier.status().trouble);
    CHECK(courier.status().trouble->is(core::ports::PortalCode::NoLink));
    counter.portal.restart();
    courier.sendNow();
    listener.waitFor([&] { return counter.delivery(dossier).state == OpState::Acknowledged; });
    listener.waitFor([&] { return !courier.status().trouble; });
}

TEST_CASE("A paused courier sends nothing until it goes on") {
    Counter counter;
    CourierThread courier(*counter.engine, counter.clock);
    Listener listener(courier);
    courier.pause(true);
    listener.waitFor([&] { return courier.status().link == LinkState::Paused; });
    const auto dossier = counter.take({10});
    courier.wake();
    courier.sendNow();
    CHECK(counter.requests("PUT /v1/dossiers/*") == 0);
    courier.pause(false);
    listener.waitFor([&] { return counter.delivery(dossier).state == OpState::Acknowledged; });
    listener.waitFor([&] { return courier.status().link == LinkState::Online; });
}

TEST_CASE("The courier shows the dossier in the air and how much of it has gone") {
    Counter counter;
    const auto dossier = counter.take({100'000});
    counter.portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":20000,"skip":1})");
    CourierThread courier(*counter.engine, counter.clock);
    counter.portal.waitForHeld(1);
    const auto status = courier.status();
    CHECK(status.sending == dossier.id);
    CHECK(status.bytesTotal == 100'000);
    CHECK(status.bytesSent > 65'536);
    CHECK(status.bytesSent <= 100'000);
    counter.portal.release();
}

TEST_CASE("A courier that ends in the middle of a file leaves it queued") {
    Counter counter;
    const auto dossier = counter.take({100'000});
    counter.portal.fault(R"({"do":"hold_body","method":"PATCH","bytes":20000})");
    {
        CourierThread courier(*counter.engine, counter.clock);
        counter.portal.waitForHeld(1);
    }
    CHECK(counter.op(dossier, OpKind::File).state == OpState::Queued);
    counter.portal.release();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}
