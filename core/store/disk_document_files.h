// SPDX-License-Identifier: GPL-3.0-or-later
// Filed documents, sealed, in the counter's data folder (sealed_folder.h). Any thread.
//
// What a document is before it is sealed lies in memory alone, and so does what is sealed until it is
// written: twice the size of the document for a moment, of four documents at once. keep() makes the bytes
// durable, settle() the names; only then may a row name the file. A try that failed is repeated under a new
// id; what it kept goes with the next settle().
#pragma once

#include "core/ports/document_files.h"
#include "core/store/document_reader.h"
#include "core/store/memory_file.h"
#include "core/store/sealed_folder.h"
#include "core/vault/vault.h"

#include <future>
#include <map>
#include <mutex>
#include <optional>

namespace core::store {

class DiskDocumentFiles final : public core::ports::DocumentFiles {
  public:
    DiskDocumentFiles(core::ports::FileSystem& disk, core::ports::Secrets& secrets, core::vault::Vault& vault,
                      std::filesystem::path folder);

    [[nodiscard]] core::base::Result<std::filesystem::path> begin(const core::base::DocumentId& id) override;
    void startKeeping(const core::base::DocumentId& id) override;
    // Errors: FileMissing (begin() was not called), FileChanged (a file is kept under this id already),
    // VaultLocked.
    [[nodiscard]] core::base::Result<std::vector<core::ports::StoredFile>>
    keep(const std::vector<core::base::DocumentId>& ids) override;
    [[nodiscard]] core::base::Result<void> settle() override;
    // Fast where each part follows the one before: a sealed file is opened from its beginning.
    [[nodiscard]] core::base::Result<std::string> readPart(const core::base::DocumentId& id,
                                                           const core::ports::FileKey& key,
                                                           std::int64_t offset, std::int64_t length) override;
    [[nodiscard]] core::base::Result<void> check(const core::ports::SealedFile& wanted) override;
    [[nodiscard]] core::base::Result<void> remove(const core::base::DocumentId& id) override;
    [[nodiscard]] core::base::Result<std::vector<core::base::DocumentId>> all() override;

    [[nodiscard]] std::filesystem::path pathOf(const core::base::DocumentId& id) const;

  private:
    using Kept = core::base::Result<core::ports::StoredFile>;
    struct Begun {
        MemoryFile file;
        std::future<Kept> kept; // valid: on another thread, which uses the file
    };

    [[nodiscard]] Kept keepOne(const core::base::DocumentId& id, const MemoryFile& file);
    [[nodiscard]] Kept collect(const core::base::DocumentId& id);

    core::ports::FileSystem& m_disk;
    core::ports::Secrets& m_secrets;
    core::vault::Vault& m_vault;
    SealedFolder m_sealed;
    std::mutex m_mutex;
    std::map<core::base::DocumentId, Begun> m_begun; // guarded by m_mutex
    std::mutex m_readingMutex;
    std::optional<DocumentReader> m_reading; // the last one; guarded by m_readingMutex
};

} // namespace core::store
