// SPDX-License-Identifier: GPL-3.0-or-later
// Which scanner F5 uses, and how. Kept in the store's settings as JSON.
#pragma once

#include "core/base/result.h"
#include "core/ports/scan_source.h"
#include "core/ports/store.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/page_lanes.h"

#include <filesystem>
#include <memory>
#include <stop_token>
#include <string>
#include <string_view>
#include <vector>

namespace app::composition {

struct ScanProfile {
    core::ports::ScanRequest request;  // device, source, mode, dpi, options
    std::vector<std::string> backends; // further SANE drivers to load, e.g. "pnm"
    // For drivers that read files ("pnm"): the sheets of the feeder are this folder's files, by name. The
    // feeder is empty when the batch holds as many pages as there are files.
    std::filesystem::path stack;
};

// Members: device, source, mode ("colour", "grey", "lineart"), dpi, options{}, backends[], stack. Unknown
// members are ignored. Errors: DomainCode::NotSetUp with the wrong member as args.
[[nodiscard]] core::base::Result<ScanProfile> profileFromJson(std::string_view json);
std::string toJson(const ScanProfile& profile);

// An empty profile where none was kept.
[[nodiscard]] core::base::Result<ScanProfile> loadProfile(core::ports::Books& books);
[[nodiscard]] core::base::Result<void> saveProfile(core::ports::Books& books, const ScanProfile& profile);

// One press of F5. Blocks until the scanner has ended; pages may still be in reading.
[[nodiscard]] core::base::Result<core::ports::ScanEnd>
scanStack(std::shared_ptr<scanner::pipeline::Batch> batch, scanner::pipeline::PageLanes& lanes,
          core::ports::ScanSource& scanner, const ScanProfile& profile, std::stop_token stop);

} // namespace app::composition
