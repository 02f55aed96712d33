// SPDX-License-Identifier: GPL-3.0-or-later
// Backups of this counter's store, see core/ports/backups.h. One backup at a time; any thread but the GUI's.
//
// The copy of the database is taken first, under a name that nobody reads; the documents that it names
// follow; only then it gets its name. So no copy ever names a document that is not beside it, also when
// dossiers are taken meanwhile.
#pragma once

#include "core/ports/backups.h"
#include "core/ports/file_system.h"
#include "core/ports/secrets.h"
#include "core/store/backup/backup_folder.h"
#include "core/store/sealed_folder.h"

#include <filesystem>

namespace core::store::backup {

class DiskBackups final : public core::ports::Backups {
  public:
    // `database` is the file of a store that is open in this process, `documents` the folder of its
    // documents, `catalogue` that of its imports of procedures, which may not be there.
    DiskBackups(core::ports::FileSystem& disk, core::ports::Secrets& secrets, std::filesystem::path database,
                std::filesystem::path documents, std::filesystem::path catalogue = {});

    [[nodiscard]] core::base::Result<core::ports::BackupReport> make(const std::filesystem::path& path,
                                                                     const core::base::Date& today,
                                                                     const std::stop_token& stop) override;

  private:
    [[nodiscard]] core::base::Result<core::ports::BackupReport>
    makeIn(BackupFolder& folder, const core::base::Date& today, const std::stop_token& stop);
    // The verified copy, still under its first name, with its documents beside it.
    [[nodiscard]] core::base::Result<core::ports::BackupReport>
    prepare(BackupFolder& folder, const CopyName& name, const std::stop_token& stop);

    core::ports::FileSystem& m_disk;
    core::ports::Secrets& m_secrets;
    std::filesystem::path m_database;
    SealedFolder m_documents;
    std::filesystem::path m_catalogue;
};

} // namespace core::store::backup
