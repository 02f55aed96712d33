// SPDX-License-Identifier: GPL-3.0-or-later
// Copies of the store and of its documents on another disk. Any thread but the GUI's: minutes on a slow
// stick.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <stop_token>
#include <string>

namespace core::ports {

struct BackupReport {
    std::string copy; // name of the database's copy in the folder
    int documents = 0;
    int copiedDocuments = 0; // the others were there already
    std::int64_t databaseBytes = 0;
    std::int64_t auditSeq = 0; // the last row of the audit chain in the copy, and its hash in hex
    std::string auditHash;
};

class Backups {
  public:
    virtual ~Backups() = default;
    // A verified copy of everything in `folder`, which has to be there: one that is made anew would lie on
    // the disk that the backup is against. The counter goes on meanwhile. `today` only names the copy.
    // Earlier copies stay untouched until this one is whole, and whatever goes wrong. Errors:
    // BackupFolderMissing, BackupFull, BackupFailed (also when it was stopped), BackupOfAnother,
    // BackupDamaged; Damaged, FileMissing, FileChanged when the counter's own data are not what they should
    // be.
    [[nodiscard]] virtual core::base::Result<BackupReport>
    make(const std::filesystem::path& folder, const core::base::Date& today, const std::stop_token& stop) = 0;
};

} // namespace core::ports
