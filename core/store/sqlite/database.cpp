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

// More than the store has; lists of numbers within SQL would fill the memory.
constexpr std::size_t kMostIdle = 200;

base::Error openingError(sqlite3* handle, int code, const std::filesystem::path& file) {
    auto error = errorOf(handle, code, "open " + file.string());
    if (!error.is(StoreCode::ReadOnly)) return error;
    const auto folder = file.parent_path().string();
    return base::Error::of(StoreCode::FolderUnusable, std::move(error.detail), {folder});
}

int flagsOf(Access access) {
    const int always = SQLITE_OPEN_NOMUTEX | SQLITE_OPEN_EXRESCODE;
    switch (access) {
    case Access::Write:
        return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE;
    case Access::Read:
        return always | SQLITE_OPEN_READWRITE;
    case Access::Memory:
        return always | SQLITE_OPEN_READWRITE | SQLITE_OPEN_CREATE | SQLITE_OPEN_MEMORY;
    case Access::Still:
        return always | SQLITE_OPEN_READONLY | SQLITE_OPEN_URI;
    }
    return always;
}

// As a URI, in which three signs have a meaning of their own.
std::string stillUri(const std::filesystem::path& file) {
    std::string uri = "file:";
    for (const char c : file.string())
        uri += c == '%' ? "%25" : c == '?' ? "%3f" : c == '#' ? "%23" : std::string(1, c);
    return uri + "?immutable=1";
}

} // namespace

base::Result<std::unique_ptr<Database>> Database::open(const std::filesystem::path& file, Access access) {
    const auto name = access == Access::Still ? stillUri(file) : file.string();
    sqlite3* handle = nullptr;
    const int code = sqlite3_open_v2(name.c_str(), &handle, flagsOf(access), nullptr);
    std::unique_ptr<Database> database(new Database(handle));
    if (code != SQLITE_OK) return base::fail(openingError(handle, code, file));
    sqlite3_busy_timeout(handle, kPatienceMs);
    if (access == Access::Memory)
        if (auto done = database->execute("PRAGMA temp_store=MEMORY;"); !done)
            return base::fail(done.error());
    if (access == Access::Write || access == Access::Memory) return database;
    if (const int set = sqlite3_db_config(handle, SQLITE_DBCONFIG_NO_CKPT_ON_CLOSE, 1, nullptr);
        set != SQLITE_OK)
        return base::fail(database->error(set, "no checkpoint on close"));
    if (auto done = database->execute("PRAGMA query_only=1; PRAGMA wal_autocheckpoint=0;"); !done)
        return base::fail(done.error());
    return database;
}

Database::~Database() {
    forgetIdle();
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

base::Result<void> Database::copyTo(const std::filesystem::path& file) {
    const auto target = open(file, Access::Write);
    if (!target) return base::fail(target.error());
    // A copy that breaks off is thrown away, so it needs no journal; exclusive: no memory shared with others.
    if (auto set = (*target)->execute(
            "PRAGMA locking_mode=EXCLUSIVE; PRAGMA journal_mode=OFF; PRAGMA synchronous=FULL;");
        !set)
        return set;
    auto* into = (*target)->m_handle;
    auto* copy = sqlite3_backup_init(into, "main", m_handle, "main");
    if (!copy) return base::fail((*target)->error(sqlite3_errcode(into), "begin a copy"));
    const int stepped = sqlite3_backup_step(copy, -1);
    const int finished = sqlite3_backup_finish(copy);
    if (stepped != SQLITE_DONE) return base::fail((*target)->error(stepped, "copy"));
    if (finished != SQLITE_OK) return base::fail((*target)->error(finished, "finish a copy"));
    return {};
}

base::Result<void> Database::wipeLog() {
    sqlite3_busy_timeout(m_handle, 0);
    const int code =
        sqlite3_wal_checkpoint_v2(m_handle, nullptr, SQLITE_CHECKPOINT_TRUNCATE, nullptr, nullptr);
    sqlite3_busy_timeout(m_handle, kPatienceMs);
    if (code != SQLITE_OK) return base::fail(error(code, "wipe the log"));
    return {};
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

sqlite3_stmt* Database::takeIdle(std::string_view sql) {
    const auto found = m_idle.find(sql);
    if (found == m_idle.end()) return nullptr;
    auto* statement = found->second;
    m_idle.erase(found);
    return statement;
}

void Database::giveBack(sqlite3_stmt* statement) {
    if (!statement) return;
    sqlite3_reset(statement);
    sqlite3_clear_bindings(statement);
    if (m_idle.size() >= kMostIdle) forgetIdle();
    if (!m_idle.emplace(sqlite3_sql(statement), statement).second) sqlite3_finalize(statement);
}

void Database::forgetIdle() {
    for (const auto& [sql, statement] : m_idle)
        sqlite3_finalize(statement);
    m_idle.clear();
}

bool Database::transactionLost() const {
    return m_inTransaction && sqlite3_get_autocommit(m_handle) != 0;
}

} // namespace core::store::sqlite
