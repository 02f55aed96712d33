// SPDX-License-Identifier: GPL-3.0-or-later
// What holds of every appointment, tried on drawn calendars, receipts and terms. RC_PARAMS in CMakeLists.txt
// fixes the seed.
#include "core/domain/codes.h"
#include "core/domain/reckoning.h"
#include "tests/core/domain/sample_calendar.h"

#include <rapidcheck/catch.h>

#include <algorithm>

using namespace core::domain;
using base::LocalTime;

namespace {

constexpr int kMinutesOfDay = 24 * 60;
constexpr int kDaysOfTwoYears = 731;

int draw(int from, int end) {
    return *rc::gen::inRange(from, end);
}

base::Date dayOf2026(int number) {
    return std::chrono::sys_days(base::Date(std::chrono::year(2026) / 1 / 1)) + std::chrono::days(number);
}

LocalTime drawnTime() {
    return {dayOf2026(draw(0, kDaysOfTwoYears)), std::chrono::minutes(draw(0, kMinutesOfDay))};
}

std::vector<Span> drawnSpans() {
    const int open = draw(0, 10 * 60);
    const int noon = open + draw(30, 5 * 60);
    const int again = noon + draw(1, 120);
    return {{std::chrono::minutes(open), std::chrono::minutes(noon)},
            {std::chrono::minutes(again), std::chrono::minutes(again + draw(30, 5 * 60))}};
}

Calendar drawnCalendar() {
    auto calendar = draw(0, 2) == 0 ? tests::sampleCalendar() : tests::officeWithOwnWeekdays();
    calendar.spans = drawnSpans();
    if (!calendar.weekdays.empty()) calendar.weekdays[5].spans = drawnSpans();
    if (draw(0, 4) == 0) calendar.weekdays[6] = {drawnSpans(), true};
    for (int left = draw(0, 60); left > 0; --left)
        calendar.off.insert(dayOf2026(draw(0, kDaysOfTwoYears)));
    for (int left = draw(0, 10); left > 0; --left)
        calendar.worked.insert(dayOf2026(draw(0, kDaysOfTwoYears)));
    return calendar;
}

// Every day has the same hours: what the law of days says of the time of day holds only there.
Calendar drawnUniformCalendar() {
    auto calendar = drawnCalendar();
    calendar.weekdays.clear();
    return calendar;
}

bool isDivided(TermUnit unit) {
    return unit == TermUnit::WorkingDay || unit == TermUnit::Hour;
}

Term drawnTerm() {
    const auto unit = *rc::gen::element(TermUnit::WorkingDay, TermUnit::Day, TermUnit::Month, TermUnit::Hour,
                                        TermUnit::SameDay);
    const int amount = isDivided(unit) ? draw(0, 4000) : 100 * draw(0, 40);
    return {unit, amount, std::chrono::minutes(draw(0, kMinutesOfDay))};
}

LocalTime due(const LocalTime& received, const Term& term, const Calendar& calendar) {
    const auto result = appointment(received, term, calendar);
    RC_ASSERT(result.has_value());
    return *result;
}

base::Instant moment(const LocalTime& time) {
    return base::toInstant(time);
}

} // namespace

TEST_CASE("No appointment lies on a day or at a time at which the authority is closed") {
    rc::prop("any calendar, receipt and term", [] {
        const auto calendar = drawnCalendar();
        const auto appointed = due(drawnTime(), drawnTerm(), calendar);
        RC_ASSERT(calendar.counts(appointed.date));
        RC_ASSERT(calendar.isOpen(appointed));
    });
}

TEST_CASE("No appointment lies before the start of its term") {
    rc::prop("any calendar, receipt and term", [] {
        const auto calendar = drawnCalendar();
        const auto received = drawnTime();
        const auto start = normalised(received, calendar);
        RC_ASSERT(moment(received) <= moment(start));
        RC_ASSERT(moment(start) <= moment(due(received, drawnTerm(), calendar)));
    });
}

TEST_CASE("Who comes later is never served earlier") {
    rc::prop("any calendar, two receipts and a term", [] {
        const auto calendar = drawnCalendar();
        const auto term = drawnTerm();
        auto first = drawnTime();
        // Half of them within a week, where it is close.
        auto second = draw(0, 2) == 0
                          ? drawnTime()
                          : base::toLocal({moment(first).ms + draw(0, 7 * kMinutesOfDay) * 60'000LL});
        if (moment(second) < moment(first)) std::swap(first, second);
        const auto firstDue = due(first, term, calendar);
        const auto secondDue = due(second, term, calendar);
        RC_ASSERT(firstDue.date <= secondDue.date);
        // Calendar days and months that end on a closed day keep the time of their own receipt.
        if (term.unit != TermUnit::Day && term.unit != TermUnit::Month)
            RC_ASSERT(moment(firstDue) <= moment(secondDue));
    });
}

TEST_CASE("A longer term never ends earlier") {
    rc::prop("any calendar, a receipt and two terms", [] {
        const auto calendar = drawnCalendar();
        const auto received = drawnTime();
        const auto shorter = drawnTerm();
        auto longer = shorter;
        longer.hundredths += isDivided(shorter.unit) ? draw(0, 300) : 100 * draw(0, 4);
        RC_ASSERT(moment(due(received, shorter, calendar)) <= moment(due(received, longer, calendar)));
    });
}

TEST_CASE("A later cut-off never makes same-day work later") {
    rc::prop("any calendar and receipt, two cut-offs", [] {
        const auto calendar = drawnCalendar();
        const auto received = drawnTime();
        const Term early{TermUnit::SameDay, 0, std::chrono::minutes(draw(0, kMinutesOfDay))};
        const Term late{TermUnit::SameDay, 0, early.cut_off + std::chrono::minutes(draw(0, 300))};
        RC_ASSERT(moment(due(received, late, calendar)) <= moment(due(received, early, calendar)));
    });
}

TEST_CASE("Whole working days add up") {
    rc::prop("their dates in any calendar", [] {
        const auto calendar = drawnCalendar();
        const auto received = drawnTime();
        const int first = 100 * draw(0, 30);
        const int second = 100 * draw(0, 30);
        const auto halfWay = due(received, {TermUnit::WorkingDay, first}, calendar);
        RC_ASSERT(due(halfWay, {TermUnit::WorkingDay, second}, calendar).date ==
                  due(received, {TermUnit::WorkingDay, first + second}, calendar).date);
    });
    rc::prop("and their times where all days have the same hours", [] {
        const auto calendar = drawnUniformCalendar();
        const auto received = drawnTime();
        const int first = 100 * draw(0, 30);
        const int second = 100 * draw(0, 30);
        const auto halfWay = due(received, {TermUnit::WorkingDay, first}, calendar);
        RC_ASSERT(due(halfWay, {TermUnit::WorkingDay, second}, calendar) ==
                  due(received, {TermUnit::WorkingDay, first + second}, calendar));
    });
}

TEST_CASE("Hours of opening time add up") {
    rc::prop("in any calendar", [] {
        const auto calendar = drawnCalendar();
        const auto received = drawnTime();
        // Quarters, which are whole minutes.
        const int first = 25 * draw(0, 200);
        const int second = 25 * draw(0, 200);
        const auto halfWay = due(received, {TermUnit::Hour, first}, calendar);
        RC_ASSERT(due(halfWay, {TermUnit::Hour, second}, calendar) ==
                  due(received, {TermUnit::Hour, first + second}, calendar));
    });
}

TEST_CASE("The start of a term is where it would start again") {
    rc::prop("any calendar and receipt", [] {
        const auto calendar = drawnCalendar();
        const auto start = normalised(drawnTime(), calendar);
        RC_ASSERT(normalised(start, calendar) == start);
    });
}

TEST_CASE("Papers that are brought at once cost no opening time, and late ones never shorten the term") {
    rc::prop("any calendar, a receipt, and two moments at which papers are brought", [] {
        const auto calendar = drawnCalendar();
        const auto received = drawnTime();
        const auto oldDue = due(received, {TermUnit::WorkingDay, 100 * draw(1, 20)}, calendar);
        const auto asked = normalised(received, calendar);
        const auto atOnce = reckonSupplement(oldDue, asked, asked, calendar);
        RC_ASSERT(atOnce.has_value());
        // 11:30 and 13:30 are the same moment in opening time.
        const auto between = reckonSupplement(oldDue, atOnce->due, asked, calendar);
        RC_ASSERT(moment(atOnce->due) <= moment(oldDue));
        RC_ASSERT(between->steps.front().amount == 0);
        const auto brought = base::toLocal({moment(asked).ms + draw(0, 30 * kMinutesOfDay) * 60'000LL});
        const auto later = reckonSupplement(oldDue, asked, brought, calendar);
        RC_ASSERT(later.has_value());
        RC_ASSERT(moment(atOnce->due) <= moment(later->due));
        RC_ASSERT(calendar.counts(later->due.date));
        RC_ASSERT(calendar.isOpen(later->due));
    });
}
