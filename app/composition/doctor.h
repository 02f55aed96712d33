// SPDX-License-Identifier: GPL-3.0-or-later
// Looks at what lies between this counter and its portal; nothing is sent and nothing changed.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/disk_reserve.h"
#include "core/ports/random.h"
#include "core/ports/secrets.h"
#include "core/ports/store.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/diagnose.h"

#include <string>

namespace app::composition {

struct Host {
    std::string name;
    bool isEncrypted = false;
    bool isThisPc = false;
};
// Of "https://portal.example:8443/intake"; an empty name: it is no address.
Host hostOf(const std::string& address);

struct DoctorRooms {
    core::ports::Store& store;
    core::ports::Secrets& secrets;
    core::ports::DiskReserve& disk;
    const core::ports::Clock& clock;
    core::ports::Random& random;
};

// Blocks while name and portal are asked.
[[nodiscard]] core::usecases::LinkFacts lookAtLink(const core::usecases::CounterSetup& setup,
                                                   const DoctorRooms& rooms);

} // namespace app::composition
