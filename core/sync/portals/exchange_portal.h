// SPDX-License-Identifier: GPL-3.0-or-later
// What no system of the authorities does, whatever its generation: give numbers in advance, take heads of the
// audit, tell changes or a list of what it holds. Never asked for: see PortalAbilities. Sync thread only.
#pragma once

#include "core/ports/portal.h"

namespace core::sync {

class ExchangePortal : public core::ports::Portal {
  public:
    template<class T>
    using Answer = core::ports::PortalAnswer<T>;

    [[nodiscard]] Answer<core::ports::LeasedNumbers> leaseNumbers(const core::ports::NumberLease& lease,
                                                                  const core::ports::RequestStamp& stamp,
                                                                  const std::stop_token& stop) final;
    [[nodiscard]] Answer<void> sendHead(const core::ports::SignedHead& head,
                                        const core::ports::RequestStamp& stamp,
                                        const std::stop_token& stop) final;
    [[nodiscard]] Answer<core::ports::Changes> changes(const core::ports::FeedPlace& since,
                                                       const core::ports::RequestStamp& stamp,
                                                       const std::stop_token& stop) final;
    [[nodiscard]] Answer<core::ports::Holdings> holdings(const std::string& cursor,
                                                         const core::ports::RequestStamp& stamp,
                                                         const std::stop_token& stop) final;
};

} // namespace core::sync
