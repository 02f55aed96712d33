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
    return {};
}

} // namespace core::store::backup
