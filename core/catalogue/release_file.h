// SPDX-License-Identifier: GPL-3.0-or-later
// One import as a file that never changes again: a head line, then a procedure on each line. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/catalogue/version.h"
#include "core/ports/file_system.h"

#include <filesystem>
#include <string>
#include <vector>

namespace core::catalogue {

struct Release {
    int number = 1; // one more than the release before
    core::base::Date from = kFromTheBeginning;
    std::vector<core::domain::Procedure> procedures; // those that are new or other than before
    std::vector<std::string> ended;                  // codes
};

// Writes beside, fsyncs, renames and fsyncs the folder, which is made if need be: whatever goes wrong and
// whenever the power goes, the folder holds the release whole or not at all. Not two at once. Errors:
// StoreCode.
[[nodiscard]] core::base::Result<void> publish(const Release& release, const std::filesystem::path& folder,
                                               core::ports::FileSystem& disk);

// All releases of the folder, oldest first; a folder that is not there holds none. One that is damaged or
// missing between others refuses all, for half a catalogue gives wrong appointments silently. Errors:
// CatalogueUnreadable (args: the file).
[[nodiscard]] core::base::Result<std::vector<Version>> loadReleases(const std::filesystem::path& folder);

} // namespace core::catalogue
