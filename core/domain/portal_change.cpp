// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/portal_change.h"

namespace core::domain {

std::optional<PortalState> portalStateFrom(std::int64_t number) {
    if (number < static_cast<int>(PortalState::Registered) ||
        number > static_cast<int>(PortalState::Returned))
        return std::nullopt;
    return static_cast<PortalState>(number);
}

} // namespace core::domain
