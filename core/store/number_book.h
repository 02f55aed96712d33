// SPDX-License-Identifier: GPL-3.0-or-later
// Used places of the counter's daily sequences in the table `number_used`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class NumberBook final : public core::ports::NumberBook {
  public:
    explicit NumberBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<std::optional<int>> take(std::string_view kind,
                                                              const core::base::Date& day, int places,
                                                              const core::base::DossierId& dossier) override;

  private:
    sqlite::Database& m_database;
};

} // namespace core::store
