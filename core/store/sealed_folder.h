// SPDX-License-Identifier: GPL-3.0-or-later
// Filed documents as they lie on a disk, sealed: <folder>/<first two hex digits>/<id>.sealed; <id>.part while
// that is being written. Needs no key: a backup carries what it cannot read. Any thread.
#pragma once

#include "core/ports/document_files.h"
#include "core/ports/file_system.h"
#include "core/ports/secrets.h"

#include <filesystem>
#include <mutex>
#include <set>
#include <string_view>
#include <vector>

namespace core::store {

class SealedFolder {
  public:
    SealedFolder(core::ports::FileSystem& disk, core::ports::Secrets& secrets, std::filesystem::path folder);

    [[nodiscard]] std::filesystem::path pathOf(const core::base::DocumentId& id) const;
    // Durable under its name once settle() has answered. Errors: FileChanged (a file is kept under this id
    // already), and those of FileSystem.
    [[nodiscard]] core::base::Result<void> write(const core::base::DocumentId& id, std::string_view sealed);
    // fsync of the folders that have new names.
    [[nodiscard]] core::base::Result<void> settle();
    // FileMissing or FileChanged unless the file is there with this size and hash.
    [[nodiscard]] core::base::Result<void> check(const core::ports::SealedFile& wanted);
    // Off the disk when it answers; one that is not there is gone already.
    [[nodiscard]] core::base::Result<void> remove(const core::base::DocumentId& id);
    // A folder that was never made holds none.
    [[nodiscard]] core::base::Result<std::vector<core::base::DocumentId>> all();

  private:
    core::ports::FileSystem& m_disk;
    core::ports::Secrets& m_secrets;
    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::set<std::filesystem::path> m_unsettled; // guarded by m_mutex
    std::set<std::filesystem::path> m_used;      // settled in m_folder, or to be; guarded by m_mutex
};

} // namespace core::store
