// SPDX-License-Identifier: GPL-3.0-or-later
// What the portal has said about a dossier since it was taken. Values; any thread.
#pragma once

#include "core/base/time.h"

#include <optional>
#include <string>
#include <vector>

namespace core::domain {

// TrangThaiHoSo 1 .. 10 of the national data standard. The authority is master of most of them: whatever the
// portal says is shown, from whatever state before.
enum class PortalState {
    Registered = 1,
    Accepted,
    NotAccepted,
    Processing,
    SupplementAsked,
    PaymentAsked,
    WithdrawalAsked,
    Stopped,
    Finished,
    Returned
};
// Nothing: no such state.
std::optional<PortalState> portalStateFrom(std::int64_t number);

struct PortalChange {
    PortalState state = PortalState::Registered;
    std::string reason;             // in the portal's own words; may be empty
    std::vector<std::string> items; // papers that are asked for, or results
    std::optional<core::base::Instant> at;
    bool operator==(const PortalChange&) const = default;
};

} // namespace core::domain
