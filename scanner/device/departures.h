// SPDX-License-Identifier: GPL-3.0-or-later
// Workers on their way out: each gets its time to let the scanner go, in a thread of its own. Nobody waits
// for that but the next worker, which would find the scanner busy. One thread at a time.
#pragma once

#include "scanner/device/scan_session.h"

#include <chrono>
#include <condition_variable>
#include <memory>
#include <mutex>
#include <stop_token>
#include <thread>

namespace scanner::device {

class Departures {
  public:
    void add(std::unique_ptr<ScanSession> session, std::chrono::milliseconds grace);
    // False: stopped before all were gone.
    [[nodiscard]] bool awaitAll(const std::stop_token& stop);
    // What ScanSession::close() answered for the last one, once it is gone; told once.
    [[nodiscard]] int awaitLeftBehind();

  private:
    std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_busy = false;
    int m_leftBehind = 0;
    std::jthread m_thread; // last: ends before what it uses
};

} // namespace scanner::device
