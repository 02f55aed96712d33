// SPDX-License-Identifier: GPL-3.0-or-later
// The queue in front of the counters. Part of an act of the store, see core/ports/store.h.
#pragma once

#include "core/base/result.h"
#include "core/domain/queue_ticket.h"

#include <string_view>
#include <vector>

namespace core::ports {

// Needs no key. Errors of what changes: NotFound; Failed, when the ticket is not in a state for it.
class TicketBook {
  public:
    virtual ~TicketBook() = default;
    // The next number of the day's series.
    [[nodiscard]] virtual core::base::Result<core::domain::QueueTicket>
    take(const core::base::Date& day, std::string_view series, core::base::Instant at) = 0;
    // One that waits, or was skipped and has come after all.
    [[nodiscard]] virtual core::base::Result<void> call(const core::domain::TicketNumber& ticket,
                                                        std::string_view counter, core::base::Instant at) = 0;
    // These two of one that was called.
    [[nodiscard]] virtual core::base::Result<void> serve(const core::domain::TicketNumber& ticket,
                                                         core::base::Instant at) = 0;
    [[nodiscard]] virtual core::base::Result<void> skip(const core::domain::TicketNumber& ticket,
                                                        core::base::Instant at) = 0;
    // In the order of taking, all series.
    [[nodiscard]] virtual core::base::Result<std::vector<core::domain::QueueTicket>>
    waiting(const core::base::Date& day) = 0;
    [[nodiscard]] virtual core::base::Result<int> waitingCount(const core::base::Date& day) = 0;
};

} // namespace core::ports
