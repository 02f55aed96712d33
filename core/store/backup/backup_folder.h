// SPDX-License-Identifier: GPL-3.0-or-later
// What lies in a folder of backups:
//   counter.txt                         whose backups these are: hash of the first row of its audit, in hex
//   counterfoil-000012-1-20261129.db    copies of the database, see copy_name.h; ".part" while being made
//   catalogue/000001-<sha256>.release   the counter's imports of procedures, as it has them last
//   documents/ab/<id>.sealed            the filed documents of all copies, each once, sealed as they are
// Nothing here is changed after it has its name, and no link or lock is needed: FAT and exFAT will do. One
// thread at a time.
#pragma once

#include "core/ports/file_system.h"
#include "core/ports/secrets.h"
#include "core/store/backup/copy_name.h"
#include "core/store/sealed_folder.h"

#include <string_view>
#include <vector>

namespace core::store::backup {

class BackupFolder {
  public:
    BackupFolder(core::ports::FileSystem& disk, core::ports::Secrets& secrets, std::filesystem::path folder);

    [[nodiscard]] const std::filesystem::path& path() const { return m_folder; }
    [[nodiscard]] std::filesystem::path pathOf(const CopyName& copy) const;
    [[nodiscard]] std::filesystem::path partOf(const CopyName& copy) const;
    // Oldest first.
    [[nodiscard]] core::base::Result<std::vector<CopyName>> copies();
    // The first backup makes the folder the counter's own. Errors: BackupOfAnother.
    [[nodiscard]] core::base::Result<void> claim(std::string_view counter);
    // What a backup that broke off has left of its database.
    [[nodiscard]] core::base::Result<void> removeParts();
    // Copies that have served. One that cannot be removed stays for the next time, with a line in the log.
    void thinOut();
    SealedFolder& documents() { return m_documents; }
    [[nodiscard]] std::filesystem::path catalogue() const { return m_folder / "catalogue"; }

  private:
    core::ports::FileSystem& m_disk;
    std::filesystem::path m_folder;
    SealedFolder m_documents;
};

} // namespace core::store::backup
