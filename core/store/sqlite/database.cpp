// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/database.h"

#include "core/store/sqlite/sqlite_error.h"

#include <sqlite3.h>

namespace core::store::sqlite {

namespace base = core::base;
using core::ports::StoreCode;

namespace {

// Only a foreign program (a support tool) can hold the lock: wait for it a while.
constexpr int kPatienceMs = 5000;

base::Error openingError(sqlite3* handle, int code, const std::filesystem::path& file) {
    auto error = errorOf(handle, code, "open " + file.string());
    if (!error.is(StoreCode::ReadOnly)) return error;
    const auto folder = file.parent_path().string();
    return base::Error::of(StoreCode::FolderUnusable, std::move(error.detail), {folder});
}

} // namespace

base::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Access access) {
    const int flags = SQLITE_OPEN_READWRITE | SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE |
                      (access == Access::Write ? SQLITE_OPEN_CREATE : 0);
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(file.c_str(), &handle, flags, nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (code != SQLITE_OK) return base::fail(openingError(handle, code, file));
    sqlite3_busy_timeout(handle, kPatienceMs);
    if (access == Access::Write) return database;
    if (const int set = sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        set != SQLITE_OK)
        return base::fail(database->error(set, "no checkpoint on close"));
    if (auto done = database->execute("PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0;"); !done)
        return base::fail(done.error());
    return database;
}

Database::~Database() {
    sqlite3_close_v2(m_handle);
}

base::Result<void> Database::execute(const std::string& script) {
    const int code = sqlite3_exec(m_handle, script.c_str(), nullptr, nullptr, nullptr);
    if (code != SQLITE_OK) return base::fail(error(code, "execute"));
    return {};
}

Statement Database::prepare(std::string_view sql) {
    return Statement(*this, sql);
}

base::Result<std::string> Database::ask(std::string_view sql) {
    auto query = prepare(sql);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    return *row ? query.text(0) : std::string();
}

std::int64_t Database::lastInsertId() const {
    return sqlite3_last_insert_rowid(m_handle);
}

std::int64_t Database::changes() const {
    return sqlite3_changes64(m_handle);
}

base::Error Database::error(int code, std::string_view doing) {
    m_syncFailed = m_syncFailed || isFailedSync(code);
    return errorOf(m_handle, code, doing);
}

bool Database::transactionLost() const {
    return m_inTransaction && sqlite3_get_autocommit(m_handle) != 0;
}

} // namespace core::store::sqlite
