// SPDX-License-Identifier: GPL-3.0-or-later
// Over SANE's own `pnm` driver: the way in which sample pages are scanned.
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

#include <random>

using namespace core::ports;
using scanner::device::WorkerScanSource;
using tests::ScanDesk;

namespace {

std::string noise(std::size_t bytes, unsigned seed) {
    std::mt19937 random(seed);
    std::string pixels(bytes, '\0');
    for (char& pixel : pixels)
        pixel = static_cast<char>(random());
    return pixels;
}

struct PnmScanner : ScanDesk {
    PnmScanner() : ScanDesk("pnm:0") { request.mostPages = 1; }

    std::string sheet(const std::string& name, const std::string& header, const std::string& pixels) {
        const auto file = folder / name;
        std::ofstream(file, std::ios::binary) << header << pixels;
        request.options["filename"] = file;
        return pixels;
    }

    tests::Pnm scanOne() {
        WorkerScanSource source(settings);
        const auto end = source.scan(request, events, {});
        INFO((end ? std::string("scanned") : core::base::describe(end.error())));
        REQUIRE(end);
        REQUIRE(*end == ScanEnd::Enough);
        REQUIRE(events.pages.size() == 1);
        return tests::readPnm(events.pages[0].file);
    }
};

} // namespace

TEST_CASE("A colour file arrives pixel for pixel") {
    PnmScanner desk;
    const auto pixels = desk.sheet("a.ppm", "P6\n# a comment\n321 203\n255\n", noise(321UL * 203 * 3, 1));
    const auto pnm = desk.scanOne();
    CHECK(pnm.kind == "P6");
    CHECK(pnm.width == 321);
    CHECK(pnm.height == 203);
    CHECK(pnm.pixels == pixels);
    CHECK(desk.events.pages[0].dpi == 300);
    CHECK_FALSE(desk.events.pages[0].isShort);
}

TEST_CASE("A grey file and a bitmap arrive pixel for pixel") {
    PnmScanner grey;
    const auto grey_pixels = grey.sheet("a.pgm", "P5\n77 50\n255\n", noise(77UL * 50, 2));
    CHECK(grey.scanOne().pixels == grey_pixels);
    PnmScanner bitmap;
    const auto bits = bitmap.sheet("a.pbm", "P4\n77 50\n", noise(10UL * 50, 3));
    const auto pnm = bitmap.scanOne();
    CHECK(pnm.kind == "P4");
    CHECK(pnm.pixels == bits);
}

TEST_CASE("The hash that is delivered is that of the raw file") {
    PnmScanner desk;
    desk.sheet("a.pgm", "P5\n10 10\n255\n", noise(100, 4));
    desk.scanOne();
    const auto file = desk.events.pages[0].file;
    const std::string command = "sha256sum " + file.string();
    FILE* pipe = popen(command.c_str(), "r");
    char hex[65] = {};
    REQUIRE(fread(hex, 1, 64, pipe) == 64);
    pclose(pipe);
    CHECK(core::domain::toHex(desk.events.pages[0].sha256) == hex);
}

TEST_CASE("Passes in the order green, blue, red give the file's colours") {
    PnmScanner desk;
    const auto pixels = desk.sheet("a.ppm", "P6\n64 48\n255\n", noise(64UL * 48 * 3, 5));
    desk.request.options["three-pass"] = "yes";
    CHECK(desk.scanOne().pixels == pixels);
}

TEST_CASE("A file of unknown height arrives whole") {
    PnmScanner desk;
    const auto pixels = desk.sheet("a.ppm", "P6\n64 48\n255\n", noise(64UL * 48 * 3, 6));
    desk.request.options["hand-scanner"] = "yes";
    const auto pnm = desk.scanOne();
    CHECK(pnm.height == 48);
    CHECK(pnm.pixels == pixels);
    CHECK(desk.events.pages[0].linesPromised == 0);
}

TEST_CASE("A file whose bytes do not fit what the driver announces is no image") {
    PnmScanner desk;
    desk.sheet("a.pgm", "P5\n64 48\n65535\n", noise(64UL * 48 * 2, 8));
    const auto end = WorkerScanSource(desk.settings).scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::NotAnImage));
    CHECK(desk.fileNames().empty());
}

TEST_CASE("A file that is no PNM, or not there, is refused at the start") {
    PnmScanner desk;
    desk.sheet("a.txt", "hello\n", "world\n");
    CHECK(WorkerScanSource(desk.settings)
              .scan(desk.request, desk.events, {})
              .error()
              .is(ScanCode::SettingsRefused));
    desk.request.options["filename"] = "/nonexistent";
    CHECK(WorkerScanSource(desk.settings)
              .scan(desk.request, desk.events, {})
              .error()
              .is(ScanCode::SettingsRefused));
}

TEST_CASE("One pixel is a page; judging it is not the scanner's business") {
    PnmScanner desk;
    desk.sheet("a.pgm", "P5\n1 1\n255\n", "x");
    CHECK(desk.scanOne().pixels == "x");
}

TEST_CASE("A folder of files is scanned file by file through one worker") {
    PnmScanner desk;
    WorkerScanSource source(desk.settings);
    std::vector<std::string> sheets;
    std::vector<pid_t> workers;
    for (unsigned page = 1; page <= 5; ++page) {
        sheets.push_back(
            desk.sheet("sheet" + std::to_string(page), "P6\n100 140\n255\n", noise(100UL * 140 * 3, page)));
        desk.request.firstPage = static_cast<int>(page);
        const auto end = source.scan(desk.request, desk.events, {});
        REQUIRE(end);
        const auto children = tests::childProcesses();
        REQUIRE(children.size() == 1);
        workers.push_back(children[0]);
    }
    REQUIRE(desk.events.pages.size() == 5);
    for (std::size_t at = 0; at < 5; ++at) {
        CHECK(desk.events.pages[at].number == static_cast<int>(at) + 1);
        CHECK(tests::readPnm(desk.events.pages[at].file).pixels == sheets[at]);
        CHECK(workers[at] == workers[0]);
    }
}

TEST_CASE(
    "A request without an option that the last one set gets a fresh worker, and so the driver's own value") {
    PnmScanner desk;
    const auto pixels = desk.sheet("a.ppm", "P6\n64 48\n255\n", noise(64UL * 48 * 3, 9));
    WorkerScanSource source(desk.settings);
    desk.request.options["grayify"] = "yes";
    REQUIRE(source.scan(desk.request, desk.events, {}));
    desk.request.options.erase("grayify");
    desk.request.firstPage = 2;
    REQUIRE(source.scan(desk.request, desk.events, {}));
    CHECK(tests::readPnm(desk.events.pages[0].file).kind == "P5");
    CHECK(tests::readPnm(desk.events.pages[1].file).pixels == pixels);
}
