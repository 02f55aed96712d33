// SPDX-License-Identifier: GPL-3.0-or-later
// Over libsane-faulty (tests/peers/sane_faulty), loaded by the stock libsane.
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

using namespace core::ports;
using namespace std::chrono_literals;
using scanner::device::WorkerScanSource;
using tests::ScanDesk;

namespace {

struct FaultyScanner : ScanDesk {
    explicit FaultyScanner(const std::string& rules) : ScanDesk("faulty:0") {
        request.source = "feeder";
        settings.limits.second = 1ms;
        script(rules);
    }

    core::base::Error failure() {
        const auto end = WorkerScanSource(settings).scan(request, events, {});
        REQUIRE_FALSE(end);
        UNSCOPED_INFO(core::base::describe(end.error()));
        return end.error();
    }

    // The clerk has put the sheet in again and pressed the key.
    void goesOnAfter(WorkerScanSource& source, const std::string& rules) {
        script(rules);
        request.firstPage = static_cast<int>(events.pages.size()) + 1;
        const auto end = source.scan(request, events, {});
        INFO((end ? std::string("scanned") : core::base::describe(end.error())));
        REQUIRE(end);
        CHECK(*end == ScanEnd::FeederEmpty);
    }
};

using Args = std::vector<std::string>;

} // namespace

TEST_CASE("A feeder's pages arrive in order, each with its own picture") {
    FaultyScanner desk("pages 4\n");
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, {});
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    REQUIRE(desk.events.pages.size() == 4);
    CHECK(desk.events.begun == std::vector<int>{1, 2, 3, 4});
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm", "0003.pnm", "0004.pnm"});
    CHECK(tests::readPnm(desk.events.pages[0].file).pixels !=
          tests::readPnm(desk.events.pages[1].file).pixels);
}

TEST_CASE("No more pages are taken than asked for") {
    FaultyScanner desk("pages 4\n");
    desk.request.mostPages = 2;
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, {});
    REQUIRE(end);
    CHECK(*end == ScanEnd::Enough);
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("An image given to the scanner arrives pixel for pixel") {
    FaultyScanner desk("pages 1\n");
    const std::string pixels(60UL * 40 * 3, 'q');
    std::ofstream(desk.folder / "sheet.ppm", std::ios::binary) << "P6\n60 40\n255\n" << pixels;
    desk.script("pages 1\nimage page 1 " + (desk.folder / "sheet.ppm").string() + "\n");
    REQUIRE(WorkerScanSource(desk.settings).scan(desk.request, desk.events, {}));
    CHECK(tests::readPnm(desk.events.pages[0].file).pixels == pixels);
}

TEST_CASE("A feeder that is found empty only while reading ends the stack without a page") {
    FaultyScanner desk("pages 4\npage 3 byte 0 status NO_DOCS\n");
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, {});
    REQUIRE(end);
    CHECK(*end == ScanEnd::FeederEmpty);
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("Two sides from a scanner that has one are refused as not offered") {
    FaultyScanner desk("");
    desk.request.source = "duplex";
    CHECK(desk.failure().is(ScanCode::Unsupported));
}

TEST_CASE("A jam keeps the pages before it, and the stack goes on behind them") {
    FaultyScanner desk("pages 3\npage 2 byte 5000 status JAMMED\n");
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::Jammed));
    CHECK(end.error().args == Args{"1"});
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm"});
    desk.goesOnAfter(source, "pages 2\n");
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm", "0002.pnm", "0003.pnm"});
}

TEST_CASE("An open cover says how many pages are kept") {
    FaultyScanner desk("pages 5\nstart page 3 status COVER_OPEN\n");
    const auto error = desk.failure();
    CHECK(error.is(ScanCode::CoverOpen));
    CHECK(error.args == Args{"2"});
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("A scanner unplugged in the middle of a page names the sheet to put in again") {
    FaultyScanner desk("pages 5\npage 2 byte 100000 status IO_ERROR\n");
    desk.request.firstPage = 7;
    const auto error = desk.failure();
    CHECK(error.is(ScanCode::ConnectionBroken));
    CHECK(error.args == Args{"8", "7"});
    CHECK(desk.fileNames() == std::vector<std::string>{"0007.pnm"});
}

TEST_CASE("What goes wrong while opening has its error") {
    struct Row {
        const char* status;
        ScanCode code;
        Args args;
    };
    const auto row = GENERATE(values<Row>({{"INVAL", ScanCode::DeviceGone, {"faulty:0"}},
                                           {"DEVICE_BUSY", ScanCode::Busy, {}},
                                           {"ACCESS_DENIED", ScanCode::AccessDenied, {}},
                                           {"NO_MEM", ScanCode::NoMemory, {}},
                                           {"IO_ERROR", ScanCode::ConnectionBroken, {"1", "0"}}}));
    CAPTURE(row.status);
    FaultyScanner desk(std::string("open status ") + row.status + "\n");
    const auto error = desk.failure();
    CHECK(error.is(row.code));
    CHECK(error.args == row.args);
}

TEST_CASE("What goes wrong at the start of a page has its error") {
    struct Row {
        const char* status;
        ScanCode code;
        Args args;
    };
    const auto row = GENERATE(values<Row>({{"INVAL", ScanCode::SettingsRefused, {}},
                                           {"WARMING_UP", ScanCode::WarmingUp, {}},
                                           {"HW_LOCKED", ScanCode::TransportLocked, {}},
                                           {"UNSUPPORTED", ScanCode::Unsupported, {}},
                                           {"42", ScanCode::Failed, {"42"}}}));
    CAPTURE(row.status);
    FaultyScanner desk(std::string("start page 1 status ") + row.status + "\n");
    const auto error = desk.failure();
    CHECK(error.is(row.code));
    CHECK(error.args == row.args);
}

TEST_CASE("A scanner that was renamed by replugging is found again by its maker and model") {
    FaultyScanner desk("name libusb:001:002\npages 2\n");
    desk.request.device = "faulty:libusb:001:002";
    WorkerScanSource source(desk.settings);
    const auto found = source.list({});
    REQUIRE(found);
    CHECK((*found)[0].name == "faulty:libusb:001:002");
    desk.script("name libusb:001:003\npages 2\n");
    const auto end = source.scan(desk.request, desk.events, {});
    INFO((end ? std::string("scanned") : core::base::describe(end.error())));
    REQUIRE(end);
    CHECK(desk.events.pages.size() == 2);
}

TEST_CASE("A scanner that was never listed and does not answer is gone") {
    FaultyScanner desk("");
    desk.request.device = "faulty:libusb:001:002";
    const auto error = desk.failure();
    CHECK(error.is(ScanCode::DeviceGone));
    CHECK(error.args == Args{"faulty:libusb:001:002"});
}

TEST_CASE("A driver that crashes in the middle of a page costs that page alone") {
    FaultyScanner desk("pages 3\npage 2 byte 300000 abort\n");
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::DriverCrashed));
    CHECK(end.error().args == Args{"2", "1"});
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm"});
    desk.goesOnAfter(source, "pages 2\n");
    CHECK(desk.events.pages.size() == 3);
}

TEST_CASE("A driver that hangs in the middle of a page is killed and costs that page alone") {
    FaultyScanner desk("pages 3\npage 2 byte 300000 hang\n");
    desk.settings.limits.read = 500ms;
    WorkerScanSource source(desk.settings);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::DriverHung));
    CHECK(end.error().args == Args{"2", "1"});
    CHECK(desk.fileNames() == std::vector<std::string>{"0001.pnm"});
    CHECK(tests::childProcesses().empty());
    desk.goesOnAfter(source, "pages 2\n");
}

TEST_CASE("The log says in which call a driver hangs") {
    FaultyScanner desk("start page 1 hang\n");
    desk.settings.limits.start = 600ms;
    desk.settings.limits.ping = 50ms;
    const auto error = desk.failure();
    CHECK(error.is(ScanCode::DriverHung));
    CHECK(error.detail.find("sane_start") != std::string::npos);
}

TEST_CASE("A driver that finds no more paper inside a page leaves a short page") {
    FaultyScanner desk("pages 1\npage 1 byte 120000 status NO_DOCS\n");
    REQUIRE(WorkerScanSource(desk.settings).scan(desk.request, desk.events, {}));
    REQUIRE(desk.events.pages.size() == 1);
    CHECK(desk.events.pages[0].isShort);
    CHECK(desk.events.pages[0].linesGot == 100);
}

TEST_CASE("A driver that crashes or hangs while listing harms nothing but the list") {
    FaultyScanner desk("list abort\n");
    WorkerScanSource source(desk.settings);
    CHECK(source.list({}).error().is(ScanCode::DriverCrashed));
    desk.script("list hang\n");
    desk.settings.limits.listSome = 300ms;
    WorkerScanSource impatient(desk.settings);
    CHECK(impatient.list({}).error().is(ScanCode::DriverHung));
    desk.script("");
    const auto found = source.list({});
    REQUIRE(found);
    CHECK((*found)[0].model == "Faulty");
}

TEST_CASE("A full disk stops the scan and keeps the pages before") {
    FaultyScanner desk("pages 3\n");
    std::filesystem::create_symlink("/dev/full", desk.request.folder / "0002.part");
    const auto error = desk.failure();
    CHECK(error.is(ScanCode::DiskFull));
    CHECK(desk.events.pages.size() == 1);
}

TEST_CASE("A worker that is not there is told as such") {
    FaultyScanner desk("");
    desk.settings.worker = "/nonexistent/counterfoil-scan-worker";
    CHECK(desk.failure().is(ScanCode::WorkerMissing));
    desk.settings.worker = "/bin/true";
    CHECK(desk.failure().is(ScanCode::WorkerMissing));
}
