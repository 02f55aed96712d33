// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::KeyRecord;

base::Result<void> KeyBook::insert(const KeyRecord& record) {
    auto row =
        m_database.prepare("INSERT INTO key_version(version, courier_key, recovery_slot) VALUES(?,?,?)");
    row.bind(record.version).bindBlob(record.courierKey).bindBlob(record.recoverySlot);
    return row.run();
}

base::Result<std::optional<KeyRecord>> KeyBook::record() {
    auto query = m_database.prepare("SELECT version, courier_key, recovery_slot FROM key_version");
    return query.first<KeyRecord>([](const sqlite::Statement& statement) -> base::Result<KeyRecord> {
        RowValues row(statement);
        return KeyRecord{row.number(), row.blob(), row.blob()};
    });
}

} // namespace core::store
