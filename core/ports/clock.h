// SPDX-License-Identifier: GPL-3.0-or-later
// Time as the core sees it. Any thread.
#pragma once

#include "core/base/time.h"

#include <cstdint>
#include <string>

namespace core::ports {

class Clock {
  public:
    virtual ~Clock() = default;
    // Wall clock: stored, shown and printed, never compared to decide an order or a wait.
    [[nodiscard]] virtual core::base::Instant now() const = 0;
    // Milliseconds since the PC was switched on, also while it slept. Waits and back-off use this.
    [[nodiscard]] virtual std::int64_t bootMs() const = 0;
    // Names this boot: times of another boot say nothing.
    [[nodiscard]] virtual std::string bootId() const = 0;
};

} // namespace core::ports
