// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_end.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using sqlite::Statement;

base::Result<AuditEnd> auditEnd(sqlite::Database& database) {
    auto query = database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    const auto row = query.first<AuditEnd>([](const Statement& statement) -> base::Result<AuditEnd> {
        RowValues values(statement);
        const AuditEnd end{values.integer(), values.hash()};
        if (auto fits = values.verdict("audit"); !fits) return base::fail(fits.error());
        return end;
    });
    if (!row) return base::fail(row.error());
    return row->value_or(AuditEnd{});
}

base::Result<std::string> auditHashOf(sqlite::Database& database, std::int64_t seq) {
    auto query = database.prepare("SELECT hash FROM audit WHERE seq=?");
    query.bind(seq);
    const auto row = query.first<std::string>([](const Statement& statement) -> base::Result<std::string> {
        RowValues values(statement);
        const auto hash = values.hash();
        if (auto fits = values.verdict("audit"); !fits) return base::fail(fits.error());
        return core::domain::toHex(hash);
    });
    if (!row) return base::fail(row.error());
    return row->value_or(std::string());
}

} // namespace core::store
