// SPDX-License-Identifier: GPL-3.0-or-later
// For how long this PC has been on since the counter was set up, as far as it is known: what the boot clock
// ran from one look to the next within one boot, added up. Never more than has really passed, whatever the
// date says, also after a restore on another PC; time before the first look of a boot is not counted.
#pragma once

#include "core/base/result.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"

namespace core::usecases {

// Looks at the clock. Answers the sum in milliseconds. Inside a transaction of the store.
[[nodiscard]] core::base::Result<std::int64_t> countTimeOn(core::ports::Books& books,
                                                           const core::ports::Clock& clock);

} // namespace core::usecases
