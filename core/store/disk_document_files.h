// SPDX-License-Identifier: GPL-3.0-or-later
// Filed documents as <folder>/<first two hex digits>/<id>.pdf; <id>.part while being written. Any thread.
//
// keep() makes the bytes durable, settle() the names; only then may a row name the file. A try that failed
// anywhere is repeated from begin(), which writes every byte anew: a failed fsync is never trusted a second
// time.
#pragma once

#include "core/ports/document_files.h"
#include "core/ports/file_system.h"
#include "core/ports/secrets.h"

#include <mutex>
#include <set>

namespace core::store {

class DiskDocumentFiles final : public core::ports::DocumentFiles {
  public:
    DiskDocumentFiles(core::ports::FileSystem& disk, core::ports::Secrets& secrets,
                      std::filesystem::path folder);

    [[nodiscard]] core::base::Result<std::filesystem::path> begin(const core::base::DocumentId& id) override;
    // Errors: FileMissing (nothing was written), FileChanged (another content is kept under this id already).
    [[nodiscard]] core::base::Result<core::ports::StoredFile> keep(const core::base::DocumentId& id) override;
    [[nodiscard]] core::base::Result<void> settle() override;
    [[nodiscard]] core::base::Result<std::string> readPart(const core::base::DocumentId& id,
                                                           std::int64_t offset, std::int64_t length) override;
    [[nodiscard]] core::base::Result<void> check(const core::base::DocumentId& id, std::int64_t size_bytes,
                                                 const core::domain::Sha256& sha256) override;
    [[nodiscard]] std::filesystem::path pathOf(const core::base::DocumentId& id) const override;
    // A folder that was never made holds none.
    [[nodiscard]] core::base::Result<std::vector<core::base::DocumentId>> all() override;

  private:
    [[nodiscard]] std::filesystem::path partOf(const core::base::DocumentId& id) const;
    [[nodiscard]] core::base::Result<core::ports::StoredFile> measure(const std::filesystem::path& file);
    [[nodiscard]] core::base::Result<void> name(const core::base::DocumentId& id,
                                                const core::domain::Sha256& sha256);

    core::ports::FileSystem& m_disk;
    core::ports::Secrets& m_secrets;
    std::filesystem::path m_folder;
    std::mutex m_mutex;
    std::set<std::filesystem::path> m_unsettled; // folders with new names; guarded by m_mutex
};

} // namespace core::store
