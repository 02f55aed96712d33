// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/scanner_watch.h"

#include "scanner/device/scanner_finder.h"

#include <utility>

#include <pthread.h>

namespace scanner::device {

using core::ports::ScannerInfo;
using Clock = std::chrono::steady_clock;

ScannerWatch::ScannerWatch(WorkerScanSettings settings, std::unique_ptr<PlugMonitor> monitor,
                           std::function<void(const ScannerNews&)> told, std::chrono::milliseconds settling)
    : m_settings(std::move(settings))
    , m_told(std::move(told))
    , m_settling(settling)
    , m_monitor(std::move(monitor)) {
    m_thread = std::jthread([this](const std::stop_token& stop) {
        pthread_setname_np(pthread_self(), "scan-watch");
        serve(stop);
    });
    if (m_monitor) m_monitor->start([this] { wishLook(Clock::now() + m_settling); });
}

ScannerWatch::~ScannerWatch() {
    m_monitor.reset();
}

void ScannerWatch::look() {
    wishLook(Clock::now());
}

// Of several wishes the last one counts: what is plugged in now may be followed by more.
void ScannerWatch::wishLook(Clock::time_point when) {
    {
        const std::lock_guard lock(m_mutex);
        m_isWished = true;
        m_when = when;
    }
    m_changed.notify_all();
}

std::vector<ScannerInfo> ScannerWatch::scanners() const {
    const std::lock_guard lock(m_mutex);
    return m_scanners;
}

std::vector<ScannerInfo> ScannerWatch::lookAndWait(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    m_isWished = true;
    m_when = Clock::now();
    const std::size_t mine = m_begun + 1;
    m_changed.notify_all();
    if (!m_changed.wait(lock, stop, [&] { return m_ended >= mine; })) return {};
    return m_scanners;
}

void ScannerWatch::serve(const std::stop_token& stop) {
    while (awaitWish(stop))
        lookAround(stop);
}

// False: stopped.
bool ScannerWatch::awaitWish(const std::stop_token& stop) {
    std::unique_lock lock(m_mutex);
    if (!m_changed.wait(lock, stop, [this] { return m_isWished; })) return false;
    while (Clock::now() < m_when) {
        const auto when = m_when;
        m_changed.wait_until(lock, stop, when, [this, when] { return m_when != when; });
        if (stop.stop_requested()) return false;
    }
    m_isWished = false;
    ++m_begun;
    return true;
}

void ScannerWatch::lookAround(const std::stop_token& stop) {
    ScannerNews news;
    SearchWatcher watcher;
    watcher.found = [&](const ScannerInfo& info) {
        news.scanners.push_back(info);
        m_told(news);
    };
    auto found = findScanners(m_settings, {}, watcher, stop);
    if (stop.stop_requested()) return;
    {
        const std::lock_guard lock(m_mutex);
        m_scanners = found.scanners;
        m_ended = m_begun;
    }
    m_changed.notify_all();
    m_told({std::move(found.scanners), true});
}

} // namespace scanner::device
