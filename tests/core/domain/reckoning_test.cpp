// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/reckoning.h"

#include "core/domain/codes.h"
#include "tests/core/domain/sample_calendar.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace core::domain;
using namespace std::chrono_literals;
using tests::at;
using tests::day;
using tests::officeWithOwnWeekdays;
using tests::sampleCalendar;

namespace {

// The codes in between, for `received` begins and `due` ends each.
std::string codesOf(const Reckoning& reckoning) {
    REQUIRE(reckoning.steps.size() >= 2);
    std::string codes;
    for (std::size_t i = 1; i + 1 < reckoning.steps.size(); ++i)
        codes += (codes.empty() ? "" : " ") + std::string(nameOf(reckoning.steps[i].code));
    return codes;
}

const ReckonStep& step(const Reckoning& reckoning, ReckonCode code) {
    const auto found = std::ranges::find(reckoning.steps, code, &ReckonStep::code);
    REQUIRE(found != reckoning.steps.end());
    return *found;
}

struct Row {
    const char* received;
    Term term;
    const char* due;
    const char* codes;
};

Term workingDays(int hundredths) {
    return {TermUnit::WorkingDay, hundredths};
}

void check(const Row& row, const Calendar& calendar) {
    CAPTURE(row.received, row.due);
    const auto reckoning = reckon(at(row.received), row.term, calendar);
    REQUIRE(reckoning);
    CHECK(base::toDisplay(reckoning->due) == row.due);
    CHECK(codesOf(*reckoning) == row.codes);
    CHECK(reckoning->steps.front() == ReckonStep{ReckonCode::Received, at(row.received)});
    CHECK(reckoning->steps.back() == ReckonStep{ReckonCode::Due, reckoning->due});
    CHECK(appointment(at(row.received), row.term, calendar) == reckoning->due);
}

const Term kSameDay{TermUnit::SameDay, 0, 15h};

} // namespace

TEST_CASE("Each appointment of the table comes about by the steps that are named") {
    const auto row = GENERATE(
        Row{"2026-11-20T09:15", workingDays(300), "25/11/2026 09:15", "weekend"},
        Row{"2026-11-20T17:30", workingDays(300), "26/11/2026 07:00", "after_closing weekend"},
        Row{"2026-11-20T17:00", workingDays(100), "23/11/2026 17:00", "weekend"},
        Row{"2026-11-20T12:00", workingDays(100), "23/11/2026 13:30", "between_spans weekend"},
        Row{"2026-11-20T06:10", workingDays(100), "23/11/2026 07:00", "before_opening weekend"},
        Row{"2026-11-21T09:00", workingDays(100), "24/11/2026 07:00", "on_closed_day weekend"},
        Row{"2026-02-13T16:00", workingDays(100), "23/02/2026 16:00",
            "weekend day_off day_off day_off day_off day_off"},
        Row{"2026-02-13T18:00", workingDays(100), "24/02/2026 07:00",
            "after_closing weekend day_off day_off day_off day_off day_off"},
        Row{"2026-04-24T08:00", workingDays(500), "06/05/2026 08:00", "weekend day_off day_off day_off"},
        Row{"2026-08-28T10:00", workingDays(700), "11/09/2026 10:00", "weekend day_off day_off day_off"},
        Row{"2026-12-31T14:30", workingDays(200), "05/01/2027 14:30", "weekend day_off"},
        Row{"2026-01-09T10:00", workingDays(100), "10/01/2026 10:00", "worked_day"},
        Row{"2026-11-20T14:00", workingDays(50), "23/11/2026 08:00", "part_of_day weekend"},
        Row{"2026-11-20T09:15", workingDays(750), "01/12/2026 15:15", "part_of_day weekend"},
        Row{"2026-02-13T16:00", workingDays(350), "26/02/2026 10:00",
            "part_of_day weekend day_off day_off day_off day_off day_off"},
        Row{"2026-04-15T09:00",
            {TermUnit::Day, 1500},
            "04/05/2026 09:00",
            "last_day_closed weekend day_off day_off"},
        Row{"2026-11-21T09:00", {TermUnit::Day, 100}, "24/11/2026 07:00", "on_closed_day weekend"},
        Row{"2026-12-31T09:00",
            {TermUnit::Month, 200},
            "01/03/2027 09:00",
            "short_month last_day_closed weekend"},
        Row{"2026-11-20T16:00", {TermUnit::Hour, 300}, "23/11/2026 09:00", "weekend"},
        Row{"2026-11-20T15:00", kSameDay, "20/11/2026 17:00", "before_cut_off"},
        Row{"2026-11-20T15:01", kSameDay, "23/11/2026 17:00", "after_cut_off weekend"},
        Row{"2026-02-13T15:30", kSameDay, "23/02/2026 17:00",
            "after_cut_off weekend day_off day_off day_off day_off day_off"});
    check(row, sampleCalendar());
}

TEST_CASE("The calendar alone makes a holiday or a swap day") {
    auto calendar = sampleCalendar();
    calendar.off.insert(day("2026-11-24"));
    check({"2026-11-20T09:15", workingDays(300), "26/11/2026 09:15", "weekend day_off"}, calendar);
    calendar.worked.clear();
    check({"2026-01-09T10:00", workingDays(100), "12/01/2026 10:00", "weekend"}, calendar);
}

TEST_CASE("The time that was left when papers were asked for runs on when they are there") {
    struct Supplement {
        const char* asked;
        const char* brought;
        const char* due;
        const char* codes;
        int minutesLeft;
    };
    const auto row = GENERATE(
        Supplement{"2026-11-05T09:00", "2026-11-11T14:00", "20/11/2026 14:00", "received weekend", 56 * 60},
        Supplement{"2026-11-05T15:30", "2026-11-14T08:00", "24/11/2026 10:30",
                   "received on_closed_day weekend weekend", 51 * 60 + 30},
        // Asked at night: nothing of the night was left.
        Supplement{"2026-11-13T20:00", "2026-11-20T17:00", "23/11/2026 09:00", "received weekend", 2 * 60},
        // Asked when it was late already.
        Supplement{"2026-11-17T09:00", "2026-11-18T09:00", "18/11/2026 09:00", "received", 0});
    CAPTURE(row.asked);
    const auto reckoning =
        reckonSupplement(at("2026-11-16T09:00"), at(row.asked), at(row.brought), sampleCalendar());
    REQUIRE(reckoning);
    CHECK(base::toDisplay(reckoning->due) == row.due);
    CHECK(codesOf(*reckoning) == row.codes);
    CHECK(reckoning->steps.front() ==
          ReckonStep{ReckonCode::SupplementAsked, at(row.asked), row.minutesLeft});
}

TEST_CASE("A Saturday that is open does not count, and a day that ends early takes no later time") {
    const auto calendar = officeWithOwnWeekdays();
    CHECK(calendar.isOpen(at("2026-11-21T09:00")));
    CHECK_FALSE(calendar.isOpen(at("2026-11-21T12:00")));
    CHECK_FALSE(calendar.isOpen(at("2026-11-22T09:00")));
    CHECK_FALSE(calendar.counts(day("2026-11-21")));
    check({"2026-11-21T09:00", workingDays(100), "24/11/2026 07:00", "on_closed_day weekend"}, calendar);
    check({"2026-11-19T16:45", workingDays(100), "20/11/2026 16:00", "moved_into_hours"}, calendar);
    check({"2026-11-19T16:45", {TermUnit::Day, 100}, "20/11/2026 16:00", "moved_into_hours"}, calendar);
    check({"2026-11-19T16:45", workingDays(200), "23/11/2026 16:45", "weekend"}, calendar);
    check({"2026-11-20T16:30", workingDays(100), "24/11/2026 07:00", "after_closing weekend"}, calendar);
    check({"2026-11-20T15:00", kSameDay, "20/11/2026 16:00", "before_cut_off"}, calendar);
    check({"2026-11-20T15:30", {TermUnit::Hour, 100}, "23/11/2026 07:30", "weekend"}, calendar);
}

TEST_CASE("A worked Saturday has the usual hours, whatever other Saturdays have") {
    const auto calendar = officeWithOwnWeekdays();
    CHECK(calendar.isOpen(at("2026-08-22T16:30")));
    check({"2026-08-22T16:30", workingDays(100), "24/08/2026 16:30", "weekend"}, calendar);
}

TEST_CASE("A holiday on an open Saturday closes it") {
    auto calendar = officeWithOwnWeekdays();
    calendar.off.insert(day("2026-11-21"));
    CHECK_FALSE(calendar.isOpen(at("2026-11-21T09:00")));
}

TEST_CASE("An authority whose Saturday counts is data") {
    auto calendar = officeWithOwnWeekdays();
    calendar.weekdays[6].counts = true;
    check({"2026-11-20T09:15", workingDays(100), "21/11/2026 09:15", ""}, calendar);
    check({"2026-11-20T14:00", workingDays(100), "21/11/2026 11:30", "moved_into_hours"}, calendar);
}

TEST_CASE("A day off is told with its name, and whether it is confirmed") {
    auto calendar = sampleCalendar();
    calendar.notes[day("2026-08-31")] = {DayKind::Swap, "Nghỉ hoán đổi", false};
    const auto reckoning = reckon(at("2026-08-28T10:00"), workingDays(100), calendar);
    REQUIRE(reckoning);
    const auto& off = step(*reckoning, ReckonCode::DayOff);
    CHECK(off.at.date == day("2026-08-31"));
    CHECK(off.note == DayNote{DayKind::Swap, "Nghỉ hoán đổi", false});
    CHECK(step(*reckoning, ReckonCode::Weekend).amount == 2);
}

TEST_CASE("A part of a day is told in minutes of opening time") {
    const auto reckoning = reckon(at("2026-11-20T14:00"), workingDays(50), sampleCalendar());
    REQUIRE(reckoning);
    CHECK(step(*reckoning, ReckonCode::PartOfDay).amount == 240);
}

TEST_CASE("A part of a day never ends later than the whole day, however short the hours are") {
    auto calendar = sampleCalendar();
    calendar.spans = {{7h, 11h}};
    const auto reckoning = reckon(at("2026-11-20T09:00"), workingDays(90), calendar);
    REQUIRE(reckoning);
    CHECK(reckoning->due == at("2026-11-23T09:00"));
}

TEST_CASE("A term that reaches into a year that nobody reviewed says so") {
    auto calendar = sampleCalendar();
    calendar.years[2027].reviewed = false;
    const auto reckoning = reckon(at("2026-12-31T14:30"), workingDays(200), calendar);
    REQUIRE(reckoning);
    CHECK(step(*reckoning, ReckonCode::YearNotReviewed).amount == 2027);
    CHECK(codesOf(*reckoning) == "weekend day_off year_not_reviewed");
    calendar.years.clear();
    CHECK(codesOf(*reckon(at("2026-11-20T09:15"), workingDays(0), calendar)) == "year_not_reviewed");
}

TEST_CASE("A calendar whose weeks never count asks for a date instead of running for ever") {
    auto calendar = sampleCalendar();
    for (unsigned weekday = 1; weekday <= 5; ++weekday)
        calendar.weekdays[weekday] = {{{7h, 11h}}, false};
    const auto needsDate = [&] {
        const auto reckoning = reckon(at("2026-11-20T09:15"), workingDays(100), calendar);
        return !reckoning && reckoning.error().is(DomainCode::TermNeedsDate);
    };
    CHECK(needsDate());
    calendar.weekdays = {{1, {{{9h, 9h}}, true}}};
    CHECK(needsDate());
    CHECK_FALSE(
        reckonSupplement(at("2026-11-16T09:00"), at("2026-11-05T09:00"), at("2026-11-11T14:00"), calendar));
}
