// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/deadline.h"

#include "core/domain/codes.h"

#include <algorithm>
#include <cassert>

namespace core::domain {
namespace {

using base::Date;
using base::LocalTime;
using std::chrono::milliseconds;

// Longer than any term in law; a record beyond it is a slip of the pen and would run for minutes.
constexpr int kMostHundredths = 1000 * 100;

Date nextDay(const Date& date) {
    return std::chrono::sys_days(date) + std::chrono::days(1);
}

Date countedFrom(Date date, const Calendar& calendar) {
    while (!calendar.counts(date))
        date = nextDay(date);
    return date;
}

Date nextCounted(const Date& date, const Calendar& calendar) {
    return countedFrom(nextDay(date), calendar);
}

milliseconds openingPerDay(const Calendar& calendar) {
    milliseconds total{};
    for (const auto& span : calendar.spans)
        total += span.to - span.from;
    return total;
}

// `start` lies in a span. A rest that ends with a span ends there, not at the next opening.
LocalTime plusOpeningTime(LocalTime start, milliseconds rest, const Calendar& calendar) {
    for (Date date = start.date;; date = nextCounted(date, calendar)) {
        for (const auto& span : calendar.spans) {
            const milliseconds from =
                date == start.date ? std::max<milliseconds>(span.from, start.of_day) : span.from;
            if (from > span.to) continue;
            if (rest <= span.to - from) return {date, from + rest};
            rest -= span.to - from;
        }
    }
}

LocalTime afterWorkingDays(const LocalTime& start, int hundredths, const Calendar& calendar) {
    LocalTime due = start;
    for (int left = hundredths / 100; left > 0; --left)
        due.date = nextCounted(due.date, calendar);
    const milliseconds fraction = milliseconds(calendar.day_hours) * (hundredths % 100) / 100;
    return fraction.count() == 0 ? due : plusOpeningTime(due, fraction, calendar);
}

LocalTime afterDays(const LocalTime& start, int days, const Calendar& calendar) {
    const Date due = std::chrono::sys_days(start.date) + std::chrono::days(days);
    return {countedFrom(due, calendar), start.of_day};
}

LocalTime afterMonths(const LocalTime& start, int months, const Calendar& calendar) {
    Date due = start.date + std::chrono::months(months);
    if (!due.ok()) due = due.year() / due.month() / std::chrono::last;
    return {countedFrom(due, calendar), start.of_day};
}

LocalTime sameDay(const LocalTime& start, std::chrono::minutes cutOff, const Calendar& calendar) {
    const Date due = start.of_day <= cutOff ? start.date : nextCounted(start.date, calendar);
    return {due, calendar.spans.back().to};
}

bool isComputable(const Term& term, const Calendar& calendar) {
    if (openingPerDay(calendar).count() <= 0) return false;
    if (term.hundredths < 0 || term.hundredths > kMostHundredths) return false;
    const bool wholeOnly = term.unit == TermUnit::Day || term.unit == TermUnit::Month;
    return !wholeOnly || term.hundredths % 100 == 0;
}

} // namespace

base::LocalTime normalised(const base::LocalTime& received, const Calendar& calendar) {
    assert(!calendar.spans.empty());
    const milliseconds time = std::chrono::floor<std::chrono::minutes>(received.of_day);
    if (calendar.counts(received.date)) {
        for (const auto& span : calendar.spans)
            if (time <= span.to) return {received.date, std::max<milliseconds>(time, span.from)};
    }
    return {nextCounted(received.date, calendar), calendar.spans.front().from};
}

base::Result<base::LocalTime> appointment(const base::LocalTime& received, const Term& term,
                                          const Calendar& calendar) {
    if (!isComputable(term, calendar))
        return base::fail(DomainCode::TermNeedsDate, "term or calendar out of range");
    const auto start = normalised(received, calendar);
    switch (term.unit) {
    case TermUnit::WorkingDay:
        return afterWorkingDays(start, term.hundredths, calendar);
    case TermUnit::Day:
        return afterDays(start, term.hundredths / 100, calendar);
    case TermUnit::Month:
        return afterMonths(start, term.hundredths / 100, calendar);
    case TermUnit::Hour:
        return plusOpeningTime(start, milliseconds(std::chrono::hours(1)) * term.hundredths / 100, calendar);
    case TermUnit::SameDay:
        return sameDay(start, term.cut_off, calendar);
    case TermUnit::Other:
        break;
    }
    return base::fail(DomainCode::TermNeedsDate, "the term has no computable unit");
}

} // namespace core::domain
