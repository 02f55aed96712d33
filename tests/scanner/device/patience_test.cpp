// SPDX-License-Identifier: GPL-3.0-or-later
// Scanners that need a second try, or that fail too often.
#include "scanner/device/trouble_log.h"
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <csignal>
#include <thread>

#include <sys/syscall.h>

using namespace core::ports;
using namespace scanner::device;
using namespace std::chrono_literals;

namespace {

struct Desk : tests::ScanDesk {
    explicit Desk(const std::string& rules) : ScanDesk("faulty:0") {
        request.source = "feeder";
        settings.limits.second = 1ms;
        script(rules);
    }

    core::base::Result<ScanEnd> scan(const std::stop_token& stop = {}) {
        WorkerScanSource source(settings, &talk);
        return source.scan(request, events, stop);
    }
};

// A thread of that process waits in the driver for ever.
bool hangs(pid_t worker) {
    std::error_code gone;
    for (const auto& task :
         std::filesystem::directory_iterator("/proc/" + std::to_string(worker) + "/task", gone)) {
        if (tests::contentOf(task.path() / "syscall").starts_with(std::to_string(SYS_pause) + " "))
            return true;
    }
    return false;
}

void awaitHanging() {
    while (true) {
        const auto workers = tests::childProcesses();
        if (std::any_of(workers.begin(), workers.end(), hangs)) return;
        std::this_thread::yield();
    }
}

using Waits = std::vector<std::pair<ScanWait, int>>;

} // namespace

TEST_CASE("A busy scanner is waited for in sight, 1, 2 and 4 seconds, then the clerk has to press a key") {
    const auto* rules = GENERATE("open status DEVICE_BUSY\n", "start page 1 status DEVICE_BUSY\n");
    Desk desk(rules);
    const auto end = desk.scan();
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::Busy));
    CHECK(desk.talk.waits == Waits{{ScanWait::Busy, 1},
                                   {ScanWait::Busy, 0},
                                   {ScanWait::Busy, 2},
                                   {ScanWait::Busy, 1},
                                   {ScanWait::Busy, 0},
                                   {ScanWait::Busy, 4},
                                   {ScanWait::Busy, 3},
                                   {ScanWait::Busy, 2},
                                   {ScanWait::Busy, 1},
                                   {ScanWait::Busy, 0}});
}

TEST_CASE("A scanner that gets free while it is waited for scans without a key") {
    Desk desk("open status DEVICE_BUSY\n");
    desk.talk.onWait = [&desk](int seconds) {
        if (desk.talk.waits.size() == 3 && seconds == 2) desk.script("pages 2\n");
    };
    const auto end = desk.scan();
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("A scanner that warms up in the middle of a stack goes on behind the pages that came") {
    Desk desk("pages 4\nstart page 3 status WARMING_UP\n");
    desk.talk.onWait = [&desk](int seconds) {
        if (seconds == 0) desk.script("pages 2\n");
    };
    const auto end = desk.scan();
    REQUIRE(end);
    CHECK(desk.talk.waits == Waits{{ScanWait::WarmingUp, 1}, {ScanWait::WarmingUp, 0}});
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm", "0003.pnm", "0004.pnm"});
}

TEST_CASE("The wait for a busy scanner can be stopped") {
    Desk desk("open status DEVICE_BUSY\n");
    desk.settings.limits.second = 1h;
    std::stop_source stop;
    desk.talk.onWait = [&stop](int) { stop.request_stop(); };
    CHECK(desk.scan(stop.get_token()) == ScanEnd::Stopped);
}

TEST_CASE("Settings that the scanner refuses are replaced by the standard ones, once") {
    tests::ScanDesk desk("test:0");
    desk.request.dpi = 60;
    desk.request.options = {{"read-return-value", "SANE_STATUS_INVAL"}};
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(source.scan(desk.request, desk.events, {}));
    CHECK(desk.talk.standards == 1);
    CHECK(desk.events.pages.size() == 1);

    Desk stubborn("start page 1 status INVAL\n");
    CHECK(stubborn.scan().error().is(ScanCode::SettingsRefused));
    CHECK(stubborn.talk.standards == 1);
}

TEST_CASE("The second lack of memory running offers fewer dots, a page between them does not") {
    Desk desk("page 2 byte 1000 status NO_MEM\n");
    WorkerScanSource source(desk.settings, &desk.talk);
    const auto fails = [&] { return source.scan(desk.request, desk.events, {}).error(); };
    CHECK(fails().is(ScanCode::NoMemory));
    desk.request.firstPage = 2;
    desk.script("page 1 byte 1000 status NO_MEM\n");
    CHECK(fails().is(ScanCode::NoMemoryAgain));
    desk.script("pages 1\n");
    desk.request.options = {{"resolution", "200"}};
    REQUIRE(source.scan(desk.request, desk.events, {}));
    desk.request.options.clear(); // so that the next one gets a fresh worker, with the next script
    desk.request.firstPage = 3;
    desk.script("page 1 byte 1000 status NO_MEM\n");
    CHECK(fails().is(ScanCode::NoMemory));
}

TEST_CASE("The third stop of a driver within ten minutes is the technician's matter") {
    Desk desk("start page 1 abort\n");
    WorkerScanSource source(desk.settings, &desk.talk);
    std::vector<std::string_view> names;
    names.reserve(3);
    for (int time = 0; time < 3; ++time)
        names.push_back(source.scan(desk.request, desk.events, {}).error().name);
    CHECK(names == std::vector<std::string_view>{"driver_crashed", "driver_crashed", "driver_unreliable"});

    TroubleLog log;
    const auto crash = [&log](std::chrono::minutes at, const char* device) {
        return log.judged(device, core::base::Error::of(ScanCode::DriverCrashed), TroubleLog::Instant{at})
            .name;
    };
    CHECK(crash(0min, "a") == "driver_crashed");
    CHECK(crash(1min, "b") == "driver_crashed");
    CHECK(crash(5min, "a") == "driver_crashed");
    CHECK(crash(11min, "a") == "driver_crashed");
    CHECK(crash(12min, "a") == "driver_unreliable");
}

#if !defined(__SANITIZE_ADDRESS__) && !defined(__SANITIZE_THREAD__) // they need the address space themselves
TEST_CASE("A driver that leaks costs the page in the scanner, and the stack goes on behind it") {
    Desk desk("pages 9\nleak 200M\n");
    WorkerScanSource source(desk.settings, &desk.talk);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    const bool is_told = end.error().is(ScanCode::NoMemory) || end.error().is(ScanCode::DriverCrashed);
    CAPTURE(core::base::describe(end.error()));
    CHECK(is_told);
    const auto kept = desk.events.pages.size();
    CHECK(kept >= 2);
    CHECK(kept < 6);
    desk.script("pages 2\n");
    desk.request.firstPage = static_cast<int>(kept) + 1;
    REQUIRE(source.scan(desk.request, desk.events, {}));
    CHECK(desk.events.pages.size() == kept + 2);
}
#endif

TEST_CASE("A stop is answered within a second at each stage, also when the driver hangs in it") {
    const auto* rules = GENERATE("open hang\n", "start page 1 hang\n", "page 1 byte 1000 hang\n");
    CAPTURE(rules);
    Desk desk(rules);
    desk.settings.limits.stopProcess = 200ms;
    std::stop_source stop;
    std::chrono::steady_clock::time_point stopped;
    WorkerScanSource source(desk.settings, &desk.talk);
    std::jthread clerk([&] {
        awaitHanging();
        stopped = std::chrono::steady_clock::now();
        stop.request_stop();
    });
    CHECK(source.scan(desk.request, desk.events, stop.get_token()) == ScanEnd::Stopped);
    clerk.join();
    // One second is the promise; a loaded machine adds its own.
    CHECK(std::chrono::steady_clock::now() - stopped < 3s);
}

TEST_CASE("A stop is answered while the last worker still hangs on its way out") {
    Desk desk("pages 2\npage 1 byte 1000 hang\n");
    desk.settings.limits.stopProcess = 10min;
    desk.settings.limits.stopAnswer = 50ms;
    WorkerScanSource source(desk.settings, &desk.talk);
    std::stop_source first;
    desk.events.onBegun = [&first](int) { first.request_stop(); };
    CHECK(source.scan(desk.request, desk.events, first.get_token()) == ScanEnd::Stopped);
    std::stop_source second;
    second.request_stop();
    CHECK(source.scan(desk.request, desk.events, second.get_token()) == ScanEnd::Stopped);
    // It hangs on: whoever is in charge of it here ends it.
    for (const pid_t worker : tests::childProcesses())
        kill(worker, SIGKILL);
}

TEST_CASE("A model that says too early that its feeder is empty is asked once more") {
    Quirk quirk{"early", "faulty", "", "Faulty", "as sane-airscan#357"};
    quirk.saysEmptyTooEarly = true;
    Desk desk("pages 4\npage 2 byte 0 status NO_DOCS\n");
    desk.settings.quirks = {quirk};
    {
        WorkerScanSource source(desk.settings, &desk.talk);
        const auto found = source.list({});
        REQUIRE(found);
        desk.request.device = found->front().id;
        const auto end = source.scan(desk.request, desk.events, {});
        REQUIRE(end);
        CHECK(*end == ScanEnd::FeederEmpty);
    }
    REQUIRE(desk.events.pages.size() == 3); // the second start was without paper
    CHECK(desk.events.pages.back().number == 3);
    CHECK(desk.events.pages.back().quirk == "early");
}

TEST_CASE("A quirk's options win over the matching, the request's own win over the quirk") {
    Quirk quirk{"glass", "faulty", "", "", "calls its glass so"};
    quirk.options = {{"source", "Flatbed"}};
    Desk desk("pages 3\n");
    desk.settings.quirks = {quirk};
    REQUIRE(desk.scan() == ScanEnd::Enough);
    CHECK(desk.events.pages.size() == 1);
    desk.request.options = {{"source", "ADF"}};
    desk.request.firstPage = 2;
    CHECK(desk.scan() == ScanEnd::FeederEmpty);
    CHECK(desk.events.pages.size() == 4);
}

TEST_CASE("Known quirks name the model that they are for, and where they were learned") {
    for (const auto& quirk : knownQuirks()) {
        CAPTURE(quirk.name);
        CHECK_FALSE(quirk.backend.empty());
        CHECK(quirk.reason.find('#') != std::string_view::npos);
        CHECK(quirkFor({std::string(quirk.backend), "", std::string(quirk.model) + " Series", {}, {}},
                       knownQuirks())
                  ->name == quirk.name);
    }
    CHECK(quirkFor({"airscan", "eSCL", "Desk", {}, {}}, knownQuirks()) == nullptr);
}
