// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/courier_thread.h"

#include "core/base/log.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <pthread.h>

namespace core::sync {

using core::base::Result;
using core::ports::CourierStatus;
using core::ports::LinkState;

namespace {

// The condition's clock stands still while the PC sleeps, the boot clock does not: look again now and then.
constexpr std::int64_t kLongestSleep_ms = 30'000;
// After an error of our own store.
constexpr std::int64_t kStoreTrouble_ms = 10'000;

std::optional<std::int64_t> nextOf(const RunReport& end) {
    if (!end.nextTryBootMs || !end.nextQuestionBootMs)
        return end.nextTryBootMs ? end.nextTryBootMs : end.nextQuestionBootMs;
    return std::min(*end.nextTryBootMs, *end.nextQuestionBootMs);
}

bool isLocked(const Result<RunReport>& end) {
    return !end && end.error().is(core::ports::StoreCode::VaultLocked);
}

} // namespace

CourierThread::CourierThread(Engine& engine, const core::ports::Clock& clock)
    : m_engine(engine), m_clock(clock) {
    m_engine.onStatus([this](const CourierStatus& status) { publish(status); });
    m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

CourierThread::~CourierThread() {
    m_thread.request_stop();
    {
        std::scoped_lock lock(m_mutex);
        m_run.request_stop();
    }
    m_thread.join();
    m_engine.onStatus({});
}

void CourierThread::wake() {
    std::scoped_lock lock(m_mutex);
    m_hasWork = true;
    m_changed.notify_all();
}

void CourierThread::sendNow() {
    m_engine.sendNow();
    wake();
}

void CourierThread::linkIsIn() {
    m_engine.endWaits();
    wake();
}

void CourierThread::setMetered(bool isMetered) {
    m_engine.setMetered(isMetered);
    wake();
}

void CourierThread::pause(bool paused) {
    std::scoped_lock lock(m_mutex);
    m_paused = paused;
    m_hasWork = true;
    if (paused) m_run.request_stop();
    m_changed.notify_all();
}

CourierStatus CourierThread::status() const {
    std::scoped_lock lock(m_mutex);
    return m_status;
}

void CourierThread::onChange(std::function<void()> listener) {
    std::scoped_lock lock(m_listenerMutex);
    m_listener = std::move(listener);
}

void CourierThread::work(const std::stop_token& stop) {
    pthread_setname_np(pthread_self(), "sync");
    while (!stop.stop_requested()) {
        sleep(stop);
        if (stop.stop_requested()) return;
        runOnce();
    }
}

void CourierThread::sleep(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    const auto isDue = [this] { return m_nextTry_ms && *m_nextTry_ms <= m_clock.bootMs(); };
    const auto mayGo = [&] { return m_hasWork || (!m_paused && isDue()); };
    while (!stop.stop_requested() && !mayGo()) {
        const auto left = m_nextTry_ms && !m_paused ? *m_nextTry_ms - m_clock.bootMs() : kLongestSleep_ms;
        const auto most = std::chrono::milliseconds(std::clamp<std::int64_t>(left, 1, kLongestSleep_ms));
        m_changed.wait_for(lock, stop, most, mayGo);
    }
    m_hasWork = false;
    // A stop that comes between here and the run still ends it: the token is taken from this source.
    m_run = std::stop_source();
    if (stop.stop_requested()) m_run.request_stop();
}

void CourierThread::runOnce() {
    std::stop_token run;
    bool paused = false;
    {
        std::scoped_lock lock(m_mutex);
        run = m_run.get_token();
        paused = m_paused;
    }
    if (paused) {
        CourierStatus resting;
        resting.link = LinkState::Paused;
        resting.bytesWaiting = status().bytesWaiting;
        return publish(std::move(resting));
    }
    const auto end = m_engine.runUntilIdle(run);
    if (!end && !isLocked(end))
        core::base::log(core::base::LogLevel::Error, "sync", core::base::describe(end.error()));
    publishEnd(end);
}

void CourierThread::publishEnd(const Result<RunReport>& end) {
    auto status = this->status();
    {
        std::scoped_lock lock(m_mutex);
        m_nextTry_ms = end ? nextOf(*end) : m_clock.bootMs() + kStoreTrouble_ms;
        if (isLocked(end)) m_nextTry_ms.reset(); // whoever signs in wakes the courier
    }
    if (status.link == LinkState::Paused) status.link = LinkState::Unknown;
    status.sending.reset();
    status.trouble = end ? end->trouble : std::optional(end.error());
    publish(std::move(status));
}

void CourierThread::publish(CourierStatus status) {
    {
        std::scoped_lock lock(m_mutex);
        m_status = std::move(status);
    }
    std::scoped_lock lock(m_listenerMutex);
    if (m_listener) m_listener();
}

} // namespace core::sync
