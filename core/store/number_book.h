// SPDX-License-Identifier: GPL-3.0-or-later
// Blocks of numbers, leases and used places in the tables `number_block`, `number_lease`, `number_used` and
// `number_burned`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class NumberBook final : public core::ports::NumberBook {
  public:
    NumberBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<std::optional<int>> take(std::string_view kind,
                                                              const core::base::Date& day, int places,
                                                              const core::base::DossierId& dossier,
                                                              int from) override;
    [[nodiscard]] core::base::Result<int> next(std::string_view kind, const core::base::Date& day) override;
    [[nodiscard]] core::base::Result<int> usedOnTwoDays(std::string_view kind) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::NumberBlock>> blocks() override;
    [[nodiscard]] core::base::Result<bool> addBlock(const core::ports::NumberBlock& block) override;
    [[nodiscard]] core::base::Result<void> giveUpBlocks() override;
    [[nodiscard]] core::base::Result<void> addLease(const core::ports::NumberLease& lease) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::NumberLease>>
    lease(const core::base::OpId& op) override;
    [[nodiscard]] core::base::Result<bool> isLeaseOpen() override;
    [[nodiscard]] core::base::Result<void> withdrawLeases() override;
    [[nodiscard]] core::base::Result<bool> isKnown(std::string_view number) override;
    [[nodiscard]] core::base::Result<std::vector<std::string>> burned(int limit) override;

  private:
    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer; // for the outbox
};

} // namespace core::store
