// SPDX-License-Identifier: GPL-3.0-or-later
// How long to wait before the next try, in milliseconds of the boot clock. Pure but for the dice; any thread.
#pragma once

#include "core/ports/portal.h"
#include "core/ports/random.h"

#include <cstdint>

namespace core::sync {

// Full jitter: uniform between 1 s and 5 s x 3^(tries-1), at most 15 min, from the eleventh try on 1 h.
[[nodiscard]] std::int64_t backOff_ms(int tries, core::ports::Random& random);

// The wait after this setback: the portal's wish (up to 1 h, plus up to 20 %), for an upload that is locked
// 2, 4, 8 ... 60 s, else the back-off.
[[nodiscard]] std::int64_t waitAfter_ms(const core::ports::Setback& setback, int tries,
                                        core::ports::Random& random);

// Times of an earlier boot say nothing: due within 30 s.
[[nodiscard]] std::int64_t waitAfterBoot_ms(core::ports::Random& random);

} // namespace core::sync
