// SPDX-License-Identifier: GPL-3.0-or-later
// The clerk stops, the counter cannot keep a page, or somebody kills the worker.
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

#include <csignal>

using namespace core::ports;
using namespace std::chrono_literals;
using scanner::device::WorkerScanSource;
using tests::ScanDesk;

namespace {

struct Desk : ScanDesk {
    explicit Desk(const std::string& rules) : ScanDesk("faulty:0") {
        request.source = "feeder";
        script(rules);
    }

    void scansAgain(WorkerScanSource& source) {
        script("pages 2\n");
        events.onBegun = [](int) {};
        request.firstPage = static_cast<int>(events.pages.size()) + 1;
        const auto end = source.scan(request, events, {});
        INFO((end ? std::string("scanned") : core::base::describe(end.error())));
        REQUIRE(end);
        CHECK(*end == ScanEnd::FeederEmpty);
    }
};

} // namespace

TEST_CASE("A stop in the middle of a page keeps the pages before and leaves nothing of that one") {
    Desk desk("pages 3\npage 2 byte 1000 trickle\n");
    std::stop_source stop;
    desk.events.onBegun = [&stop](int page) {
        if (page == 2) stop.request_stop();
    };
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, stop.get_token());
    REQUIRE(end);
    CHECK(*end == ScanEnd::Stopped);
    CHECK(desk.events.pages.size() == 1);
    desk.scansAgain(source);
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm", "0003.pnm"});
}

TEST_CASE("Of a stopped scan the page is told whose sheet went through the feeder for nothing, once") {
    const auto* rule = GENERATE("page 2 byte 1000 trickle\n", "page 2 byte 1000 hang\n");
    const std::string paper = GENERATE("feeder", "flatbed");
    Desk desk(std::string("pages 3\n") + rule);
    desk.settings.limits.stopProcess = 300ms;
    desk.request.source = paper;
    if (paper == "flatbed") desk.script("page 1 byte 1000 trickle\n");
    std::stop_source stop;
    desk.events.onBegun = [&](int page) {
        if (page == 2 || paper == "flatbed") stop.request_stop();
    };
    WorkerScanSource source(desk.settings);
    CHECK(source.scan(desk.request, desk.events, stop.get_token()) == ScanEnd::Stopped);
    CHECK(source.finishStop() == (paper == "feeder" ? 2 : 0));
    CHECK(source.finishStop() == 0);
}

TEST_CASE("A sheet that is drawn only after a stop was answered is told as well") {
    Desk desk("pages 3\nstart page 2 wait\npage 2 byte 1000 trickle\n");
    desk.makePipes();
    desk.settings.limits.stopAnswer = 0ms;
    std::stop_source stop;
    desk.events.onDone = [&](const ScannedPage&) {
        desk.awaitDriver(); // in the next start
        stop.request_stop();
        return core::base::Result<void>{};
    };
    WorkerScanSource source(desk.settings);
    CHECK(source.scan(desk.request, desk.events, stop.get_token()) == ScanEnd::Stopped);
    CHECK(desk.events.begun == std::vector{1});
    desk.letDriverGo();
    CHECK(source.finishStop() == 2);
}

TEST_CASE("A page that was whole when the scan was stopped is left, though nobody had announced it") {
    Desk desk("pages 3\npage 2 byte 1000 trickle\n");
    std::stop_source stop;
    desk.events.onBegun = [&](int page) {
        if (page != 2) return;
        std::ofstream(desk.request.folder / "0002.pnm") << "as if it had just been renamed";
        stop.request_stop();
    };
    WorkerScanSource source(desk.settings);
    CHECK(source.scan(desk.request, desk.events, stop.get_token()) == ScanEnd::Stopped);
    CHECK(source.finishStop() == 0);
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm"});
}

TEST_CASE("A stop is answered while the driver hangs, and the next scan has a worker of its own") {
    const auto* rules =
        GENERATE("pages 3\npage 2 byte 1000 hang\n", "pages 3\npage 2 byte 1000 trickle\ncancel hang\n");
    Desk desk(rules);
    desk.settings.limits.stopAnswer = 100ms;
    desk.settings.limits.stopProcess = 300ms;
    std::stop_source stop;
    desk.events.onBegun = [&stop](int page) {
        if (page == 2) stop.request_stop();
    };
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, stop.get_token());
    REQUIRE(end);
    CHECK(*end == ScanEnd::Stopped);
    CHECK(desk.events.pages.size() == 1);
    desk.scansAgain(source);
}

TEST_CASE("A stop before the scanner is open scans nothing") {
    Desk desk("pages 3\n");
    std::stop_source stop;
    stop.request_stop();
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, stop.get_token());
    REQUIRE(end);
    CHECK(*end == ScanEnd::Stopped);
    CHECK(desk.events.pages.empty());
}

TEST_CASE("A driver that hangs behind a batch that went well costs neither that batch nor the next") {
    Desk desk("pages 2\ncancel hang\n");
    desk.settings.limits.set = 300ms;
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    desk.scansAgain(source);
    CHECK(desk.events.pages.size() == 4);
}

TEST_CASE("A source that goes leaves no worker behind, hanging or not") {
    const auto* rules = GENERATE("pages 2\n", "pages 2\ncancel hang\n");
    {
        Desk desk(rules);
        desk.settings.limits.stopProcess = 200ms;
        WorkerScanSource source(desk.settings);
        REQUIRE(source.scan(desk.request, desk.events, {}));
    }
    CHECK(tests::childProcesses().empty());
}

TEST_CASE("A private SANE configuration goes with its worker") {
    Desk desk("pages 1\n");
    {
        WorkerScanSource source(desk.settings);
        REQUIRE(source.scan(desk.request, desk.events, {}));
        CHECK_FALSE(std::filesystem::is_empty(desk.settings.configFolder));
    }
    CHECK(std::filesystem::is_empty(desk.settings.configFolder));
}

TEST_CASE("A worker killed in the middle of a page costs that page alone") {
    Desk desk("pages 3\npage 3 byte 1000 trickle\n");
    desk.events.onBegun = [](int page) {
        if (page != 3) return;
        for (const pid_t worker : tests::childProcesses())
            kill(worker, SIGKILL);
    };
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::DriverCrashed));
    CHECK(end.error().args == std::vector<std::string>{"3", "2"});
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm"});
    desk.scansAgain(source);
    CHECK(desk.events.pages.size() == 4);
}

TEST_CASE("A page that was named but not announced when the worker died gives its number back") {
    Desk desk("pages 3\npage 2 byte 1000 trickle\n");
    desk.events.onBegun = [&desk](int page) {
        if (page != 2) return;
        std::ofstream(desk.request.folder / "0002.pnm") << "as if it had just been renamed";
        for (const pid_t worker : tests::childProcesses())
            kill(worker, SIGKILL);
    };
    WorkerScanSource source(desk.settings);
    CHECK(source.scan(desk.request, desk.events, {}).error().is(ScanCode::DriverCrashed));
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm"});
}

TEST_CASE("A page that was there before a scan is never replaced nor removed") {
    Desk desk("pages 3\n");
    std::ofstream(desk.request.folder / "0002.pnm") << "older";
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::Failed));
    CHECK(tests::contentOf(desk.request.folder / "0002.pnm") == "older");
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm"});
}

TEST_CASE("A worker that died between two scans is replaced without a word") {
    Desk desk("pages 2\n");
    WorkerScanSource source(desk.settings);
    REQUIRE(source.scan(desk.request, desk.events, {}));
    for (const pid_t worker : tests::childProcesses())
        kill(worker, SIGKILL);
    desk.scansAgain(source);
    CHECK(desk.events.pages.size() == 4);
}

TEST_CASE("A page that the counter cannot keep ends the scan with the counter's own error") {
    Desk desk("pages 5\n");
    desk.events.onDone = [](const ScannedPage& page) -> core::base::Result<void> {
        if (page.number == 2) return core::base::fail(ScanCode::DiskFull, "journal");
        return {};
    };
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::DiskFull));
    CHECK(desk.events.pages.size() == 2);
}
