// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/key_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::DeviceKey;
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

base::Result<void> KeyBook::insertDeviceKey(const DeviceKey& key) {
    auto row = m_database.prepare("INSERT INTO device_key(id, public_key, seed) VALUES(1,?,?)");
    row.bindBlob(key.publicHalf).bindBlob(key.sealedSeed);
    return row.run();
}

base::Result<std::optional<DeviceKey>> KeyBook::deviceKey() {
    auto query = m_database.prepare("SELECT public_key, seed FROM device_key");
    return query.first<DeviceKey>([](const sqlite::Statement& statement) -> base::Result<DeviceKey> {
        RowValues row(statement);
        DeviceKey key{row.bytes<core::ports::Ed25519Public>(), row.blob()};
        if (auto fits = row.verdict("device_key"); !fits) return base::fail(fits.error());
        return key;
    });
}

} // namespace core::store
