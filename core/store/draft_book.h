// SPDX-License-Identifier: GPL-3.0-or-later
// Half-done intakes in the table `draft`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class DraftBook final : public core::ports::DraftBook {
  public:
    DraftBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    // The store gives `changedSeq`; the one in `draft` is not looked at.
    [[nodiscard]] core::base::Result<void> put(const core::ports::DraftRow& draft) override;
    [[nodiscard]] core::base::Result<void> remove(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::DraftRow>> all() override;

  private:
    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
