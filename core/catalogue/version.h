// SPDX-License-Identifier: GPL-3.0-or-later
// One version of a procedure and since when it holds. A value; any thread.
#pragma once

#include "core/base/time.h"
#include "core/domain/procedure.h"

namespace core::catalogue {

// Of what came with the program and names no day.
inline constexpr core::base::Date kFromTheBeginning{std::chrono::year{1900}, std::chrono::month{1},
                                                    std::chrono::day{1}};
// The release that came with the program; imports count from 1.
inline constexpr int kShipped = 0;

struct Version {
    core::domain::Procedure procedure; // of one that has ended: its code alone
    core::base::Date from = kFromTheBeginning;
    int release = kShipped;
    bool ended = false; // from that day on the procedure is not taken
};

} // namespace core::catalogue
