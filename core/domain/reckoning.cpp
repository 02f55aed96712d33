// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/reckoning.h"

#include "core/domain/codes.h"

#include <algorithm>
#include <iterator>
#include <tuple>
#include <utility>

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

milliseconds lengthOf(const std::vector<Span>& spans) {
    milliseconds total{};
    for (const auto& span : spans)
        total += span.to - span.from;
    return total;
}

LocalTime earlier(const LocalTime& a, const LocalTime& b) {
    return std::tie(b.date, b.of_day) < std::tie(a.date, a.of_day) ? b : a;
}

// `start` lies in a span. A rest that ends with a span ends there, not at the next opening.
LocalTime plusOpeningTime(LocalTime start, milliseconds rest, const Calendar& calendar) {
    for (Date date = start.date;; date = calendar.nextCounted(date)) {
        for (const auto& span : calendar.spansOn(date)) {
            const milliseconds from =
                date == start.date ? std::max<milliseconds>(span.from, start.of_day) : span.from;
            if (from > span.to) continue;
            if (rest <= span.to - from) return {date, from + rest};
            rest -= span.to - from;
        }
    }
}

milliseconds openingTimeBetween(const LocalTime& from, const LocalTime& to, const Calendar& calendar) {
    milliseconds total{};
    for (Date date = calendar.countedFrom(from.date); date <= to.date; date = calendar.nextCounted(date)) {
        for (const auto& span : calendar.spansOn(date)) {
            const auto begin =
                date == from.date ? std::max<milliseconds>(span.from, from.of_day) : milliseconds(span.from);
            const auto end =
                date == to.date ? std::min<milliseconds>(span.to, to.of_day) : milliseconds(span.to);
            total += std::max(end - begin, milliseconds::zero());
        }
    }
    return total;
}

bool isEverOpen(const Calendar& calendar) {
    if (lengthOf(calendar.spans).count() <= 0) return false;
    bool anyCounts = false;
    for (unsigned weekday = 1; weekday <= 7; ++weekday) {
        if (!calendar.weekdayCounts(weekday)) continue;
        anyCounts = true;
        const auto own = calendar.weekdays.find(weekday);
        if (own != calendar.weekdays.end() && lengthOf(own->second.spans).count() <= 0) return false;
    }
    return anyCounts;
}

bool isComputable(const Term& term, const Calendar& calendar) {
    if (!isEverOpen(calendar)) return false;
    if (term.hundredths < 0 || term.hundredths > kMostHundredths) return false;
    const bool wholeOnly = term.unit == TermUnit::Day || term.unit == TermUnit::Month;
    return !wholeOnly || term.hundredths % 100 == 0;
}

LocalTime inWholeMinutes(const LocalTime& time) {
    return {time.date, std::chrono::floor<std::chrono::minutes>(time.of_day)};
}

int minutesOf(milliseconds time) {
    return static_cast<int>(std::chrono::floor<std::chrono::minutes>(time).count());
}

// Computes an appointment and notes what had a say in it.
class Reckoner {
  public:
    explicit Reckoner(const Calendar& calendar) : m_calendar(calendar) {}

    Reckoning term(const LocalTime& received, const Term& term) {
        const auto start = startFrom(received);
        return ended(received, from(start, term));
    }

    Reckoning supplement(const LocalTime& oldDue, const LocalTime& asked, const LocalTime& brought) {
        const auto left = openingTimeBetween(asked, oldDue, m_calendar);
        note({ReckonCode::SupplementAsked, asked, minutesOf(left)});
        const auto start = startFrom(brought);
        const auto due = plusOpeningTime(start, left, m_calendar);
        notePassed(start.date, due.date);
        return ended(brought, due);
    }

  private:
    void note(ReckonStep step) { m_steps.push_back(std::move(step)); }

    LocalTime startFrom(const LocalTime& received) {
        note({ReckonCode::Received, received});
        const auto start = normalised(received, m_calendar);
        if (start == received) return start;
        note({reasonFor(received, start), start});
        notePassed(received.date, start.date);
        return start;
    }

    [[nodiscard]] ReckonCode reasonFor(const LocalTime& received, const LocalTime& start) const {
        if (!m_calendar.counts(received.date)) return ReckonCode::OnClosedDay;
        if (start.date != received.date) return ReckonCode::AfterClosing;
        return received.of_day < m_calendar.spansOn(received.date).front().from ? ReckonCode::BeforeOpening
                                                                                : ReckonCode::BetweenSpans;
    }

    LocalTime from(const LocalTime& start, const Term& term) {
        switch (term.unit) {
        case TermUnit::WorkingDay:
            return afterWorkingDays(start, term.hundredths);
        case TermUnit::Day:
            return onCountedDay(std::chrono::sys_days(start.date) + std::chrono::days(term.hundredths / 100),
                                start.of_day);
        case TermUnit::Month:
            return afterMonths(start, term.hundredths / 100);
        case TermUnit::Hour:
            return afterHours(start, term.hundredths);
        case TermUnit::SameDay:
            return sameDay(start, term.cut_off);
        case TermUnit::Other:
            break;
        }
        return start;
    }

    LocalTime afterWorkingDays(const LocalTime& start, int hundredths) {
        Date day = start.date;
        for (int left = hundredths / 100; left > 0; --left)
            day = m_calendar.nextCounted(day);
        const milliseconds part = milliseconds(m_calendar.day_hours) * (hundredths % 100) / 100;
        auto due = inHours(day, start.of_day);
        if (part.count() > 0) {
            note({ReckonCode::PartOfDay, {}, minutesOf(part)});
            // A part of a day never ends later than the whole day, however short the hours are.
            const auto whole = inHours(m_calendar.nextCounted(day), start.of_day);
            due = earlier(plusOpeningTime(due, part, m_calendar), whole);
        } else if (due.of_day != start.of_day) {
            note({ReckonCode::MovedIntoHours, due});
        }
        notePassed(start.date, due.date);
        return due;
    }

    LocalTime afterMonths(const LocalTime& start, int months) {
        Date last = start.date + std::chrono::months(months);
        if (!last.ok()) {
            last = last.year() / last.month() / std::chrono::last;
            note({ReckonCode::ShortMonth, {last, {}}});
        }
        return onCountedDay(last, start.of_day);
    }

    LocalTime onCountedDay(const Date& last, milliseconds time) {
        const auto due = inHours(m_calendar.countedFrom(last), time);
        if (due.date != last) note({ReckonCode::LastDayClosed, {last, {}}});
        if (due.of_day != time) note({ReckonCode::MovedIntoHours, due});
        notePassed(last, due.date);
        return due;
    }

    LocalTime afterHours(const LocalTime& start, int hundredths) {
        const auto due =
            plusOpeningTime(start, milliseconds(std::chrono::hours(1)) * hundredths / 100, m_calendar);
        notePassed(start.date, due.date);
        return due;
    }

    LocalTime sameDay(const LocalTime& start, std::chrono::minutes cutOff) {
        const bool inTime = start.of_day <= cutOff;
        note({inTime ? ReckonCode::BeforeCutOff : ReckonCode::AfterCutOff, {start.date, cutOff}});
        const Date day = inTime ? start.date : m_calendar.nextCounted(start.date);
        notePassed(start.date, day);
        return {day, m_calendar.spansOn(day).back().to};
    }

    // The time of the start, on a day that counts and may have other hours.
    [[nodiscard]] LocalTime inHours(const Date& date, milliseconds time) const {
        const auto spans = m_calendar.spansOn(date);
        for (const auto& span : spans)
            if (time <= span.to) return {date, std::max<milliseconds>(time, span.from)};
        return {date, spans.back().to};
    }

    // The days from `first` to the day before `last` that do not count, and swap days from the day after
    // `first` to `last` that do.
    void notePassed(const Date& first, const Date& last) {
        ReckonStep weekend{ReckonCode::Weekend};
        std::vector<ReckonStep> days;
        for (Date date = first; date <= last; date = nextDay(date)) {
            const bool usual =
                m_calendar.weekdayCounts(std::chrono::weekday{std::chrono::sys_days(date)}.iso_encoding());
            const bool counts = m_calendar.counts(date);
            if (usual && !counts && date != last) days.push_back(dayStep(ReckonCode::DayOff, date));
            if (!usual && counts && date != first) days.push_back(dayStep(ReckonCode::WorkedDay, date));
            if (!usual && !counts && date != last) ++weekend.amount;
        }
        if (weekend.amount > 0) note(std::move(weekend));
        std::ranges::move(days, std::back_inserter(m_steps));
    }

    [[nodiscard]] ReckonStep dayStep(ReckonCode code, const Date& date) const {
        const auto found = m_calendar.notes.find(date);
        return {code, {date, {}}, 0, found == m_calendar.notes.end() ? DayNote{} : found->second};
    }

    Reckoning ended(const LocalTime& received, const LocalTime& due) {
        for (int year = int(received.date.year()); year <= int(due.date.year()); ++year)
            if (!m_calendar.isReviewed(year)) note({ReckonCode::YearNotReviewed, {}, year});
        note({ReckonCode::Due, due});
        return {due, std::move(m_steps)};
    }

    const Calendar& m_calendar;
    std::vector<ReckonStep> m_steps;
};

} // namespace

std::string_view nameOf(ReckonCode code) {
    switch (code) {
    case ReckonCode::Received:
        return "received";
    case ReckonCode::BeforeOpening:
        return "before_opening";
    case ReckonCode::BetweenSpans:
        return "between_spans";
    case ReckonCode::AfterClosing:
        return "after_closing";
    case ReckonCode::OnClosedDay:
        return "on_closed_day";
    case ReckonCode::BeforeCutOff:
        return "before_cut_off";
    case ReckonCode::AfterCutOff:
        return "after_cut_off";
    case ReckonCode::PartOfDay:
        return "part_of_day";
    case ReckonCode::ShortMonth:
        return "short_month";
    case ReckonCode::LastDayClosed:
        return "last_day_closed";
    case ReckonCode::MovedIntoHours:
        return "moved_into_hours";
    case ReckonCode::Weekend:
        return "weekend";
    case ReckonCode::DayOff:
        return "day_off";
    case ReckonCode::WorkedDay:
        return "worked_day";
    case ReckonCode::SupplementAsked:
        return "supplement_asked";
    case ReckonCode::YearNotReviewed:
        return "year_not_reviewed";
    case ReckonCode::Due:
        return "due";
    }
    return "due";
}

base::Result<Reckoning> reckon(const base::LocalTime& received, const Term& term, const Calendar& calendar) {
    if (term.unit == TermUnit::Other)
        return base::fail(DomainCode::TermNeedsDate, "the term has no computable unit");
    if (!isComputable(term, calendar))
        return base::fail(DomainCode::TermNeedsDate, "term or calendar out of range");
    return Reckoner(calendar).term(inWholeMinutes(received), term);
}

base::Result<Reckoning> reckonSupplement(const base::LocalTime& oldDue, const base::LocalTime& asked,
                                         const base::LocalTime& brought, const Calendar& calendar) {
    if (!isEverOpen(calendar)) return base::fail(DomainCode::TermNeedsDate, "calendar out of range");
    return Reckoner(calendar).supplement(inWholeMinutes(oldDue), inWholeMinutes(asked),
                                         inWholeMinutes(brought));
}

} // namespace core::domain
