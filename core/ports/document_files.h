// SPDX-License-Identifier: GPL-3.0-or-later
// The files of filed documents. Any thread. A file is kept before the row that names it is written.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/domain/dossier.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core::ports {

struct StoredFile {
    std::int64_t size_bytes = 0;
    core::domain::Sha256 sha256{};
};

class DocumentFiles {
  public:
    virtual ~DocumentFiles() = default;
    // Where to write the file first; the folder exists. An unfinished one of the same id is overwritten.
    [[nodiscard]] virtual core::base::Result<std::filesystem::path>
    begin(const core::base::DocumentId& id) = 0;
    // Hashes and fsyncs the written file and gives it its final name; a kept file is never changed again.
    [[nodiscard]] virtual core::base::Result<StoredFile> keep(const core::base::DocumentId& id) = 0;
    // Makes every keep() since the last call durable: fsync of the folders. Call it before the transaction.
    [[nodiscard]] virtual core::base::Result<void> settle() = 0;
    [[nodiscard]] virtual core::base::Result<std::string>
    readPart(const core::base::DocumentId& id, std::int64_t offset, std::int64_t length) = 0;
    // FileMissing or FileChanged unless the file is there with this size and hash.
    [[nodiscard]] virtual core::base::Result<void>
    check(const core::base::DocumentId& id, std::int64_t size_bytes, const core::domain::Sha256& sha256) = 0;
    [[nodiscard]] virtual std::filesystem::path pathOf(const core::base::DocumentId& id) const = 0;
    // Kept or unfinished files that nobody names: ids of all files in the folder.
    [[nodiscard]] virtual core::base::Result<std::vector<core::base::DocumentId>> all() = 0;
};

} // namespace core::ports
