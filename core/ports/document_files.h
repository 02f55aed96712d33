// SPDX-License-Identifier: GPL-3.0-or-later
// The files of filed documents, sealed, each under a key of its own. Any thread. A file is kept before the
// row that names it is written.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/dossier.h"
#include "core/ports/sealer.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core::ports {

// A document as it lies on the disk.
struct SealedFile {
    core::base::DocumentId document;
    std::int64_t size_bytes = 0;   // of the sealed file
    core::domain::Sha256 sha256{}; // of the sealed file: whoever knows a paper cannot tell that it is here
    std::string ownKey;            // wrapped under the vault's own key

    // The retention rule has overwritten its key: what is left of the file opens for nobody.
    [[nodiscard]] bool isShredded() const { return ownKey.empty(); }
};

struct StoredFile {
    std::int64_t size_bytes = 0; // of what was written, before it was sealed
    core::domain::Sha256 sha256{};
    SealedFile sealed;
};

class DocumentFiles {
  public:
    virtual ~DocumentFiles() = default;
    // Where to write the file first: memory, never the disk. An unfinished one of the same id is given up.
    [[nodiscard]] virtual core::base::Result<std::filesystem::path>
    begin(const core::base::DocumentId& id) = 0;
    // The file is written to its end: it is kept beside, while the next one is made. keep() does the same for
    // all that were not started.
    virtual void startKeeping(const core::base::DocumentId& id) = 0;
    // Hashes, seals and fsyncs the written files under their final names, several at a time; answers in the
    // same order. A kept file is never changed again. After an error some of them may be kept.
    [[nodiscard]] virtual core::base::Result<std::vector<StoredFile>>
    keep(const std::vector<core::base::DocumentId>& ids) = 0;
    // Makes every keep() since the last call durable: fsync of the folders. Call it before the transaction.
    // What was begun and not kept is given up.
    [[nodiscard]] virtual core::base::Result<void> settle() = 0;
    // Of the opened file. Errors: VaultLocked, FileMissing, FileChanged.
    [[nodiscard]] virtual core::base::Result<std::string> readPart(const core::base::DocumentId& id,
                                                                   const FileKey& key, std::int64_t offset,
                                                                   std::int64_t length) = 0;
    // FileMissing or FileChanged unless the sealed file is there with this size and hash. Needs no key.
    [[nodiscard]] virtual core::base::Result<void> check(const SealedFile& file) = 0;
    // The file is off the disk for good; one that is not there is gone already.
    [[nodiscard]] virtual core::base::Result<void> remove(const core::base::DocumentId& id) = 0;
    // Kept or unfinished files that nobody names: ids of all files in the folder.
    [[nodiscard]] virtual core::base::Result<std::vector<core::base::DocumentId>> all() = 0;
};

} // namespace core::ports
