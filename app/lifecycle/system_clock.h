// SPDX-License-Identifier: GPL-3.0-or-later
// The clock of this PC. Any thread.
#pragma once

#include "core/ports/clock.h"

namespace app::lifecycle {

class SystemClock : public core::ports::Clock {
  public:
    [[nodiscard]] core::base::Instant now() const override;
    [[nodiscard]] std::int64_t bootMs() const override;
    [[nodiscard]] std::string bootId() const override;
};

} // namespace app::lifecycle
