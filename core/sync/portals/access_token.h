// SPDX-License-Identifier: GPL-3.0-or-later
// The token that goes with each request: the one that the counter was given, or, with a certificate, one that
// the portal gives for some time (client credentials over mutual TLS). Renewed when four fifths of its life
// are over, by the boot clock. In memory only. Sync thread only.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/portal.h"
#include "core/ports/transport.h"

#include <functional>
#include <string>

namespace core::sync {

class AccessToken {
  public:
    // `given` is asked for each request; empty: the portal gives one.
    AccessToken(std::string address, std::function<std::string()> given, core::ports::Transport& transport,
                const core::ports::Clock& clock);

    // `requestId`: of the request that it is for.
    [[nodiscard]] core::ports::PortalAnswer<std::string> current(const std::string& requestId,
                                                                 const std::stop_token& stop);
    // The portal does not know it. True: another one may be had.
    bool refused();

  private:
    [[nodiscard]] core::ports::PortalAnswer<void> renew(const std::string& requestId,
                                                        const std::stop_token& stop);

    std::string m_address;
    std::function<std::string()> m_given;
    core::ports::Transport& m_transport;
    const core::ports::Clock& m_clock;
    std::string m_token;
    std::int64_t m_renewAt_ms = 0;
};

} // namespace core::sync
