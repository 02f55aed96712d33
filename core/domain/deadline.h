// SPDX-License-Identifier: GPL-3.0-or-later
// From the moment of receipt and the procedure's term to the appointment. Pure functions; any thread.
// The rule is this project's (the law's text leaves it open); the dossier keeps the calendar's version with
// the result, and an old dossier is never computed again.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/calendar.h"

#include <chrono>

namespace core::domain {

enum class TermUnit { WorkingDay, Day, Month, Hour, SameDay, Other };

// `hundredths` counts hundredths of the unit: 350 working days are 3.5. SameDay uses `cut_off` alone:
// received until then, due at the closing of that day, else of the next counted day. Other cannot be
// computed.
struct Term {
    TermUnit unit = TermUnit::Other;
    int hundredths = 0;
    std::chrono::minutes cut_off{15 * 60};
    bool operator==(const Term&) const = default;
};

// Terms run in whole minutes, as the slip prints them: what is received at 15:00:40 is received at 15:00.

// Start of the term: the receipt itself if it lies in an opening span (its end included), else the next
// opening.
base::LocalTime normalised(const base::LocalTime& received, const Calendar& calendar);

// Errors: TermNeedsDate for TermUnit::Other, for parts of a Day or Month (only working days and hours are
// divided), for a term below 0 or above 1000 units, and for a calendar that is never open.
[[nodiscard]] base::Result<base::LocalTime> appointment(const base::LocalTime& received, const Term& term,
                                                        const Calendar& calendar);

} // namespace core::domain
