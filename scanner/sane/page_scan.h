// SPDX-License-Identifier: GPL-3.0-or-later
// One page from the driver into its file. On the thread that calls SANE.
#pragma once

#include "scanner/sane/device.h"
#include "scanner/sane/page_file.h"

#include <atomic>
#include <cstdint>
#include <filesystem>
#include <functional>

namespace scanner::sane {

struct PageOrder {
    std::filesystem::path folder;
    int page = 1;
    bool isBack = false;
    int dpi = 0;
};

struct PageWatcher {
    std::function<void(const FrameParameters&)> begun;
    // Bytes and whole lines of the frame so far. Called after each read.
    std::function<void(std::int64_t bytes, int lines)> progress;
};

struct DonePage {
    std::filesystem::path file;
    PageHeader header;
};

// Faults as the driver gave them; CANCELLED at stage Read when `cancelled` was set; NO_DOCS or EOF at stage
// Start when there is no more paper, also if the driver noticed only in its first read. Nothing stays of a
// page with a fault.
[[nodiscard]] Outcome<DonePage> scanPage(Device& device, const PageOrder& order,
                                         const std::atomic<bool>& cancelled, const PageWatcher& watcher);

} // namespace scanner::sane
