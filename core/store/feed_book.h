// SPDX-License-Identifier: GPL-3.0-or-later
// The portal's changes in the tables `feed` and `feed_event`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class FeedBook final : public core::ports::FeedBook {
  public:
    FeedBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<std::optional<core::ports::FeedPlace>> place() override;
    [[nodiscard]] core::base::Result<void> begin(std::string_view epoch, std::string_view cursor) override;
    [[nodiscard]] core::base::Result<void> advance(const core::ports::FeedPage& page) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::UnreadEvent>>
    unread(int limit, std::int64_t after) override;
    [[nodiscard]] core::base::Result<void> markRead(std::int64_t id) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::FeedEvent>>
    readOf(const core::base::DossierId& dossier) override;
    [[nodiscard]] core::base::Result<void>
    putState(const core::base::DossierId& dossier, core::domain::PortalState state, std::int64_t id) override;
    [[nodiscard]] core::base::Result<void> putListedState(const core::base::DossierId& dossier,
                                                          core::domain::PortalState state) override;

  private:
    [[nodiscard]] core::base::Result<void> putStateAsOf(const core::base::DossierId& dossier,
                                                        core::domain::PortalState state, std::int64_t asOf);
    [[nodiscard]] core::base::Result<void> keep(std::string_view epoch, const core::ports::FeedEvent& event);
    [[nodiscard]] core::base::Result<core::ports::UnreadEvent> eventFrom(const sqlite::Statement& statement);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
