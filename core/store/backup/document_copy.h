// SPDX-License-Identifier: GPL-3.0-or-later
// Filed documents from one folder into another: counter to backup, and back. Each is copied once; what has
// its name there has been hashed. One thread at a time.
#pragma once

#include "core/domain/dossier.h"
#include "core/ports/document_files.h"
#include "core/ports/file_system.h"

#include <stop_token>
#include <vector>

namespace core::store::backup {

enum class Trust {
    Size, // a file of the right name and size is taken for the document
    Hash, // and of the right hash
};

class DocumentCopy {
  public:
    DocumentCopy(core::ports::FileSystem& disk, core::ports::DocumentFiles& from,
                 core::ports::DocumentFiles& into)
        : m_disk(disk), m_from(from), m_into(into) {}

    // Durable when it answers. Answers how many were copied. Errors: FileMissing and FileChanged for a
    // document that is not whole where it comes from; Failed when it was stopped; StoreCode.
    [[nodiscard]] core::base::Result<int> copyAll(const std::vector<core::domain::Document>& documents,
                                                  Trust trust, const std::stop_token& stop);

  private:
    [[nodiscard]] bool isThere(const core::domain::Document& document, Trust trust);
    [[nodiscard]] core::base::Result<void> copy(const core::domain::Document& document);
    [[nodiscard]] core::base::Result<void> copyBytes(const core::domain::Document& document,
                                                     const std::filesystem::path& part);

    core::ports::FileSystem& m_disk;
    core::ports::DocumentFiles& m_from;
    core::ports::DocumentFiles& m_into;
};

} // namespace core::store::backup
