// SPDX-License-Identifier: GPL-3.0-or-later
// What the copies in a backup folder are called, which name comes next, and which copies have served. Pure
// functions; any thread.
//
// Days are counted, never compared by the clock: a copy begins a new day when its date is another one than
// that of the newest copy. A clock that jumps makes a day more; one that stands still (an empty battery)
// makes a new day with each eighth copy, so that it never leaves only the newest.
#pragma once

#include "core/base/time.h"

#include <compare>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::store::backup {

// "counterfoil-000012-3-20261129.db": third copy of the twelfth day.
struct CopyName {
    int day = 1; // counted from 1
    int run = 1; // within the day, 1 .. 8
    core::base::Date date{};

    [[nodiscard]] std::string text() const;
    auto operator<=>(const CopyName&) const = default; // by day and run: the newest is the greatest
};

// Nothing for a file of another name.
std::optional<CopyName> copyNameFrom(std::string_view text);

CopyName nextCopy(const std::vector<CopyName>& there, const core::base::Date& today);

// All but the last copy of each of the 7 newest days and of 4 days before them, each a seventh one.
std::vector<CopyName> superfluous(std::vector<CopyName> there);

} // namespace core::store::backup
