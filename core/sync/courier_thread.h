// SPDX-License-Identifier: GPL-3.0-or-later
// The thread "sync": runs the engine and sleeps until the next try is due, new work is there, or a person
// wants it now. Any thread may call it; calls return at once.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/courier.h"
#include "core/sync/engine.h"

#include <condition_variable>
#include <functional>
#include <mutex>
#include <stop_token>
#include <thread>

namespace core::sync {

class CourierThread final : public core::ports::Courier {
  public:
    // Starts at once. Engine and clock outlive it.
    CourierThread(Engine& engine, const core::ports::Clock& clock);
    // Ends the request in the air and joins; the operation stays queued.
    ~CourierThread() override;
    CourierThread(const CourierThread&) = delete;
    CourierThread& operator=(const CourierThread&) = delete;

    void wake(); // something new lies in the outbox
    void linkIsIn();
    void setMetered(bool isMetered); // see Engine
    void sendNow() override;
    void pause(bool paused) override;
    [[nodiscard]] core::ports::CourierStatus status() const override;
    void onChange(std::function<void()> listener) override;

  private:
    void work(const std::stop_token& stop);
    void runOnce();
    void sleep(const std::stop_token& stop);
    void publish(core::ports::CourierStatus status);
    void publishEnd(const core::base::Result<RunReport>& end);

    Engine& m_engine;
    const core::ports::Clock& m_clock;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    core::ports::CourierStatus m_status;
    std::function<void()> m_listener;
    std::mutex m_listenerMutex; // held while it runs, so that nothing is called after it was detached
    std::stop_source m_run;     // of the run in the air
    bool m_hasWork = true;
    bool m_paused = false;
    std::optional<std::int64_t> m_nextTry_ms;
    std::jthread m_thread;
};

} // namespace core::sync
