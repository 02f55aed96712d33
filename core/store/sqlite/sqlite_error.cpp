// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/sqlite_error.h"

#include <sqlite3.h>

#include <string>

namespace core::store::sqlite {
namespace {

using core::ports::StoreCode;

constexpr int kPrimaryMask = 0xff;

StoreCode codeOf(int code) {
    switch (code & kPrimaryMask) {
    case SQLITE_FULL:
        return StoreCode::DiskFull;
    case SQLITE_READONLY:
    case SQLITE_CANTOPEN:
        return StoreCode::ReadOnly;
    case SQLITE_BUSY:
    case SQLITE_LOCKED:
        return StoreCode::InUse;
    case SQLITE_CORRUPT:
    case SQLITE_NOTADB:
        return StoreCode::Damaged;
    default:
        return StoreCode::Failed;
    }
}

} // namespace

core::base::Error errorOf(sqlite3* database, int code, std::string_view doing) {
    std::string detail(doing);
    detail += ": SQLite " + std::to_string(code) + ", ";
    // SQLite's message names tables and columns, never values.
    detail += database ? sqlite3_errmsg(database) : sqlite3_errstr(code);
    return core::base::Error::of(codeOf(code), std::move(detail));
}

bool isFailedSync(int code) {
    return code == SQLITE_IOERR_FSYNC || code == SQLITE_IOERR_DIR_FSYNC;
}

} // namespace core::store::sqlite
