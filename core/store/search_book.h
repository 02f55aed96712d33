// SPDX-License-Identifier: GPL-3.0-or-later
// What dossiers are found by, and dossiers as lines of a list. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/dossier_book.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class SearchBook final : public core::ports::SearchBook {
  public:
    SearchBook(sqlite::Database& database, core::ports::Sealer& sealer, DossierBook& dossiers)
        : m_database(database), m_sealer(sealer), m_dossiers(dossiers) {}

    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> keepScanWords(const core::base::DossierId& dossier,
                                                         std::string_view words) override;
    [[nodiscard]] core::base::Result<std::int64_t> newestSeq() override;
    [[nodiscard]] core::base::Result<std::int64_t> seqOfNumber(std::string_view number) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::SearchEntry>> entries(std::int64_t from,
                                                                                    std::int64_t to) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::SearchEntry>>
    scanEntries(std::int64_t from, std::int64_t to) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::DossierLine>>
    lines(const std::vector<std::int64_t>& seqs) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::DossierLine>> newestLines(int limit) override;

  private:
    // Dossiers of this span that no entry with words stands for.
    [[nodiscard]] core::base::Result<std::vector<std::int64_t>>
    seqsBeside(const std::vector<core::ports::SearchEntry>& entries, std::int64_t from, std::int64_t to);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
    DossierBook& m_dossiers;
};

} // namespace core::store
