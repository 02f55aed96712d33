// SPDX-License-Identifier: GPL-3.0-or-later
// The calendar of an authority: when it is open and which days count for terms. Values; any thread.
#pragma once

#include "core/base/time.h"

#include <chrono>
#include <map>
#include <set>
#include <string>
#include <string_view>
#include <vector>

namespace core::domain {

namespace base = core::base;

// Opening span of a day; from <= to, both since midnight.
struct Span {
    std::chrono::minutes from{};
    std::chrono::minutes to{};
    bool operator==(const Span&) const = default;
};

// Hours of a weekday that differ from the usual ones. Open and counting are two things: a Saturday morning at
// the police is open and does not count.
struct WeekdayHours {
    std::vector<Span> spans; // in order, not empty
    bool counts = false;
    bool operator==(const WeekdayHours&) const = default;
};

enum class DayKind {
    Holiday,
    InLieu,  // off because a holiday fell on a weekend
    Swap,    // off for a Saturday that is worked, or that Saturday
    Closure, // of this authority alone
};
std::string_view nameOf(DayKind kind);

// What people call a day off or a worked one.
struct DayNote {
    DayKind kind = DayKind::Holiday;
    std::string name;
    bool confirmed = true; // by a published decision
    bool operator==(const DayNote&) const = default;
};

// Where the days of a year are from. Most of them are announced year by year: a year that nobody has reviewed
// may miss some.
struct YearSource {
    std::string source;
    bool reviewed = false;
    bool operator==(const YearSource&) const = default;
};

// Monday to Friday count unless `off` names them; Saturday and Sunday count only where `worked` names them
// (swap days), which have the usual hours. `weekdays` may say otherwise for a weekday.
struct Calendar {
    std::string version;
    std::vector<Span> spans; // the usual hours, in order, not empty
    std::chrono::minutes day_hours{8 * 60};
    std::set<base::Date> off;                  // holidays, days in lieu, closures
    std::set<base::Date> worked;               // swap days that are worked
    std::map<base::Date, DayNote> notes;       // of days in `off` and `worked`; need not know all of them
    std::map<unsigned, WeekdayHours> weekdays; // by ISO number: 1 is Monday, 7 is Sunday
    std::map<int, YearSource> years;

    [[nodiscard]] bool counts(const base::Date& date) const;
    // Whether the weekday counts where nothing is said about the date.
    [[nodiscard]] bool weekdayCounts(unsigned isoWeekday) const;
    // Of a day that counts, or of one that is open without counting; none: closed.
    [[nodiscard]] std::vector<Span> spansOn(const base::Date& date) const;
    // The first day from `date` on that counts; some weekday has to.
    [[nodiscard]] base::Date countedFrom(base::Date date) const;
    [[nodiscard]] base::Date nextCounted(const base::Date& date) const;
    [[nodiscard]] bool isOpen(const base::LocalTime& time) const;
    [[nodiscard]] bool isReviewed(int year) const;
};

} // namespace core::domain
