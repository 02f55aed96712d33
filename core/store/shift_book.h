// SPDX-License-Identifier: GPL-3.0-or-later
// Cash drawers in the table `shift`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class ShiftBook final : public core::ports::ShiftBook {
  public:
    ShiftBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> open(const core::domain::Shift& shift) override;
    [[nodiscard]] core::base::Result<core::base::Dong>
    close(const core::base::ShiftId& shift, const core::domain::ShiftClosing& closing) override;
    [[nodiscard]] core::base::Result<std::optional<core::domain::Shift>>
    find(const core::base::ShiftId& shift) override;
    [[nodiscard]] core::base::Result<std::optional<core::domain::Shift>>
    openAt(std::string_view counter) override;

  private:
    [[nodiscard]] core::base::Result<core::domain::Shift> shiftFrom(const sqlite::Statement& statement);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
