// SPDX-License-Identifier: GPL-3.0-or-later
// Signed ends of the audit, in the tables `audit_head` and `device_key`. Inside a transaction of the store.
//
// Signed is the text of core::ports::signedText(); the event's id is the first 16 bytes of its SHA-256, so
// one end is one event, however often it is sent.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class HeadBook final : public core::ports::HeadBook {
  public:
    HeadBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> signDay(std::string_view day) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::SignedHead>>
    find(const core::base::OpId& event) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::SignedHead>> all() override;
    [[nodiscard]] core::base::Result<std::int64_t> firstBroken() override;

    // The audit has grown by this row: each hundredth since the last head is signed.
    [[nodiscard]] core::base::Result<void> noteRow(const core::ports::AuditHead& end);

  private:
    struct Last {
        std::int64_t seq = 0; // 0: there is none
        std::string incarnation;
        std::string day;
    };
    [[nodiscard]] core::base::Result<Last> last();
    [[nodiscard]] core::base::Result<void> sign(const core::ports::AuditHead& end, std::string_view day);
    [[nodiscard]] core::base::Result<void> keep(const core::ports::SignedHead& head, std::string_view day);
    [[nodiscard]] core::base::Result<bool> holds(const core::ports::SignedHead& head);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
