// SPDX-License-Identifier: GPL-3.0-or-later
// Filed documents from one folder into another, sealed as they are: counter to backup, and back. Each is
// copied once; what has its name there has been hashed. One thread at a time.
#pragma once

#include "core/ports/document_files.h"
#include "core/ports/file_system.h"
#include "core/ports/secrets.h"
#include "core/store/sealed_folder.h"

#include <stop_token>
#include <vector>

namespace core::store::backup {

enum class Trust {
    Size, // a file of the right name and size is taken for the document
    Hash, // and of the right hash
};

class DocumentCopy {
  public:
    DocumentCopy(core::ports::FileSystem& disk, core::ports::Secrets& secrets, SealedFolder& from,
                 SealedFolder& into)
        : m_disk(disk), m_secrets(secrets), m_from(from), m_into(into) {}

    // Those that are shredded have no file. Durable when it answers. Answers how many were copied. Errors:
    // FileMissing and FileChanged for a document that is not whole where it comes from; Failed when it was
    // stopped; StoreCode.
    [[nodiscard]] core::base::Result<int> copyAll(const std::vector<core::ports::SealedFile>& documents,
                                                  Trust trust, const std::stop_token& stop);

  private:
    [[nodiscard]] bool isThere(const core::ports::SealedFile& document, Trust trust);
    [[nodiscard]] core::base::Result<void> copy(const core::ports::SealedFile& document);

    core::ports::FileSystem& m_disk;
    core::ports::Secrets& m_secrets;
    SealedFolder& m_from;
    SealedFolder& m_into;
};

} // namespace core::store::backup
