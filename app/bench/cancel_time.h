// SPDX-License-Identifier: GPL-3.0-or-later
// How long a stop takes in the middle of a page: for the clerk, and until the scanner's process is gone. Main
// thread.
#pragma once

#include "app/bench/outcome.h"

#include <filesystem>

namespace app::bench {

struct CancelTime {
    double clerk_ms = 0;   // until the scan has ended, with its pages kept
    double process_ms = 0; // until no worker is left
};

// Through the scan worker and SANE's `test` driver, slowed down so that a page lasts; the median of three
// stops.
[[nodiscard]] Outcome<CancelTime> measureCancel(const std::filesystem::path& folder);

} // namespace app::bench
