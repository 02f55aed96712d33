// SPDX-License-Identifier: GPL-3.0-or-later
// What the retention rule takes away, in all tables that hold something of a dossier. Inside a transaction of
// the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class RetentionBook final : public core::ports::RetentionBook {
  public:
    explicit RetentionBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<std::optional<core::ports::Retained>>
    find(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<void> beginAll(std::int64_t on_ms) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::Retained>> countedSince(std::int64_t on_ms,
                                                                                      int limit) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::Retained>> shredding() override;
    [[nodiscard]] core::base::Result<int> eraseReceived(int limit) override;
    // Errors: NotFound, when its days are not counted.
    [[nodiscard]] core::base::Result<void> eraseKeys(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::base::DocumentId>>
    documents(const core::base::DossierId& dossier) override;
    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> finish(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::Retained>> settledSince(std::int64_t on_ms,
                                                                                      int limit) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::Retained>> erasing() override;
    // Errors: NotFound, when its days are not counted.
    [[nodiscard]] core::base::Result<void> eraseRecords(const core::base::DossierId& dossier) override;
    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> finishRecords(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<std::vector<core::base::DossierId>> erasedOutOfRule() override;

  private:
    [[nodiscard]] core::base::Result<void> eraseRevision(const core::base::DossierId& dossier, int revision);
    [[nodiscard]] core::base::Result<void> step(const std::string& column, std::string_view to,
                                                const core::base::DossierId& dossier);
    [[nodiscard]] core::base::Result<void> runFor(const core::base::DossierId& dossier,
                                                  const std::string& sql);

    sqlite::Database& m_database;
};

} // namespace core::store
