// SPDX-License-Identifier: GPL-3.0-or-later
// Dossiers and their documents in the tables `dossier` and `document`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class DossierBook final : public core::ports::DossierBook {
  public:
    explicit DossierBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<void> insert(const core::domain::Dossier& dossier) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierRow>>
    find(const core::base::DossierId& id) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierRow>>
    findByNumber(std::string_view number) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::DossierRow>> newest(int limit) override;
    [[nodiscard]] core::base::Result<std::vector<core::domain::Document>> allDocuments() override;

  private:
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierRow>>
    readOne(sqlite::Statement& query);
    [[nodiscard]] core::base::Result<void> addDocuments(core::ports::DossierRow& row);
    [[nodiscard]] core::base::Result<void> insertDocument(const core::base::DossierId& dossier, int position,
                                                          const core::domain::Document& document);

    sqlite::Database& m_database;
};

} // namespace core::store
