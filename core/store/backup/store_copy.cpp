// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/backup/store_copy.h"

#include "core/store/migrate/migrator.h"
#include "core/store/sqlite/integrity.h"

namespace core::store::backup {

namespace base = core::base;
using core::ports::StoreCode;

base::Result<std::unique_ptr<StoreCopy>> StoreCopy::open(const std::filesystem::path& file) {
    auto database = sqlite::Database::open(file, sqlite::Access::Still);
    if (!database) return base::fail(database.error());
    if (auto ours = migrate::checkIdentity(**database, migrate::embeddedMigrations()); !ours)
        return base::fail(ours.error());
    return std::unique_ptr<StoreCopy>(new StoreCopy(std::move(*database)));
}

base::Result<void> StoreCopy::check() {
    const auto complaint = sqlite::complaintOf(*m_database, sqlite::Check::Quick);
    if (!complaint) return base::fail(complaint.error());
    if (!complaint->empty()) return base::fail(StoreCode::Damaged, *complaint);
    const auto broken = m_books.audit().firstBroken();
    if (!broken) return base::fail(broken.error());
    if (*broken != 0)
        return base::fail(StoreCode::Damaged, "the audit is broken at row " + std::to_string(*broken));
    return checkHeads();
}

base::Result<void> StoreCopy::checkHeads() {
    const auto table = m_database->ask("SELECT name FROM sqlite_schema WHERE name='audit_head'");
    if (!table) return base::fail(table.error());
    if (table->empty()) return {}; // of an earlier form
    const auto head = m_books.heads().firstBroken();
    if (!head) return base::fail(head.error());
    if (*head != 0)
        return base::fail(StoreCode::Damaged, "the audit's head " + std::to_string(*head) + " does not hold");
    return {};
}

} // namespace core::store::backup
