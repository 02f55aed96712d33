// SPDX-License-Identifier: GPL-3.0-or-later
// Who may sign in, and how often it went wrong, in the table `account`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class AccountBook final : public core::ports::AccountBook {
  public:
    explicit AccountBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<void> insert(const core::ports::Account& account) override;
    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> update(const core::ports::Account& account) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::Account>>
    findByName(std::string_view signInName) override;
    // In the order in which they were made.
    [[nodiscard]] core::base::Result<std::vector<core::ports::Account>> all() override;

  private:
    sqlite::Database& m_database;
};

} // namespace core::store
