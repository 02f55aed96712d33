// SPDX-License-Identifier: GPL-3.0-or-later
// Looks for scanners, each driver in a short-lived worker of its own: libsane does not refresh its list, and
// drivers crash and hang while they look around. One that does costs its own scanners and at most its time.
// Any thread; a search blocks.
#pragma once

#include "core/base/result.h"
#include "core/ports/scan_source.h"
#include "scanner/device/scan_settings.h"

#include <functional>
#include <stop_token>
#include <string>
#include <vector>

namespace scanner::device {

struct Found {
    std::vector<core::ports::ScannerInfo> scanners; // in the order of the drivers
    std::vector<core::base::Error> troubles;        // of drivers that failed; they begin their detail
    std::size_t asked = 0;                          // drivers
};

struct SearchWatcher {
    // One at a time, as soon as a driver has named it; on threads of the search.
    std::function<void(const core::ports::ScannerInfo&)> found = [](const core::ports::ScannerInfo&) {};
    std::function<void(std::size_t asked, std::size_t of)> progress = [](std::size_t, std::size_t) {};
};

// With every driver that the settings name, or with `only`.
[[nodiscard]] Found findScanners(const WorkerScanSettings& settings, const std::vector<std::string>& only,
                                 const SearchWatcher& watcher, const std::stop_token& stop);
// The drivers that the settings name.
std::vector<std::string> backendsOf(const WorkerScanSettings& settings);

} // namespace scanner::device
