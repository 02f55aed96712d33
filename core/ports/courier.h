// SPDX-License-Identifier: GPL-3.0-or-later
// The way to the portal as the screens see it. Any thread; calls return at once.
#pragma once

#include "core/base/error.h"
#include "core/base/id.h"

#include <cstdint>
#include <functional>
#include <optional>

namespace core::ports {

enum class LinkState { Unknown, Online, Offline, Paused };

struct CourierStatus {
    LinkState link = LinkState::Unknown;
    std::optional<core::base::Error> trouble;     // why everything waits
    std::optional<core::base::DossierId> sending; // the dossier in the air
    std::int64_t bytesSent = 0;                   // of that dossier's files
    std::int64_t bytesTotal = 0;
    std::int64_t bytesWaiting = 0;   // of all files, those in the air among them
    std::int64_t bytesPerSecond = 0; // of the last files; 0: not known yet
    bool filesWait = false;          // the network is metered: files wait for "send now", or for hours
};

class Courier {
  public:
    virtual ~Courier() = default;
    virtual void sendNow() = 0; // ends every wait
    virtual void pause(bool paused) = 0;
    [[nodiscard]] virtual CourierStatus status() const = 0;
    // Called from the courier's thread after each change; replace with nothing to detach.
    virtual void onChange(std::function<void()> listener) = 0;
};

} // namespace core::ports
