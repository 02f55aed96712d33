// SPDX-License-Identifier: GPL-3.0-or-later
// Settings of this counter in the table `setting`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class SettingBook final : public core::ports::SettingBook {
  public:
    explicit SettingBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<std::optional<std::string>> get(std::string_view key) override;
    [[nodiscard]] core::base::Result<void> put(std::string_view key, std::string_view value) override;

  private:
    sqlite::Database& m_database;
};

} // namespace core::store
