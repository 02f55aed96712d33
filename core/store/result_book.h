// SPDX-License-Identifier: GPL-3.0-or-later
// Results in the tables `result` and `result_return`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class ResultBook final : public core::ports::ResultBook {
  public:
    ResultBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> arrive(const core::domain::DossierResult& result) override;
    [[nodiscard]] core::base::Result<void> sendVia(const core::base::ResultId& result,
                                                   core::domain::ReturnVia via) override;
    [[nodiscard]] core::base::Result<void> giveBack(const core::domain::ResultReturn& given) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::ResultRow>>
    ofDossier(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::domain::DossierResult>>
    held(core::domain::ReturnVia via) override;
    [[nodiscard]] core::base::Result<std::map<core::domain::ReturnVia, int>> heldCounts() override;

  private:
    [[nodiscard]] core::base::Result<core::domain::DossierResult>
    resultFrom(const sqlite::Statement& statement);
    [[nodiscard]] core::base::Result<core::domain::ResultReturn>
    returnFrom(const sqlite::Statement& statement, const core::base::ResultId& result);
    [[nodiscard]] core::base::Result<core::ports::ResultRow> rowFrom(const sqlite::Statement& statement);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
