// SPDX-License-Identifier: GPL-3.0-or-later
// What was done at this counter, as a chain of hashes in the table `audit`. Inside a transaction of the
// store.
//
// A row is canonical JSON: the keys actor, at, details, kind, seq, subject in this order, no spaces. Its hash
// is SHA-256(hash of the row before || row), over the stored bytes; 32 zero bytes stand before the first row.
// A changed, removed or exchanged row breaks the chain; cutting off its end does not: see head_book.h.
#pragma once

#include "core/ports/store.h"
#include "core/store/head_book.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class AuditBook final : public core::ports::AuditBook {
  public:
    AuditBook(sqlite::Database& database, HeadBook& heads) : m_database(database), m_heads(heads) {}

    // Empty details stand as {}. Errors: Failed, when the details are no JSON.
    [[nodiscard]] core::base::Result<void> append(const core::ports::AuditEntry& entry) override;
    [[nodiscard]] core::base::Result<std::int64_t> length() override;
    [[nodiscard]] core::base::Result<std::int64_t> firstBroken() override;
    [[nodiscard]] core::base::Result<core::ports::AuditHead> head() override;
    [[nodiscard]] core::base::Result<std::string> hashOf(std::int64_t seq) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::AuditRow>>
    newest(int limit, const core::ports::AuditFilter& filter) override;

  private:
    sqlite::Database& m_database;
    HeadBook& m_heads;
};

} // namespace core::store
