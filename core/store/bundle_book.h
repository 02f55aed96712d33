// SPDX-License-Identifier: GPL-3.0-or-later
// Bundles in the tables `bundle` and `bundle_revision`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class BundleBook final : public core::ports::BundleBook {
  public:
    explicit BundleBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<int>
    begin(const core::base::BundleId& id, int least,
          const std::vector<core::ports::RevisionKey>& carries) override;
    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> written(const core::base::BundleId& id,
                                                   const core::domain::Sha256& header) override;
    [[nodiscard]] core::base::Result<std::optional<core::domain::Sha256>> lastHeader() override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::Bundle>>
    find(const core::base::BundleId& id) override;
    [[nodiscard]] core::base::Result<std::map<core::ports::RevisionKey, int>> whereabouts() override;

  private:
    sqlite::Database& m_database;
};

} // namespace core::store
