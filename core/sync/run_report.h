// SPDX-License-Identifier: GPL-3.0-or-later
// What one run of the engine did, and what is left. A value; any thread.
#pragma once

#include "core/base/error.h"

#include <cstdint>
#include <optional>

namespace core::sync {

struct RunReport {
    int acknowledged = 0;                      // in this run
    int needs_clerk = 0;                       // deliveries, at its end
    int waiting = 0;                           // deliveries still on their way, at its end
    std::int64_t bytes_sent = 0;               // of files, handed to the network
    std::int64_t bytes_wasted = 0;             // of those, sent again after a cut
    int resumed_after_cut = 0;                 // uploads that went on from where an earlier try had ended
    std::optional<std::int64_t> nextTryBootMs; // when something may go on
    std::optional<std::int64_t> nextQuestionBootMs; // when the portal is asked for its changes
    std::optional<core::base::Error> trouble;       // why everything waits
};

} // namespace core::sync
