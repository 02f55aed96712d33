// SPDX-License-Identifier: GPL-3.0-or-later
// How an appointment comes about, step by step, for people who ask why. Pure functions; any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/deadline.h"

#include <string_view>
#include <vector>

namespace core::domain {

enum class ReckonCode {
    Received,        // at: in whole minutes
    BeforeOpening,   // at: where the term starts instead, here and in the next three
    BetweenSpans,    // at midday
    AfterClosing,    //
    OnClosedDay,     //
    BeforeCutOff,    // at: the cut-off
    AfterCutOff,     // at: the cut-off
    PartOfDay,       // amount: minutes of opening time
    ShortMonth,      // at: the month's last day, as it has no such day
    LastDayClosed,   // at: the day on which the term would have ended
    MovedIntoHours,  // at: as the last day is not open at the time of the start
    Weekend,         // amount: Saturdays and Sundays that were passed over
    DayOff,          // at, note: passed over
    WorkedDay,       // at, note: a Saturday or Sunday that counts
    SupplementAsked, // at; amount: minutes of opening time that were left
    YearNotReviewed, // amount: a year whose days may be incomplete
    Due,             // at; always the last
};
std::string_view nameOf(ReckonCode code);

// What a step does not say of itself is empty.
struct ReckonStep {
    ReckonCode code = ReckonCode::Due;
    base::LocalTime at{};
    int amount = 0;
    DayNote note{};
    bool operator==(const ReckonStep&) const = default;
};

// An appointment and how it came about.
struct Reckoning {
    base::LocalTime due;
    std::vector<ReckonStep> steps;
};

// Its `due` is the appointment. Errors: those of appointment().
[[nodiscard]] base::Result<Reckoning> reckon(const base::LocalTime& received, const Term& term,
                                             const Calendar& calendar);

// Papers were asked for and then brought: the opening time that was left when they were asked for runs on
// from when they are there. Errors: TermNeedsDate for a calendar that is never open.
[[nodiscard]] base::Result<Reckoning> reckonSupplement(const base::LocalTime& oldDue,
                                                       const base::LocalTime& asked,
                                                       const base::LocalTime& brought,
                                                       const Calendar& calendar);

} // namespace core::domain
