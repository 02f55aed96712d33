// SPDX-License-Identifier: GPL-3.0-or-later
// Changes of hands in the table `custody_event`, and where they lead in `original`, which triggers keep.
// Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class CustodyBook final : public core::ports::CustodyBook {
  public:
    CustodyBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> append(const core::domain::CustodyEvent& event) override;
    [[nodiscard]] core::base::Result<std::vector<core::domain::CustodyEvent>>
    events(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::OriginalPlace>>
    originals(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::WaitingDossier>> waiting() override;
    [[nodiscard]] core::base::Result<std::map<core::domain::Custody, int>> counts() override;

  private:
    [[nodiscard]] core::base::Result<core::domain::CustodyEvent>
    eventFrom(const sqlite::Statement& statement);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
