// SPDX-License-Identifier: GPL-3.0-or-later
// A page as it came from the scanner or out of a foreign file, described from its file alone
// (scanner/base/page_header.h). Any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/file_system.h"
#include "core/ports/scan_source.h"

#include <filesystem>

namespace scanner::pipeline {

// Reads the whole file for its hash. A file that is no whole PNM gets width 0: it is described, not judged.
// Errors: StoreCode.
[[nodiscard]] core::base::Result<core::ports::ScannedPage>
describeRawPage(core::ports::FileSystem& files, const std::filesystem::path& file, int number);

} // namespace scanner::pipeline
