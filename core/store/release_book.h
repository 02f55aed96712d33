// SPDX-License-Identifier: GPL-3.0-or-later
// Batches that may go, in the table `batch_release`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class ReleaseBook final : public core::ports::ReleaseBook {
  public:
    explicit ReleaseBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<void> put(const core::base::BatchId& batch) override;
    [[nodiscard]] core::base::Result<void> remove(const core::base::BatchId& batch) override;
    [[nodiscard]] core::base::Result<std::vector<core::base::BatchId>> all() override;

  private:
    sqlite::Database& m_database;
};

} // namespace core::store
