// SPDX-License-Identifier: GPL-3.0-or-later
// A copy of the store as it lies in a backup: read, never written, and nothing sealed is opened. One thread
// at a time.
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/database.h"
#include "core/store/sqlite_books.h"
#include "core/vault/vault.h"

#include <filesystem>
#include <memory>

namespace core::store::backup {

class StoreCopy {
  public:
    // Errors: NotOurs, TooNew, MigrationFailed, Damaged, FolderUnusable, Failed.
    [[nodiscard]] static core::base::Result<std::unique_ptr<StoreCopy>>
    open(const std::filesystem::path& file);

    // The file, its rows' parents, the chain of the audit and its signed heads. Errors: Damaged.
    [[nodiscard]] core::base::Result<void> check();
    // See Database::copyTo().
    [[nodiscard]] core::base::Result<void> copyTo(const std::filesystem::path& file) {
        return m_database->copyTo(file);
    }
    [[nodiscard]] SqliteBooks& books() { return m_books; }

  private:
    explicit StoreCopy(std::unique_ptr<sqlite::Database> database)
        : m_database(std::move(database)), m_books(*m_database, m_locked) {}
    [[nodiscard]] core::base::Result<void> checkHeads();

    std::unique_ptr<sqlite::Database> m_database;
    core::vault::Vault m_locked;
    SqliteBooks m_books;
};

} // namespace core::store::backup
