// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/scanner_finder.h"

#include "scanner/device/backends.h"
#include "scanner/device/device_identity.h"
#include "scanner/device/scan_errors.h"
#include "scanner/device/worker_payloads.h"
#include "scanner/device/worker_start.h"

#include <algorithm>
#include <mutex>
#include <thread>

#include <pthread.h>

namespace scanner::device {

using core::base::Error;
using core::base::fail;
using core::base::Result;
using core::ports::ScanCode;
using core::ports::ScannerInfo;
using worker::FrameKind;
using Clock = std::chrono::steady_clock;

namespace {

ScanCode codeOf(LinkEnd end) {
    return end == LinkEnd::Hung ? ScanCode::DriverHung : ScanCode::DriverCrashed;
}

class Search {
  public:
    Search(const WorkerScanSettings& settings, std::vector<std::string> backends,
           const SearchWatcher& watcher, const std::stop_token& stop)
        : m_settings(settings)
        , m_backends(std::move(backends))
        , m_watcher(watcher)
        , m_stop(stop)
        , m_deadline(Clock::now() + settings.limits.listAll)
        , m_found(m_backends.size()) {}

    // Drivers for USB are asked one after the other: two that look into the same scanner would tell each
    // other that it is busy.
    Found run() {
        {
            const std::jthread network([this] {
                pthread_setname_np(pthread_self(), "scan-list-net");
                askAll(true);
            });
            askAll(false);
        }
        return conclude();
    }

  private:
    void askAll(bool network) {
        for (std::size_t at = 0; at < m_backends.size(); ++at) {
            if (isNetworkBackend(m_backends[at]) != network) continue;
            if (m_stop.stop_requested()) return;
            const auto asked = Clock::now() < m_deadline ? ask(at) : tooLate();
            const std::lock_guard lock(m_mutex);
            if (!asked) note(m_backends[at], asked.error());
            m_watcher.progress(++m_asked, m_backends.size());
        }
    }

    Result<void> ask(std::size_t at) {
        auto link = startWorker(m_settings, m_backends[at], m_stop);
        if (!link) return fail(link.error());
        if (!*link) return {};
        (*link)->ask(FrameKind::List, "{}");
        const auto ends = std::min(m_deadline, Clock::now() + m_settings.limits.listSome);
        while (true) {
            const auto left = std::chrono::ceil<std::chrono::milliseconds>(ends - Clock::now());
            const LinkAnswer answer = (*link)->answer(std::max(left, std::chrono::milliseconds{0}), m_stop);
            if (answer.end == LinkEnd::Stopped) return {};
            if (answer.end != LinkEnd::Got) return fail(scanError(codeOf(answer.end), {}, answer.detail));
            if (answer.frame.kind == FrameKind::ListEnd) return {};
            if (answer.frame.kind == FrameKind::Error) {
                return fail(toError(faultFrom(answer.frame.payload).value_or(DriverFault{}), {}));
            }
            if (auto info = infoFrom(answer.frame.payload)) take(at, std::move(*info));
        }
    }

    static Result<void> tooLate() { return fail(ScanCode::DriverHung, "not asked: the time is up"); }

    void take(std::size_t at, ScannerInfo info) {
        info.id = identityOf(info, m_settings.usb).text();
        const std::lock_guard lock(m_mutex);
        // Two that nothing tells apart: then only their names do.
        for (const auto& other : m_found[at]) {
            if (other.id == info.id) info.id = info.name;
        }
        m_found[at].push_back(info);
        m_watcher.found(info);
    }

    void note(const std::string& backend, Error error) {
        error.detail.insert(0, backend + ": ");
        m_result.troubles.push_back(std::move(error));
    }

    Found conclude() {
        for (auto& some : m_found) {
            std::move(some.begin(), some.end(), std::back_inserter(m_result.scanners));
        }
        m_result.asked = m_asked;
        return std::move(m_result);
    }

    const WorkerScanSettings& m_settings;
    const std::vector<std::string> m_backends;
    const SearchWatcher& m_watcher;
    const std::stop_token m_stop;
    const Clock::time_point m_deadline;

    std::mutex m_mutex;
    std::vector<std::vector<ScannerInfo>> m_found; // of each driver
    Found m_result;
    std::size_t m_asked = 0;
};

} // namespace

std::vector<std::string> backendsOf(const WorkerScanSettings& settings) {
    if (!settings.onlyBackends.empty()) return settings.onlyBackends;
    std::vector<std::string> backends = settings.extraBackends;
    for (auto& backend : systemBackends(settings.systemConfig)) {
        if (std::find(backends.begin(), backends.end(), backend) == backends.end()) {
            backends.push_back(std::move(backend));
        }
    }
    return backends;
}

Found findScanners(const WorkerScanSettings& settings, const std::vector<std::string>& only,
                   const SearchWatcher& watcher, const std::stop_token& stop) {
    return Search(settings, only.empty() ? backendsOf(settings) : only, watcher, stop).run();
}

} // namespace scanner::device
