// SPDX-License-Identifier: GPL-3.0-or-later
// A foreign file into a batch: taken apart by a page worker, a process that is killed when it takes too long;
// its pages go the way of scanned ones. Blocks; not the GUI thread. Two imports into one batch at a time are
// a mistake.
//
// A file is known by its content: taken in again, be it after a crash, only the pages that are missing are
// added. A PDF that is signed or has text is kept beside its pages and filed byte for byte.
#pragma once

#include "core/base/result.h"
#include "core/ports/file_system.h"
#include "scanner/base/opened_file.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/page_lanes.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <vector>

namespace scanner::pipeline {

struct ImportSettings {
    std::filesystem::path worker; // counterfoil-page-worker
    std::int64_t mostBytes = 200'000'000;
    std::chrono::milliseconds pageLimit{30'000};  // of the worker's time; then SIGKILL
    std::chrono::milliseconds fileLimit{300'000}; // likewise
};

struct ImportedFile {
    OpenedFile about;
    std::vector<int> numbers; // of its pages in the batch, in the file's order
    bool dpiGuessed = false;  // of one page at least
    bool wasThere = false;    // all of it: nothing was added
};

// Called on the importing thread after each page.
using ImportProgress = std::function<void(int page, int pages)>;

// Each page is in the journal before the next one is decoded, and handed to the lanes; returns when the file
// has ended; pages may still be in reading. Pages that came before an error or a stop are kept. Errors:
// PageCode, args: the file's name; StoreCode.
[[nodiscard]] core::base::Result<ImportedFile>
importFile(std::shared_ptr<Batch> batch, PageLanes& lanes, core::ports::FileSystem& disk,
           const ImportSettings& settings, const std::filesystem::path& file, const ImportProgress& progress,
           const std::stop_token& stop);

} // namespace scanner::pipeline
