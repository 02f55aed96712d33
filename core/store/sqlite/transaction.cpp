// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/transaction.h"

#include "core/store/sqlite/sqlite_error.h"

#include <sqlite3.h>

namespace core::store::sqlite {

namespace base = core::base;

Transaction::~Transaction() {
    undo();
}

base::Result<void> Transaction::begin(Kind kind) {
    auto begun = m_database.execute(kind == Kind::Write ? "BEGIN IMMEDIATE" : "BEGIN DEFERRED");
    m_database.m_inTransaction = begun.has_value();
    return begun;
}

base::Result<void> Transaction::commit() {
    if (m_database.transactionLost())
        return base::fail(core::ports::StoreCode::Failed, "the transaction was already undone");
    auto committed = m_database.execute("COMMIT");
    if (committed) m_database.m_inTransaction = false;
    return committed;
}

void Transaction::undo() {
    if (!m_database.m_inTransaction) return;
    m_database.m_inTransaction = false;
    // Nothing can be done about a failing ROLLBACK; SQLite undoes the rest when the connection closes.
    if (sqlite3_get_autocommit(m_database.m_handle) == 0)
        sqlite3_exec(m_database.m_handle, "ROLLBACK", nullptr, nullptr, nullptr);
}

} // namespace core::store::sqlite
