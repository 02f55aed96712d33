// SPDX-License-Identifier: GPL-3.0-or-later
// The called number of a citizen who waits (phiếu số thứ tự). Values; any thread.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <string_view>

namespace core::domain {

enum class TicketState { Waiting, Called, Served, Skipped };

// Names are stored: they never change.
std::string_view nameOf(TicketState state);
std::optional<TicketState> ticketStateFrom(std::string_view name);

// Numbers of a series start anew at 1 each local day.
struct TicketNumber {
    core::base::Date day{};
    std::string series; // "A"
    int number = 0;
    bool operator==(const TicketNumber&) const = default;
};

struct QueueTicket {
    TicketNumber number;
    TicketState state = TicketState::Waiting;
    std::string counter; // that called it last; empty: none did
    core::base::Instant takenAt;
    std::optional<core::base::Instant> calledAt;
    std::optional<core::base::Instant> endedAt; // served or skipped
    bool operator==(const QueueTicket&) const = default;
};

} // namespace core::domain
