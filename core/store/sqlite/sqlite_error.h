// SPDX-License-Identifier: GPL-3.0-or-later
// What SQLite says, in the store's own codes. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/ports/store_codes.h"

#include <string_view>

struct sqlite3;

namespace core::store::sqlite {

// DiskFull, ReadOnly, InUse, Damaged, or Failed. `code` is an extended result code; `doing` says what was
// tried.
core::base::Error errorOf(sqlite3* database, int code, std::string_view doing);

// A failed fsync is final: the kernel may count the page as written, and a second fsync proves nothing.
bool isFailedSync(int code);

} // namespace core::store::sqlite
