// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/statement.h"

#include "core/store/sqlite/database.h"
#include "core/store/sqlite/sqlite_error.h"

#include <sqlite3.h>

namespace core::store::sqlite {

namespace base = core::base;
using core::ports::StoreCode;

namespace {

// A null pointer would bind NULL where the empty value is meant.
const void* placeOf(const void* bytes) {
    return bytes ? bytes : "";
}

std::string columnBytes(sqlite3_stmt* statement, int column, const void* bytes) {
    const auto length = static_cast<std::size_t>(sqlite3_column_bytes(statement, column));
    return bytes ? std::string(static_cast<const char*>(bytes), length) : std::string();
}

} // namespace

Statement::Statement(Database& database, std::string_view sql)
    : m_database(database), m_handle(database.takeIdle(sql)) {
    if (m_handle) return;
    keep(sqlite3_prepare_v3(database.m_handle, sql.data(), static_cast<int>(sql.size()),
                            SQLITE_PREPARE_PERSISTENT, &m_handle, nullptr));
}

Statement::~Statement() {
    m_database.giveBack(m_handle);
}

void Statement::keep(int code) {
    if (m_trouble == SQLITE_OK) m_trouble = code;
}

Statement& Statement::bind(std::int64_t value) {
    keep(sqlite3_bind_int64(m_handle, ++m_bound, value));
    return *this;
}

Statement& Statement::bind(std::string_view text) {
    const auto* bytes = static_cast<const char*>(placeOf(text.data()));
    keep(sqlite3_bind_text64(m_handle, ++m_bound, bytes, text.size(), SQLITE_TRANSIENT, SQLITE_UTF8));
    return *this;
}

Statement& Statement::bindBlob(std::span<const std::uint8_t> bytes) {
    keep(sqlite3_bind_blob64(m_handle, ++m_bound, placeOf(bytes.data()), bytes.size(), SQLITE_TRANSIENT));
    return *this;
}

Statement& Statement::bindBlob(std::string_view bytes) {
    return bindBlob(std::span(reinterpret_cast<const std::uint8_t*>(bytes.data()), bytes.size()));
}

Statement& Statement::bindNull() {
    keep(sqlite3_bind_null(m_handle, ++m_bound));
    return *this;
}

void Statement::again() {
    sqlite3_reset(m_handle);
    sqlite3_clear_bindings(m_handle);
    m_bound = 0;
}

base::Result<bool> Statement::step() {
    if (m_trouble != SQLITE_OK) return base::fail(m_database.error(m_trouble, "prepare"));
    if (m_database.transactionLost())
        return base::fail(StoreCode::Failed, "the transaction was already undone");
    const int code = sqlite3_step(m_handle);
    if (code == SQLITE_ROW) return true;
    if (code == SQLITE_DONE) return false;
    return base::fail(m_database.error(code, sqlite3_sql(m_handle)));
}

base::Result<void> Statement::run() {
    const auto row = step();
    if (!row) return base::fail(row.error());
    return {};
}

bool Statement::isNull(int column) const {
    return sqlite3_column_type(m_handle, column) == SQLITE_NULL;
}

std::int64_t Statement::integer(int column) const {
    return sqlite3_column_int64(m_handle, column);
}

std::string Statement::text(int column) const {
    return columnBytes(m_handle, column, sqlite3_column_text(m_handle, column));
}

std::string Statement::blob(int column) const {
    return columnBytes(m_handle, column, sqlite3_column_blob(m_handle, column));
}

} // namespace core::store::sqlite
