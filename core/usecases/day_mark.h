// SPDX-License-Identifier: GPL-3.0-or-later
// When a new day has begun for what is due daily. Pure; any thread.
#pragma once

#include "core/ports/clock.h"

#include <string>

namespace core::usecases {

// Date and boot, compared for equality only: a clock that stands still, or begins anew at each start of the
// PC, puts nothing off for longer than that.
inline std::string dayMark(const core::ports::Clock& clock) {
    return core::base::toIso(core::base::toLocal(clock.now()).date) + " " + clock.bootId();
}

} // namespace core::usecases
