// SPDX-License-Identifier: GPL-3.0-or-later
// Over SANE's own `test` driver.
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

using namespace core::ports;
using scanner::device::WorkerScanSource;
using tests::ScanDesk;

namespace {

struct TestScanner : ScanDesk {
    TestScanner() : ScanDesk("test:0") {
        request.dpi = 60;
        request.options = {{"test-picture", "Color pattern"}};
    }

    tests::Pnm scanOne() {
        WorkerScanSource source(settings);
        const auto end = source.scan(request, events, {});
        INFO((end ? std::string("scanned") : core::base::describe(end.error())));
        REQUIRE(end);
        REQUIRE(*end == ScanEnd::Enough);
        REQUIRE(events.pages.size() == 1);
        auto pnm = tests::readPnm(events.pages[0].file);
        CHECK(pnm.width == events.pages[0].width_px);
        CHECK(pnm.height == events.pages[0].height_px);
        return pnm;
    }
};

bool isAll(const std::string& pixels, unsigned char value) {
    return pixels.find_first_not_of(static_cast<char>(value)) == std::string::npos;
}

} // namespace

TEST_CASE("Drivers that the system leaves out are listed when they are asked for") {
    ScanDesk desk("test:0");
    const tests::TempFolder system;
    std::ofstream(system / "dll.conf") << "# nothing\n";
    desk.settings.systemConfig = system.path();
    desk.settings.onlyBackends.clear();
    CHECK(WorkerScanSource(desk.settings).list({}).error().is(ScanCode::NoDevice));
    desk.settings.extraBackends = {"pnm", "test"};
    const auto found = WorkerScanSource(desk.settings).list({});
    REQUIRE(found);
    CHECK(found->size() >= 3);
}

TEST_CASE("A white page is white and a black one black in every mode and depth") {
    const auto mode = GENERATE(ScanMode::Colour, ScanMode::Grey);
    const auto depth = GENERATE(as<std::string>{}, "1", "8", "16");
    const bool is_white = GENERATE(true, false);
    const bool is_bitmap = mode == ScanMode::Grey && depth == "1";
    CAPTURE(static_cast<int>(mode), depth, is_white);
    TestScanner desk;
    desk.request.mode = mode;
    desk.request.options = {{"test-picture", is_white ? "Solid white" : "Solid black"}, {"depth", depth}};
    const auto pnm = desk.scanOne();
    CHECK(pnm.kind == (is_bitmap ? "P4" : mode == ScanMode::Grey ? "P5" : "P6"));
    const std::size_t row = static_cast<std::size_t>(is_bitmap ? (pnm.width + 7) / 8 : pnm.width) *
                            (mode == ScanMode::Colour ? 3U : 1U);
    CHECK(pnm.pixels.size() == row * static_cast<std::size_t>(pnm.height));
    CHECK(isAll(pnm.pixels, is_white != is_bitmap ? 0xFF : 0x00));
}

TEST_CASE("Three passes, in whatever order, give the picture of a single one") {
    TestScanner desk;
    const auto single = desk.scanOne();
    CHECK_FALSE(isAll(single.pixels, static_cast<unsigned char>(single.pixels[0])));
    for (const auto* order : {"RGB", "RBG", "GBR", "GRB", "BRG", "BGR"}) {
        CAPTURE(order);
        TestScanner passes;
        passes.request.options["three-pass"] = "yes";
        passes.request.options["three-pass-order"] = order;
        const auto pnm = passes.scanOne();
        CHECK(pnm.height == single.height);
        CHECK(pnm.pixels == single.pixels);
    }
}

TEST_CASE("The page is as wide as the glass up to A4, at the resolution asked for") {
    TestScanner desk;
    const auto pnm = desk.scanOne();
    // The driver's glass ends at 200 mm both ways.
    CHECK(pnm.width == 472);
    CHECK(pnm.height == 472);
    CHECK(desk.events.pages[0].dpi == 60);
}

TEST_CASE("Each status of a driver's first read has its error") {
    struct Row {
        const char* status;
        ScanCode code;
        std::vector<std::string> args;
    };
    const auto row = GENERATE(values<Row>({
        {"SANE_STATUS_UNSUPPORTED", ScanCode::Unsupported, {}},
        {"SANE_STATUS_DEVICE_BUSY", ScanCode::Busy, {}},
        {"SANE_STATUS_EOF", ScanCode::NotAnImage, {}},
        {"SANE_STATUS_JAMMED", ScanCode::Jammed, {"0"}},
        {"SANE_STATUS_NO_DOCS", ScanCode::FeederEmpty, {}},
        {"SANE_STATUS_COVER_OPEN", ScanCode::CoverOpen, {"0"}},
        {"SANE_STATUS_IO_ERROR", ScanCode::ConnectionBroken, {"1", "0"}},
        {"SANE_STATUS_NO_MEM", ScanCode::NoMemory, {}},
        {"SANE_STATUS_ACCESS_DENIED", ScanCode::AccessDenied, {}},
    }));
    CAPTURE(row.status);
    TestScanner desk;
    desk.settings.limits.second = std::chrono::milliseconds{1};
    desk.request.options["read-return-value"] = row.status;
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CAPTURE(core::base::describe(end.error()));
    CHECK(end.error().is(row.code));
    CHECK(end.error().args == row.args);
    CHECK(desk.events.pages.empty());
    CHECK(desk.fileNames().empty());
}
