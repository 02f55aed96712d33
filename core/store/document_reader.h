// SPDX-License-Identifier: GPL-3.0-or-later
// A sealed document, opened from its beginning on: reading goes on where it stopped, and an earlier place
// needs a new reader. It keeps one chunk in clear. One thread at a time.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/ports/file_system.h"
#include "core/vault/sealed_file.h"

#include <cstdint>
#include <filesystem>
#include <string>

namespace core::store {

class DocumentReader {
  public:
    // Errors: FileMissing, FileChanged.
    [[nodiscard]] static core::base::Result<DocumentReader> open(core::ports::FileSystem& disk,
                                                                 const core::base::DocumentId& id,
                                                                 std::filesystem::path file,
                                                                 core::vault::SealedFileReader opener);

    [[nodiscard]] const core::base::DocumentId& id() const { return m_id; }
    // The earliest place that can still be read.
    [[nodiscard]] std::int64_t position() const { return m_chunkBegin; }
    // At most `length` bytes; fewer only where the document ends. Errors: FileMissing, FileChanged (also when
    // the file was cut before its end).
    [[nodiscard]] core::base::Result<std::string> read(std::int64_t offset, std::int64_t length);

  private:
    DocumentReader(core::ports::FileSystem& disk, const core::base::DocumentId& id,
                   std::filesystem::path file, core::vault::SealedFileReader opener);
    [[nodiscard]] core::base::Result<std::string> sealedPart(std::size_t length);
    [[nodiscard]] core::base::Result<void> nextChunk();

    core::ports::FileSystem* m_disk;
    core::base::DocumentId m_id;
    std::filesystem::path m_file;
    core::vault::SealedFileReader m_opener;
    std::int64_t m_sealedOffset = 0; // in the file
    std::int64_t m_chunkBegin = 0;   // in the document
    std::string m_chunk;
};

} // namespace core::store
