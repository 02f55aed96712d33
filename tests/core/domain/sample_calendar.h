// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar of 2026 that the tests of deadlines share.
#pragma once

#include "core/domain/calendar.h"

#include <catch2/catch.hpp>

namespace tests {

inline core::base::LocalTime at(std::string_view text) {
    const auto instant = core::base::fromRfc3339(std::string(text) + ":00+07:00");
    REQUIRE(instant);
    return core::base::toLocal(*instant);
}

inline core::base::Date day(std::string_view iso) {
    const auto date = core::base::dateFromIso(iso);
    REQUIRE(date);
    return *date;
}

inline core::domain::Calendar sampleCalendar() {
    using namespace std::chrono_literals;
    core::domain::Calendar calendar;
    calendar.version = "sample";
    calendar.spans = {{7h, 11h + 30min}, {13h + 30min, 17h}};
    for (const auto* off :
         {"2026-01-01", "2026-01-02", "2026-02-16", "2026-02-17", "2026-02-18", "2026-02-19", "2026-02-20",
          "2026-04-27", "2026-04-30", "2026-05-01", "2026-08-31", "2026-09-01", "2026-09-02", "2027-01-01"})
        calendar.off.insert(day(off));
    for (const auto* worked : {"2026-01-10", "2026-08-22"})
        calendar.worked.insert(day(worked));
    calendar.years = {{2026, {"sample", true}}, {2027, {"sample", true}}};
    return calendar;
}

// The police: half of Saturday is open without counting, Friday ends early.
inline core::domain::Calendar officeWithOwnWeekdays() {
    using namespace std::chrono_literals;
    auto calendar = sampleCalendar();
    calendar.weekdays[5] = {{{7h, 11h + 30min}, {13h + 30min, 16h}}, true};
    calendar.weekdays[6] = {{{7h + 30min, 11h + 30min}}, false};
    return calendar;
}

} // namespace tests
