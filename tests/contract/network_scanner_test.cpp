// SPDX-License-Identifier: GPL-3.0-or-later
// What only a scanner on the network does: HTTP between any two bytes.
#include "tests/contract/network_desk.h"

#include <catch2/catch.hpp>

using namespace core::ports;
using namespace std::chrono_literals;
using nlohmann::json;
using scanner::device::WorkerScanSource;
using tests::NetworkDesk;

namespace {

// JPEG keeps one shade over the whole page within this.
constexpr int kShadeTolerance = 3;

struct Fed : NetworkDesk {
    explicit Fed(int sheets) { feedSheets(sheets); }

    core::base::Result<ScanEnd> scanned(WorkerScanSource& source) {
        auto end = source.scan(request, events, {});
        UNSCOPED_INFO((end ? std::string("ended") : core::base::describe(end.error())));
        return end;
    }

    // The trouble is over, the clerk has put the sheets back and pressed the key.
    void takesAgain(WorkerScanSource& source, int sheets) {
        order({{"clear", true}});
        feedSheets(sheets);
        takesTheRest(source);
    }

    void takesTheRest(WorkerScanSource& source) {
        request.firstPage = static_cast<int>(events.pages.size()) + 1;
        const auto end = scanned(source);
        REQUIRE(end);
        CHECK(*end == ScanEnd::FeederEmpty);
        CHECK(state()["feeder"] == 0);
    }
};

} // namespace

TEST_CASE(
    "A network scanner named by its address is found without a search, and its sheets arrive in order") {
    Fed desk(3);
    WorkerScanSource source(desk.settings);
    REQUIRE(desk.scanned(source));
    REQUIRE(desk.events.pages.size() == 3);
    for (std::size_t at = 0; at < 3; ++at)
        CHECK(std::abs(desk.shadeOf(at) - (200 - 20 * static_cast<int>(at))) <= kShadeTolerance);
    CHECK(desk.events.pages[0].width_px == 620);
    CHECK(desk.events.pages[0].height_px == 877);
    CHECK(desk.state()["jobs"] == json::array({{{"source", "Feeder"},
                                                {"duplex", false},
                                                {"colour", true},
                                                {"dpi", 75},
                                                {"width_px", 620},
                                                {"height_px", 877}}}));
}

TEST_CASE("A PC too busy to notice that a sheet is on its way loses none of a network scanner's") {
    const int sheets = GENERATE(1, 3);
    Fed desk(sheets);
    desk.settings.environment["LD_PRELOAD"] = SLOW_WAKES;
    desk.settings.environment["ASAN_OPTIONS"] = "verify_asan_link_order=0";
    WorkerScanSource source(desk.settings);
    REQUIRE(desk.scanned(source));
    CHECK(desk.events.pages.size() == static_cast<std::size_t>(sheets));
}

TEST_CASE("Two sides of a sheet arrive one behind the other") {
    Fed desk(0);
    desk.request.source = "duplex";
    desk.feed({{desk.sheet(200), desk.sheet(100)}, desk.sheet(180)});
    WorkerScanSource source(desk.settings);
    REQUIRE(desk.scanned(source));
    REQUIRE(desk.events.pages.size() == 4);
    CHECK(std::abs(desk.shadeOf(0) - 200) <= kShadeTolerance);
    CHECK(std::abs(desk.shadeOf(1) - 100) <= kShadeTolerance);
    CHECK(std::abs(desk.shadeOf(2) - 180) <= kShadeTolerance);
    CHECK(desk.shadeOf(3) == 255);
}

TEST_CASE("A feeder that is still busy between two pages does not end the stack") {
    Fed desk(3);
    desk.scanner.fault(R"({"do":"adf","state":"ScannerAdfProcessing","skip":1})");
    WorkerScanSource source(desk.settings);
    REQUIRE(desk.scanned(source));
    CHECK(desk.events.pages.size() == 3);
}

TEST_CASE("Sheets behind a feeder's early end are there for the next key") {
    Fed desk(4);
    desk.scanner.fault(R"({"do":"status","status":404,"path":"NextDocument","skip":2})");
    WorkerScanSource source(desk.settings);
    const auto end = desk.scanned(source);
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    CHECK(desk.events.pages.size() == 2);
    desk.takesTheRest(source);
    CHECK(desk.events.pages.size() == 4);
}

TEST_CASE("Each way in which an answer goes wrong is told, keeps the pages before it, and ends with itself") {
    struct Row {
        const char* fault;
        ScanCode code;
        std::size_t kept;
    };
    const auto row = GENERATE(values<Row>({
        {R"({"do":"status","status":403,"path":"ScannerCapabilities"})", ScanCode::ConnectionBroken, 0},
        {R"({"do":"html","path":"ScannerCapabilities"})", ScanCode::ConnectionBroken, 0},
        {R"({"do":"cut","path":"ScannerCapabilities","bytes":1000})", ScanCode::ConnectionBroken, 0},
        {R"({"do":"status","status":403,"path":"ScanJobs"})", ScanCode::ConnectionBroken, 0},
        {R"({"do":"status","status":403,"path":"NextDocument","skip":1})", ScanCode::ConnectionBroken, 1},
        {R"({"do":"html","path":"NextDocument","skip":1})", ScanCode::ConnectionBroken, 1},
        {R"({"do":"noise","skip":2})", ScanCode::ConnectionBroken, 2},
        {R"({"do":"cut","path":"NextDocument","bytes":20,"skip":1})", ScanCode::ConnectionBroken, 1},
        {R"({"do":"cut","path":"NextDocument","bytes":2000,"skip":1})", ScanCode::ConnectionBroken, 1},
        {R"({"do":"redirect","path":"NextDocument","to":"http://127.0.0.1:1/eSCL"})",
         ScanCode::ConnectionBroken, 0},
        {R"({"do":"adf","state":"ScannerAdfJam","skip":1})", ScanCode::Jammed, 1},
        {R"({"do":"adf","state":"ScannerAdfDoorOpen","skip":1})", ScanCode::CoverOpen, 1},
    }));
    CAPTURE(row.fault);
    Fed desk(3);
    desk.scanner.fault(row.fault);
    WorkerScanSource source(desk.settings);
    const auto end = desk.scanned(source);
    REQUIRE_FALSE(end);
    CHECK(end.error().is(row.code));
    CHECK(desk.events.pages.size() == row.kept);
    CHECK(desk.fileNames().size() == row.kept);
    desk.takesAgain(source, 3 - static_cast<int>(row.kept));
    CHECK(desk.events.pages.size() == 3);
}

TEST_CASE("A picture of another size than announced is put into the announced one by the driver") {
    Fed desk(1);
    desk.scanner.fault(R"({"do":"wrong_size","width":100,"height":2000})");
    WorkerScanSource source(desk.settings);
    REQUIRE(desk.scanned(source));
    REQUIRE(desk.events.pages.size() == 1);
    CHECK(desk.events.pages[0].width_px == 620);
    CHECK(desk.events.pages[0].height_px == 877);
}

TEST_CASE("A network scanner that stalls, or sends a byte a second, is given up; the next scan works") {
    const auto* fault = GENERATE(
        R"({"do":"hold","path":"ScannerCapabilities"})", R"({"do":"hold","path":"ScanJobs"})",
        R"({"do":"hold","path":"NextDocument"})", R"({"do":"trickle","path":"NextDocument","bytes":1000})");
    CAPTURE(fault);
    Fed desk(2);
    desk.settings.limits.open = desk.settings.limits.start = desk.settings.limits.read = 700ms;
    desk.scanner.fault(fault);
    WorkerScanSource source(desk.settings);
    const auto end = desk.scanned(source);
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::DriverHung));
    CHECK(tests::childProcesses().size() == 1); // the scanner itself
    desk.settings.limits = {};
    WorkerScanSource patient(desk.settings);
    desk.takesAgain(patient, 2);
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("Whatever request the network scanner keeps for ever, a stop is answered, its driver goes, the "
          "next scan works") {
    const scanner::device::ScanLimits limits;
    CHECK(limits.stopAnswer <= 1s);
    CHECK(limits.stopAnswer + limits.stopProcess <= 6s);
    const auto* fault = GENERATE(
        R"({"do":"hold","path":"ScannerCapabilities"})", R"({"do":"hold","method":"POST","path":"ScanJobs"})",
        R"({"do":"hold","path":"NextDocument","skip":1})", R"({"do":"hold","method":"DELETE"})");
    CAPTURE(fault);
    Fed desk(4);
    desk.scanner.fault(fault);
    std::stop_source stop;
    const bool is_in_cancel = std::string_view(fault).find("DELETE") != std::string_view::npos;
    desk.events.onBegun = [&](int page) {
        if (is_in_cancel && page == 2) stop.request_stop();
    };
    std::jthread clerk([&] {
        desk.scanner.waitForHeld(1);
        stop.request_stop();
    });
    {
        WorkerScanSource source(desk.settings);
        const auto end = source.scan(desk.request, desk.events, stop.get_token());
        REQUIRE(end);
        CHECK(*end == ScanEnd::Stopped);
        clerk.join();
    }
    CHECK(tests::childProcesses().size() == 1); // the scanner itself
    const auto kept = desk.events.pages.size();
    CHECK(desk.fileNames().size() == kept);
    desk.events.onBegun = [](int) {};
    WorkerScanSource source(desk.settings);
    desk.takesAgain(source, 1);
    CHECK(desk.events.pages.size() == kept + 1);
}

TEST_CASE("A trouble of the feeder that the driver does not know ends at the limit, not never") {
    Fed desk(2);
    desk.settings.limits.start = 1500ms;
    desk.scanner.fault(R"({"do":"adf","state":"ScannerAdfHatchOpen","skip":1,"times":-1})");
    WorkerScanSource source(desk.settings);
    CHECK(desk.scanned(source).error().is(ScanCode::DriverHung));
    CHECK(desk.events.pages.size() == 1);
}

TEST_CASE("A stop lets the network scanner go") {
    Fed desk(3);
    std::stop_source stop;
    desk.events.onBegun = [&stop](int page) {
        if (page == 2) stop.request_stop();
    };
    {
        WorkerScanSource source(desk.settings);
        const auto end = source.scan(desk.request, desk.events, stop.get_token());
        REQUIRE(end);
        CHECK(*end == ScanEnd::Stopped);
    }
    CHECK(desk.state()["job_runs"] == false);
}

TEST_CASE("A network scanner that is switched off, before or while a page comes, is told, and found again") {
    Fed desk(2);
    WorkerScanSource source(desk.settings);
    SECTION("before") {
        desk.scanner.kill();
        CHECK(desk.scanned(source).error().is(ScanCode::ConnectionBroken));
    }
    SECTION("while a page comes") {
        desk.scanner.fault(R"({"do":"hold","path":"NextDocument","skip":1})");
        desk.events.onDone = [&desk](const ScannedPage& page) -> core::base::Result<void> {
            if (page.number == 1) desk.scanner.waitForHeld(1);
            desk.scanner.kill();
            return {};
        };
        CHECK(desk.scanned(source).error().is(ScanCode::ConnectionBroken));
        CHECK(desk.events.pages.size() == 1);
    }
    desk.scanner.restart();
    desk.events.onDone = [](const ScannedPage&) { return core::base::Result<void>{}; };
    desk.takesAgain(source, 2);
}
