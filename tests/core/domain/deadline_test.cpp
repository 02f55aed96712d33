// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/deadline.h"

#include "core/domain/codes.h"
#include "tests/core/domain/sample_calendar.h"

#include <catch2/catch.hpp>

#include <limits>

using namespace core::domain;
using namespace std::chrono_literals;
using tests::at;
using tests::sampleCalendar;

namespace {

std::string due(std::string_view received, Term term, const Calendar& calendar = sampleCalendar()) {
    const auto result = appointment(at(received), term, calendar);
    return result ? base::toDisplay(*result) : std::string(result.error().name);
}

Term workingDays(int hundredths) {
    return {TermUnit::WorkingDay, hundredths};
}
Term sameDay(std::chrono::minutes cutOff) {
    return {TermUnit::SameDay, 0, cutOff};
}

bool needsDate(Term term, const Calendar& calendar = sampleCalendar()) {
    const auto result = appointment(at("2026-11-20T09:15"), term, calendar);
    return !result && result.error().is(DomainCode::TermNeedsDate);
}

} // namespace

TEST_CASE("Working days keep the time of receipt") {
    CHECK(due("2026-11-20T09:15", workingDays(300)) == "25/11/2026 09:15");
    CHECK(due("2026-08-28T10:00", workingDays(700)) == "11/09/2026 10:00");
    CHECK(due("2026-12-31T14:30", workingDays(200)) == "05/01/2027 14:30");
    CHECK(due("2026-04-24T08:00", workingDays(500)) == "06/05/2026 08:00");
    CHECK(due("2026-02-13T16:00", workingDays(100)) == "23/02/2026 16:00");
}

TEST_CASE("A day that becomes a holiday moves the appointment") {
    auto calendar = sampleCalendar();
    calendar.off.insert(*base::dateFromIso("2026-11-24"));
    CHECK(due("2026-11-20T09:15", workingDays(300), calendar) == "26/11/2026 09:15");
}

TEST_CASE("A receipt outside the opening hours starts at the next opening") {
    CHECK(due("2026-11-20T17:30", workingDays(300)) == "26/11/2026 07:00");
    CHECK(due("2026-11-20T17:00", workingDays(100)) == "23/11/2026 17:00");
    CHECK(due("2026-11-20T12:00", workingDays(100)) == "23/11/2026 13:30");
    CHECK(due("2026-11-20T06:10", workingDays(100)) == "23/11/2026 07:00");
    CHECK(due("2026-11-21T09:00", workingDays(100)) == "24/11/2026 07:00");
    CHECK(due("2026-02-13T18:00", workingDays(100)) == "24/02/2026 07:00");
}

TEST_CASE("A worked Saturday counts, without the swap it does not") {
    CHECK(due("2026-01-09T10:00", workingDays(100)) == "10/01/2026 10:00");
    auto calendar = sampleCalendar();
    calendar.worked.clear();
    CHECK(due("2026-01-09T10:00", workingDays(100), calendar) == "12/01/2026 10:00");
}

TEST_CASE("Parts of a working day are opening time") {
    CHECK(due("2026-11-20T14:00", workingDays(50)) == "23/11/2026 08:00");
    CHECK(due("2026-11-20T09:15", workingDays(750)) == "01/12/2026 15:15");
    CHECK(due("2026-02-13T16:00", workingDays(350)) == "26/02/2026 10:00");
    CHECK(due("2026-11-20T09:00", workingDays(475)) == "26/11/2026 17:00");
    CHECK(due("2026-11-20T07:00", workingDays(625)) == "30/11/2026 09:00");
}

TEST_CASE("Calendar days run through and end on a counted day") {
    CHECK(due("2026-04-15T09:00", {TermUnit::Day, 1500}) == "04/05/2026 09:00");
    CHECK(due("2026-11-21T09:00", {TermUnit::Day, 100}) == "24/11/2026 07:00");
}

TEST_CASE("Months end on the same day or the month's last, moved to a counted day") {
    CHECK(due("2026-12-31T09:00", {TermUnit::Month, 200}) == "01/03/2027 09:00");
    CHECK(due("2026-11-20T09:00", {TermUnit::Month, 100}) == "21/12/2026 09:00");
    CHECK(due("2026-11-20T09:00", {TermUnit::Month, 1200}) == "22/11/2027 09:00");
}

TEST_CASE("Hours are hours of opening time") {
    CHECK(due("2026-11-20T16:00", {TermUnit::Hour, 300}) == "23/11/2026 09:00");
    CHECK(due("2026-11-20T16:00", {TermUnit::Hour, 100}) == "20/11/2026 17:00");
    CHECK(due("2026-11-20T11:00", {TermUnit::Hour, 50}) == "20/11/2026 11:30");
    CHECK(due("2026-11-20T11:00", {TermUnit::Hour, 100}) == "20/11/2026 14:00");
}

TEST_CASE("Same-day work received after the cut-off is due on the next counted day") {
    CHECK(due("2026-11-20T15:00", sameDay(15h)) == "20/11/2026 17:00");
    CHECK(due("2026-11-20T15:01", sameDay(15h)) == "23/11/2026 17:00");
    CHECK(due("2026-02-13T15:30", sameDay(15h)) == "23/02/2026 17:00");
    CHECK(due("2026-11-20T17:30", sameDay(15h)) == "23/11/2026 17:00");
    CHECK(due("2026-11-21T16:00", sameDay(15h)) == "23/11/2026 17:00");
}

TEST_CASE("Terms run in the whole minutes that the slip prints") {
    auto received = at("2026-11-20T15:00");
    received.of_day += 59s + 999ms;
    CHECK(appointment(received, sameDay(15h), sampleCalendar()) == at("2026-11-20T17:00"));
    CHECK(normalised(received, sampleCalendar()) == at("2026-11-20T15:00"));
    received = at("2026-11-20T17:00");
    received.of_day += 30s;
    CHECK(normalised(received, sampleCalendar()) == at("2026-11-20T17:00"));
}

TEST_CASE("Normalising moves a receipt to the next opening only where nobody is there") {
    CHECK(normalised(at("2026-11-20T11:30"), sampleCalendar()) == at("2026-11-20T11:30"));
    CHECK(normalised(at("2026-11-20T11:31"), sampleCalendar()) == at("2026-11-20T13:30"));
    CHECK(normalised(at("2026-11-20T00:00"), sampleCalendar()) == at("2026-11-20T07:00"));
    CHECK(normalised(at("2026-11-20T23:59"), sampleCalendar()) == at("2026-11-23T07:00"));
    CHECK(normalised(at("2026-02-14T09:00"), sampleCalendar()) == at("2026-02-23T07:00"));
}

TEST_CASE("A term of zero working days is due when it starts") {
    CHECK(due("2026-11-20T12:00", workingDays(0)) == "20/11/2026 13:30");
}

TEST_CASE("What cannot be computed asks for a date") {
    CHECK(needsDate({TermUnit::Other, 0}));
    CHECK(needsDate({TermUnit::Day, 150}));
    CHECK(needsDate({TermUnit::Month, 50}));
    CHECK(needsDate(workingDays(-100)));
    CHECK(needsDate(workingDays(std::numeric_limits<int>::max())));
}

TEST_CASE("A calendar that is never open asks for a date instead of running for ever") {
    auto calendar = sampleCalendar();
    calendar.spans = {{9h, 9h}};
    CHECK(needsDate(workingDays(50), calendar));
    calendar.spans.clear();
    CHECK(needsDate(workingDays(100), calendar));
}

TEST_CASE("The longest term is computed") {
    CHECK(due("2026-11-20T09:15", workingDays(100000)) != "term_needs_date");
}

TEST_CASE("Weekdays count unless off, weekends only when worked") {
    const auto calendar = sampleCalendar();
    CHECK(calendar.counts(*base::dateFromIso("2026-11-20")));
    CHECK_FALSE(calendar.counts(*base::dateFromIso("2026-11-21")));
    CHECK_FALSE(calendar.counts(*base::dateFromIso("2026-11-22")));
    CHECK_FALSE(calendar.counts(*base::dateFromIso("2026-09-02")));
    CHECK(calendar.counts(*base::dateFromIso("2026-08-22")));
}
