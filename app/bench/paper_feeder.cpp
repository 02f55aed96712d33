// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/paper_feeder.h"

#include <condition_variable>
#include <cstdio>
#include <mutex>

namespace app::bench {

namespace ports = core::ports;

namespace {

std::filesystem::path placeOf(const ports::ScanRequest& request, int number) {
    char name[16];
    std::snprintf(name, sizeof name, "%04d.pnm", number);
    return request.folder / name;
}

// A second name for the same file: laying a page down costs nothing.
bool layDownAt(const std::filesystem::path& page, const std::filesystem::path& place) {
    std::error_code error;
    std::filesystem::create_hard_link(page, place, error);
    return !error;
}

} // namespace

core::base::Result<std::vector<ports::ScannerInfo>> PaperFeeder::list(const std::stop_token&) {
    return std::vector<ports::ScannerInfo>{};
}

core::base::Result<ports::ScanEnd> PaperFeeder::scan(const ports::ScanRequest& request,
                                                     ports::ScanEvents& events, const std::stop_token& stop) {
    std::mutex mutex;
    std::condition_variable_any paper;
    std::unique_lock lock(mutex);
    auto due = Clock::now();
    int number = request.firstPage;
    for (const auto& page : m_pages) {
        due += m_pace;
        paper.wait_until(lock, stop, due, [] { return false; });
        if (stop.stop_requested()) return ports::ScanEnd::Stopped;
        auto scanned = page.scan;
        scanned.number = number++;
        scanned.file = placeOf(request, scanned.number);
        if (!layDownAt(page.scan.file, scanned.file))
            return core::base::fail(ports::ScanCode::DiskFull, scanned.file.string());
        events.pageBegun(scanned.number);
        m_lastPageAt = Clock::now();
        if (const auto kept = events.pageDone(scanned); !kept) return core::base::fail(kept.error());
    }
    return ports::ScanEnd::FeederEmpty;
}

} // namespace app::bench
