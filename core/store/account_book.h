// SPDX-License-Identifier: GPL-3.0-or-later
// Who may sign in, and how often it went wrong, in the table `account`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class AccountBook final : public core::ports::AccountBook {
  public:
    AccountBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> insert(const core::ports::Account& account,
                                                  std::string_view fullName) override;
    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> update(const core::ports::Account& account) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::Account>>
    findByName(std::string_view signInName) override;
    // Errors: NotFound, VaultLocked, Damaged.
    [[nodiscard]] core::base::Result<std::string> fullName(const core::base::ClerkId& clerk) override;
    // In the order in which they were made.
    [[nodiscard]] core::base::Result<std::vector<core::ports::Account>> all() override;

  private:
    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
