// SPDX-License-Identifier: GPL-3.0-or-later
// Everything that brings dossiers to the portal, for one set-up of the counter.
#pragma once

#include "core/base/result.h"
#include "core/ports/courier.h"
#include "core/ports/document_files.h"
#include "core/ports/random.h"
#include "core/ports/secrets.h"
#include "core/sync/courier_thread.h"
#include "core/sync/engine.h"
#include "core/sync/http/curl_transport.h"
#include "core/sync/portals/intake_v1.h"
#include "core/sync/portals/ministry_exchange.h"
#include "core/sync/portals/national_exchange.h"
#include "core/usecases/counter_setup.h"

#include <functional>
#include <memory>

namespace app::composition {

// What the counter was given to speak to its portal, for one set-up.
core::sync::PortalAccess accessOf(const core::usecases::CounterSetup& setup, core::ports::Store& store);
// Whom it has to believe there.
core::sync::TlsAccess trustOf(const core::usecases::CounterSetup& setup, const core::ports::Clock& clock);
// And what it shows. Errors: VaultLocked, before the first sign-in.
std::function<core::base::Result<core::sync::TlsAccess>()>
tlsOf(const core::usecases::CounterSetup& setup, core::ports::Store& store, const core::ports::Clock& clock);

// The adapter for the portal of the set-up.
std::unique_ptr<core::ports::Portal> portalOf(const core::usecases::CounterSetup& setup,
                                              core::sync::PortalAccess access, core::ports::Store& store,
                                              core::ports::Transport& transport,
                                              core::ports::Secrets& secrets, const core::ports::Clock& clock);

class PostRoom {
  public:
    struct Rooms {
        core::ports::Store& store;
        core::ports::DocumentFiles& files;
        core::ports::Secrets& secrets;
        const core::ports::Clock& clock;
        core::ports::Random& random;
    };

    // `onNews`: the portal has told something; `onService`: whether it takes this device, see Engine. Called
    // on the thread that sends.
    PostRoom(const core::usecases::CounterSetup& setup, Rooms rooms, std::function<void()> onNews,
             std::function<void(const std::string& revoked)> onService);

    // Blocks until nothing can be sent now; not beside courier().
    [[nodiscard]] core::base::Result<core::sync::RunReport> sendNow(const std::stop_token& stop);
    // Starts the sync thread at the first call; without a portal's address nothing is ever sent.
    core::ports::Courier& courier();
    // Asks the portal for its keys; as sendNow().
    [[nodiscard]] core::base::Result<void> learnKeys();
    // Something new lies in the outbox.
    void wake();
    // To the sync thread, where it runs: see Engine.
    void linkIsIn();
    void setMetered(bool isMetered);

  private:
    bool m_configured;
    const core::ports::Clock& m_clock;
    core::ports::Random& m_random;
    core::sync::CurlTransport m_transport;
    std::unique_ptr<core::ports::Portal> m_portal;
    core::sync::Engine m_engine;
    std::unique_ptr<core::ports::Courier> m_silent;       // without a portal
    std::unique_ptr<core::sync::CourierThread> m_courier; // with one
};

} // namespace app::composition
