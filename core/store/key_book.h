// SPDX-License-Identifier: GPL-3.0-or-later
// What there is of the data key beside the clerks' slots, in the table `key_version`, and the device's key,
// in `device_key`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class KeyBook final : public core::ports::KeyBook {
  public:
    explicit KeyBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<void> insert(const core::ports::KeyRecord& record) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::KeyRecord>> record() override;
    [[nodiscard]] core::base::Result<void> change(const core::ports::NextKeys& next) override;
    [[nodiscard]] core::base::Result<void> forgetOlder() override;
    [[nodiscard]] core::base::Result<void> insertDeviceKey(const core::ports::DeviceKey& key) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DeviceKey>> deviceKey() override;

  private:
    sqlite::Database& m_database;
};

} // namespace core::store
