// SPDX-License-Identifier: GPL-3.0-or-later
// Knows the scanners that answer, without anybody waiting for them: it looks around in a thread of its own,
// when it is told to and when something was plugged in or out. Any thread.
#pragma once

#include "core/ports/scan_source.h"
#include "scanner/device/plug_monitor.h"
#include "scanner/device/scan_settings.h"

#include <chrono>
#include <condition_variable>
#include <cstddef>
#include <functional>
#include <memory>
#include <mutex>
#include <thread>
#include <vector>

namespace scanner::device {

// Told on the watch's thread; answer soon.
struct ScannerNews {
    std::vector<core::ports::ScannerInfo> scanners; // while it still looks: those found so far
    bool isWhole = false;                           // every driver has been asked
};

class ScannerWatch {
  public:
    // Drivers need a moment after the kernel has named a device, and one plug makes several events.
    static constexpr std::chrono::milliseconds kSettling{700};

    // `monitor` may be null: then only `look` makes it look.
    ScannerWatch(WorkerScanSettings settings, std::unique_ptr<PlugMonitor> monitor,
                 std::function<void(const ScannerNews&)> told,
                 std::chrono::milliseconds settling = kSettling);
    ~ScannerWatch();
    ScannerWatch(const ScannerWatch&) = delete;
    ScannerWatch& operator=(const ScannerWatch&) = delete;

    // At once. A look that is running is begun anew after its end.
    void look();
    // From the last look that was whole.
    [[nodiscard]] std::vector<core::ports::ScannerInfo> scanners() const;
    // Those of a look that begins now. Blocks; empty if stopped.
    [[nodiscard]] std::vector<core::ports::ScannerInfo> lookAndWait(const std::stop_token& stop);

  private:
    void wishLook(std::chrono::steady_clock::time_point when);
    void serve(const std::stop_token& stop);
    bool awaitWish(const std::stop_token& stop);
    void lookAround(const std::stop_token& stop);

    const WorkerScanSettings m_settings;
    const std::function<void(const ScannerNews&)> m_told;
    const std::chrono::milliseconds m_settling;

    mutable std::mutex m_mutex;
    std::condition_variable_any m_changed;
    bool m_isWished = false;
    std::size_t m_begun = 0; // looks
    std::size_t m_ended = 0; // the last one that was whole
    std::chrono::steady_clock::time_point m_when;
    std::vector<core::ports::ScannerInfo> m_scanners;

    std::jthread m_thread;
    std::unique_ptr<PlugMonitor> m_monitor; // last: it calls us until it is gone
};

} // namespace scanner::device
