// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners and drivers that fail: told by one sentence, pages before are safe, and the next scan works.
#include "tests/contract/desk_checks.h"

#include <csignal>

using namespace core::ports;
using namespace std::chrono_literals;
using namespace tests;

namespace {

// Far more than any answer takes, far less than a driver that hangs.
constexpr auto kPatience = 15s;

std::chrono::milliseconds& limitOf(scanner::device::ScanLimits& limits, Case stage) {
    switch (stage) {
    case Case::HangInList:
        return limits.listSome;
    case Case::HangInOpen:
        return limits.open;
    case Case::HangInSet:
        return limits.set;
    case Case::HangInStart:
        return limits.start;
    default:
        return limits.read;
    }
}

std::size_t keptBefore(Case stage, const Outcome& outcome, int sheets) {
    if (stage == Case::StatusAtSet && outcome.end) return static_cast<std::size_t>(sheets);
    if (stage == Case::StatusBetweenPages) return 2;
    if (stage == Case::StatusInsidePage) return outcome.isShort ? 3 : 2;
    return 0;
}

} // namespace

TEMPLATE_TEST_CASE("Each status at each stage is told as what it is, and the next scan works", "",
                   EVERY_DOUBLE) {
    const auto stage = GENERATE(Case::StatusAtOpen, Case::StatusAtSet, Case::StatusAtStart,
                                Case::StatusAtFirstRead, Case::StatusBetweenPages, Case::StatusInsidePage);
    NEEDS(TestType(), stage);
    const auto& statuses = TestType().statusesOf(stage);
    for (const auto status : statuses) {
        CAPTURE(nameOf(stage), status);
        TestType desk;
        desk.arrange(stage, status);
        desk.request.source = "feeder";
        desk.request.dpi = stage == Case::StatusAtSet ? 150 : desk.request.dpi; // something to set
        desk.settings.limits.second = 1ms;
        const Outcome expected = outcomeOf(stage, status);
        WorkerScanSource source(desk.settings);
        const auto end = scanned(desk, source);
        CHECK(end.has_value() == expected.end.has_value());
        if (end && expected.end) CHECK(*end == *expected.end);
        if (!end && expected.code) isTold(end.error(), *expected.code);
        pagesAreSafe(desk, keptBefore(stage, expected, TestType::kSheets));
        if (expected.isShort) CHECK(desk.events.pages.back().isShort);
        goesOn(desk, source);
    }
}

TEMPLATE_TEST_CASE("A driver that hangs is killed at the limit, and the next scan has a fresh one", "",
                   EVERY_DOUBLE) {
    const auto stage = GENERATE(Case::HangInOpen, Case::HangInSet, Case::HangInStart, Case::HangInsidePage);
    CAPTURE(nameOf(stage));
    TestType desk;
    NEEDS(desk, stage);
    desk.arrange(stage);
    desk.request.source = "feeder";
    desk.request.dpi = 150;
    limitOf(desk.settings.limits, stage) = 600ms;
    {
        WorkerScanSource source(desk.settings);
        const auto end = scanned(desk, source);
        REQUIRE_FALSE(end);
        isTold(end.error(), ScanCode::DriverHung);
        CHECK(workers().empty());
    }
    pagesAreSafe(desk, 0);
    desk.settings.limits = {};
    WorkerScanSource source(desk.settings);
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A driver that hangs while it looks for scanners costs the list alone", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::HangInList);
    desk.arrange(Case::HangInList);
    desk.settings.limits.listSome = 600ms;
    WorkerScanSource source(desk.settings);
    const auto found = source.list({});
    REQUIRE_FALSE(found);
    isTold(found.error(), ScanCode::DriverHung);
    CHECK(workers().empty());
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A driver that hangs while it is let go costs no page", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::HangInCancel);
    desk.arrange(Case::HangInCancel);
    desk.request.source = "feeder";
    desk.settings.limits.start = 3s; // airscan lets go inside its last start
    desk.settings.limits.set = 3s;
    desk.settings.limits.stopProcess = 300ms;
    {
        WorkerScanSource source(desk.settings);
        const auto end = scanned(desk, source);
        if (!end) isTold(end.error(), ScanCode::DriverHung);
        pagesAreSafe(desk, TestType::kSheets);
        goesOn(desk, source);
    }
    CHECK(workers().empty());
}

TEMPLATE_TEST_CASE("A driver that crashes costs the page in the scanner, no other", "", EVERY_DOUBLE) {
    const auto stage =
        GENERATE(Case::CrashInOpen, Case::CrashInSet, Case::CrashInStart, Case::CrashInsidePage);
    CAPTURE(nameOf(stage));
    TestType desk;
    NEEDS(desk, stage);
    desk.arrange(stage);
    desk.request.source = "feeder";
    desk.request.dpi = 150;
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::DriverCrashed);
    pagesAreSafe(desk, 0);
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A driver that crashes while it is let go, or while it looks around, costs no page", "",
                   EVERY_DOUBLE) {
    const auto stage = GENERATE(Case::CrashInCancel, Case::CrashInList);
    CAPTURE(nameOf(stage));
    TestType desk;
    NEEDS(desk, stage);
    desk.arrange(stage);
    desk.request.source = "feeder";
    WorkerScanSource source(desk.settings);
    if (stage == Case::CrashInList) {
        const auto found = source.list({});
        REQUIRE_FALSE(found);
        isTold(found.error(), ScanCode::DriverCrashed);
    }
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, TestType::kSheets);
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A stop is answered at once wherever the driver hangs, and the next scan works", "",
                   EVERY_DOUBLE) {
    const auto stage = GENERATE(Case::HangInOpen, Case::HangInSet, Case::HangInStart, Case::HangInsidePage);
    CAPTURE(nameOf(stage));
    TestType desk;
    NEEDS(desk, stage);
    desk.arrange(stage);
    desk.request.source = "feeder";
    desk.request.dpi = 150;
    desk.settings.limits.stopAnswer = 200ms;
    desk.settings.limits.stopProcess = 300ms;
    WorkerScanSource source(desk.settings);
    std::stop_source stop;
    std::chrono::steady_clock::time_point asked;
    std::jthread clerk([&] {
        desk.waitUntilItHangs();
        asked = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    const auto end = scanned(desk, source, stop.get_token());
    const auto answered = std::chrono::steady_clock::now();
    clerk.join();
    REQUIRE(end);
    CHECK(*end == ScanEnd::Stopped);
    CHECK(answered - asked < kPatience);
    CHECK(desk.events.pages.empty()); // its worker may still be on its way out
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A stop inside a page leaves nothing of it", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::SlowPage);
    desk.arrange(Case::SlowPage);
    desk.request.source = "feeder";
    desk.settings.limits.stopAnswer = 10s; // long enough to see the driver's own end
    desk.settings.limits.stopProcess = 1s;
    std::stop_source stop;
    desk.events.onBegun = [&stop](int) { stop.request_stop(); };
    {
        WorkerScanSource source(desk.settings);
        const auto end = scanned(desk, source, stop.get_token());
        REQUIRE(end);
        CHECK(*end == ScanEnd::Stopped);
    } // the worker is gone
    pagesAreSafe(desk, 0);
    WorkerScanSource source(desk.settings);
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A stop between two pages keeps those that were whole", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::Stack);
    desk.request.source = "feeder";
    desk.settings.limits.stopProcess = 1s;
    std::stop_source stop;
    desk.events.onDone = [&stop](const ScannedPage&) {
        stop.request_stop();
        return core::base::Result<void>{};
    };
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source, stop.get_token());
    REQUIRE(end);
    CHECK(*end == ScanEnd::Stopped);
    const auto delivered = desk.events.pages.size();
    CHECK(delivered >= 1);
    CHECK(delivered <= 2); // the worker is one page ahead at most
    goesOn(desk, source);
}

TEMPLATE_TEST_CASE("A worker that is killed inside a page costs that page alone", "", EVERY_DOUBLE) {
    TestType desk;
    NEEDS(desk, Case::SlowPage);
    desk.arrange(Case::SlowPage);
    desk.request.source = "feeder";
    desk.events.onBegun = [](int) {
        for (const pid_t worker : workers())
            kill(worker, SIGKILL);
    };
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::DriverCrashed);
    pagesAreSafe(desk, 0);
    goesOn(desk, source);
}
