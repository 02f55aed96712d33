// SPDX-License-Identifier: GPL-3.0-or-later
// Whether a database file is whole, by SQLite's own word. Same thread as the connection.
#pragma once

#include "core/base/result.h"
#include "core/store/sqlite/database.h"

#include <string>

namespace core::store::sqlite {

enum class Check {
    Quick,    // all but whether each index agrees with its table: a third of a second for 200 MB
    Thorough, // that too
};

// The first complaint, of the file or of a row without its parent; empty when it is whole.
[[nodiscard]] core::base::Result<std::string> complaintOf(Database& database, Check check);

} // namespace core::store::sqlite
