// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/time.h"

#include <catch2/catch.hpp>

using namespace core::base;
using namespace std::chrono_literals;
using std::chrono::day;
using std::chrono::month;
using std::chrono::year;

namespace {
const Date kDate{year(2026), month(11), day(20)};
}

TEST_CASE("Viet Nam is seven hours ahead in every season") {
    CHECK(toLocal({1795227300000}) == LocalTime{Date(year(2026), month(11), day(21)), 9h + 15min});
    const auto summer = fromRfc3339("2026-07-01T00:00:00Z");
    const auto winter = fromRfc3339("2026-01-01T00:00:00Z");
    REQUIRE((summer && winter));
    CHECK(toLocal(*summer).of_day == 7h);
    CHECK(toLocal(*winter).of_day == 7h);
}

TEST_CASE("Local time changes the date at 17:00 UTC") {
    CHECK(toLocal(*fromRfc3339("2026-12-31T16:59:59.999Z")).date == Date(year(2026), month(12), day(31)));
    CHECK(toLocal(*fromRfc3339("2026-12-31T17:00:00Z")) ==
          LocalTime{Date(year(2027), month(1), day(1)), 0ms});
}

TEST_CASE("An instant survives local time, also before 1970") {
    const auto ms = GENERATE(as<std::int64_t>{}, 0, -1, -25200001, 1795227300000, 253402300799999);
    CHECK(toInstant(toLocal({ms})) == Instant{ms});
}

TEST_CASE("An instant survives its RFC 3339 form to the millisecond") {
    CHECK(toRfc3339({1772413960031}) == "2026-03-02T01:12:40.031Z");
    CHECK(fromRfc3339("2026-03-02T01:12:40.031Z") == Instant{1772413960031});
    CHECK(toRfc3339({-1}) == "1969-12-31T23:59:59.999Z");
    CHECK(fromRfc3339("1969-12-31T23:59:59.999Z") == Instant{-1});
}

TEST_CASE("RFC 3339 is read with any zone and any number of decimals") {
    CHECK(fromRfc3339("2026-03-02T08:12:40.031+07:00") == Instant{1772413960031});
    CHECK(fromRfc3339("2026-03-01T20:42:40.0319999-04:30") == Instant{1772413960031});
    CHECK(fromRfc3339("2026-03-02t01:12:40z") == Instant{1772413960000});
    CHECK(fromRfc3339("2026-03-02T01:12:40.5Z") == Instant{1772413960500});
    CHECK(fromRfc3339("2026-03-02T01:12:40.00000000000000000001Z") == Instant{1772413960000});
}

TEST_CASE("A moment that does not exist is not read") {
    const auto text = GENERATE(as<std::string>{}, "", "2026-03-02", "2026-02-30T00:00:00Z",
                               "2026-03-02T24:00:00Z", "2026-03-02T01:60:00Z", "2026-03-02T01:12:60Z",
                               "2026-03-02T01:12:40", "2026-03-02 01:12:40Z", "2026-03-02T01:12:40.Z",
                               "2026-03-02T01:12:40Zx", "2026-03-02T01:12:40+7", "2026-03-02T01:12:40+24:00",
                               "2026-3-02T01:12:40Z", "0000-01-01T00:00:00Z", "2026-03-02T-1:12:40Z");
    CAPTURE(text);
    CHECK_FALSE(fromRfc3339(text));
}

TEST_CASE("Dates and times are shown day first") {
    CHECK(toDisplay(kDate) == "20/11/2026");
    CHECK(toDisplay(LocalTime{kDate, 9h + 15min + 59s}) == "20/11/2026 09:15");
    CHECK(toIso(kDate) == "2026-11-20");
}

TEST_CASE("A date is read with and without slashes, and from ISO") {
    CHECK(dateFromDisplay("20112026") == kDate);
    CHECK(dateFromDisplay("20/11/2026") == kDate);
    CHECK(dateFromIso("2026-11-20") == kDate);
    CHECK(dateFromDisplay("29022024") == Date(year(2024), month(2), day(29)));
}

TEST_CASE("A date that does not exist is not read") {
    const auto text = GENERATE(as<std::string>{}, "", "29022026", "31112026", "00112026", "20002026",
                               "20132026", "20110000", "2011202", "201120261", "20-11-2026", "20/112026",
                               "2O112026", " 20112026", "2026-11-20",
                               "\xC2\xB2"
                               "0112026");
    CAPTURE(text);
    CHECK_FALSE(dateFromDisplay(text));
}

TEST_CASE("An ISO date that does not exist is not read") {
    const auto text = GENERATE(as<std::string>{}, "", "2026-02-29", "2026-13-01", "2026-00-10", "2026-11-31",
                               "26-11-20", "2026/11/20", "2026-11-20 ", "20/11/2026", "0000-01-01");
    CAPTURE(text);
    CHECK_FALSE(dateFromIso(text));
}
