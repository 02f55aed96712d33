// SPDX-License-Identifier: GPL-3.0-or-later
// The queue in the table `ticket`. Inside a transaction of the store.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class TicketBook final : public core::ports::TicketBook {
  public:
    explicit TicketBook(sqlite::Database& database) : m_database(database) {}

    [[nodiscard]] core::base::Result<core::domain::QueueTicket>
    take(const core::base::Date& day, std::string_view series, core::base::Instant at) override;
    [[nodiscard]] core::base::Result<void> call(const core::domain::TicketNumber& ticket,
                                                std::string_view counter, core::base::Instant at) override;
    [[nodiscard]] core::base::Result<void> serve(const core::domain::TicketNumber& ticket,
                                                 core::base::Instant at) override;
    [[nodiscard]] core::base::Result<void> skip(const core::domain::TicketNumber& ticket,
                                                core::base::Instant at) override;
    [[nodiscard]] core::base::Result<std::vector<core::domain::QueueTicket>>
    waiting(const core::base::Date& day) override;
    [[nodiscard]] core::base::Result<int> waitingCount(const core::base::Date& day) override;

  private:
    [[nodiscard]] core::base::Result<void> end(const core::domain::TicketNumber& ticket,
                                               core::domain::TicketState state, core::base::Instant at);

    sqlite::Database& m_database;
};

} // namespace core::store
