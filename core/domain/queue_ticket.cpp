// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/queue_ticket.h"

#include "core/base/names.h"

namespace core::domain {

namespace base = core::base;

std::string_view nameOf(TicketState state) {
    switch (state) {
    case TicketState::Waiting:
        return "waiting";
    case TicketState::Called:
        return "called";
    case TicketState::Served:
        return "served";
    case TicketState::Skipped:
        return "skipped";
    }
    return "unknown";
}

std::optional<TicketState> ticketStateFrom(std::string_view name) {
    return base::byName(
        name, {TicketState::Waiting, TicketState::Called, TicketState::Served, TicketState::Skipped});
}

} // namespace core::domain
