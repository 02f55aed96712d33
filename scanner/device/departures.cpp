// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/departures.h"

#include <utility>

#include <pthread.h>

namespace scanner::device {

// One at a time: the source opens no new worker before the last one is gone.
void Departures::add(std::unique_ptr<ScanSession> session, std::chrono::milliseconds grace) {
    if (m_thread.joinable()) m_thread.join();
    m_busy = true;
    m_leftBehind = 0;
    m_thread = std::jthread([this, leaving = std::move(session), grace] {
        pthread_setname_np(pthread_self(), "scan-ending");
        const int left_behind = leaving->close(grace);
        const std::lock_guard lock(m_mutex);
        m_leftBehind = left_behind;
        m_busy = false;
        m_changed.notify_all();
    });
}

bool Departures::awaitAll(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    return m_changed.wait(lock, stop, [this] { return !m_busy; });
}

int Departures::awaitLeftBehind() {
    std::unique_lock lock(m_mutex);
    m_changed.wait(lock, [this] { return !m_busy; });
    return std::exchange(m_leftBehind, 0);
}

} // namespace scanner::device
