// SPDX-License-Identifier: GPL-3.0-or-later
// The copy of a store that lies beside it while it is brought to a new form, so that there is a way back:
// `<database>-before-0003` is the store as it was before step 3. Sealed like the original. Same thread as the
// Database.
#pragma once

#include "core/base/result.h"
#include "core/ports/file_system.h"
#include "core/store/migrate/migration.h"
#include "core/store/sqlite/database.h"

#include <filesystem>
#include <span>

namespace core::store::migrate {

[[nodiscard]] std::filesystem::path copyBefore(const std::filesystem::path& database, int step);

// Where `migrations` hold steps that the store has not taken: all that `database` sees, written, fsynced,
// opened again and checked, and only then named. A copy of the same name goes in that moment, not before. An
// empty file and a store that is up to date need none. Errors: NoRoomToMigrate (args: MB), Damaged (store or
// copy), ReadOnly, FolderUnusable, Failed; the store is as it was.
[[nodiscard]] core::base::Result<void> keepCopyBefore(core::ports::FileSystem& disk,
                                                      sqlite::Database& database,
                                                      const std::filesystem::path& file,
                                                      std::span<const Migration> migrations);

// Whatever keepCopyBefore() has left beside `file`, whole or not.
[[nodiscard]] core::base::Result<void> removeCopiesBefore(core::ports::FileSystem& disk,
                                                          const std::filesystem::path& file,
                                                          std::span<const Migration> migrations);

} // namespace core::store::migrate
