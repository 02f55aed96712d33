// SPDX-License-Identifier: GPL-3.0-or-later
// Dossiers and their documents in the tables `dossier` and `document`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class DossierBook final : public core::ports::DossierBook {
  public:
    DossierBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void> insert(const core::domain::Dossier& dossier,
                                                  const std::vector<core::ports::SealedFile>& files) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierRow>>
    find(const core::base::DossierId& id) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierRow>>
    findByNumber(std::string_view number) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::DossierRow>> newest(int limit) override;
    [[nodiscard]] core::base::Result<std::map<std::string, int, std::less<>>>
    procedureUses(int newest) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierHead>>
    head(const core::base::DossierId& id) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::DossierHead>> heads() override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::SealedFile>>
    file(const core::base::DocumentId& document) override;
    [[nodiscard]] core::base::Result<bool> giveOfficialNumber(const core::base::DossierId& id,
                                                              std::string_view number) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::SealedFile>> files() override;

    // Those that `condition` names, e.g. "ORDER BY seq", without documents. One that does not open is
    // answered in part. Errors: VaultLocked ...
    [[nodiscard]] core::base::Result<std::vector<core::ports::DossierLine>>
    lines(const std::string& condition);

  private:
    [[nodiscard]] core::base::Result<std::optional<core::ports::DossierRow>>
    readOne(sqlite::Statement& query);
    [[nodiscard]] core::base::Result<void> renewWords(std::int64_t seq, const core::base::DossierId& id);
    [[nodiscard]] core::base::Result<void> addDocuments(core::ports::DossierRow& row);
    [[nodiscard]] core::base::Result<void> insertDocument(const core::base::DossierId& dossier, int position,
                                                          const core::domain::Document& document,
                                                          const core::ports::SealedFile& file);
    [[nodiscard]] core::base::Result<core::ports::DossierRow> dossierFrom(const sqlite::Statement& statement);
    [[nodiscard]] core::base::Result<core::ports::DossierLine> lineFrom(const sqlite::Statement& statement);
    [[nodiscard]] core::base::Result<void> openInto(core::domain::Dossier& dossier, std::string_view sealed);
    [[nodiscard]] core::base::Result<core::domain::Document> documentFrom(const sqlite::Statement& statement);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
