// SPDX-License-Identifier: GPL-3.0-or-later
// Where the chain of the audit ends. Inside a transaction of the store.
#pragma once

#include "core/domain/dossier.h"
#include "core/store/sqlite/database.h"

#include <cstdint>
#include <string>

namespace core::store {

struct AuditEnd {
    std::int64_t seq = 0;        // 0: there is no row
    core::domain::Sha256 hash{}; // of that row; zeroes stand before the first
};

[[nodiscard]] core::base::Result<AuditEnd> auditEnd(sqlite::Database& database);
// 64 hex digits; empty when there is no such row.
[[nodiscard]] core::base::Result<std::string> auditHashOf(sqlite::Database& database, std::int64_t seq);

} // namespace core::store
