// SPDX-License-Identifier: GPL-3.0-or-later
// Brings a database file to the schema of this program, forward only. Same thread as the Database.
#pragma once

#include "core/base/result.h"
#include "core/store/migrate/migration.h"
#include "core/store/sqlite/database.h"

#include <cstdint>

namespace core::store::migrate {

inline constexpr std::int64_t kApplicationId = 0x43464F4C; // "CFOL"

// The last step that the file has taken; 0: it is empty.
[[nodiscard]] core::base::Result<int> versionOf(sqlite::Database& database);

// Reads only: looks whether the file may be touched at all. An empty file may.
// Errors: NotOurs, TooNew, MigrationFailed (an applied script has changed since), Damaged, Failed.
[[nodiscard]] core::base::Result<void> checkIdentity(sqlite::Database& database,
                                                     std::span<const Migration> migrations);

// Applies what is missing, each step in one transaction with its row in `migration` and the file's
// user_version; checks the whole file after the last step. Precondition: checkIdentity() succeeded. Errors:
// MigrationFailed (the file is as before the failed step), DiskFull, ReadOnly, Damaged.
[[nodiscard]] core::base::Result<void> migrate(sqlite::Database& database,
                                               std::span<const Migration> migrations);

} // namespace core::store::migrate
