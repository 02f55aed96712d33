// SPDX-License-Identifier: GPL-3.0-or-later
// What only libsane-faulty does: paper and drivers at their worst.
#include "tests/contract/desk_checks.h"

using namespace core::ports;
using namespace tests;

namespace {

#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
constexpr bool kMemoryIsLimited = false; // a sanitizer reserves terabytes
#else
constexpr bool kMemoryIsLimited = true;
#endif

struct Faulty : FaultyDriver {
    explicit Faulty(const std::string& rules) {
        request.source = "feeder";
        script(rules);
    }

    [[nodiscard]] std::string pixels(std::size_t at) const {
        return readPnm(events.pages.at(at).file).pixels;
    }
};

} // namespace

TEST_CASE("A back that comes upside-down is the front's pattern turned by half") {
    Faulty desk("pages 1\nback rotate 180\n");
    desk.request.source = "duplex";
    desk.request.mode = ScanMode::Grey;
    WorkerScanSource source(desk.settings);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, 2);
    Faulty upright("pages 1\nduplex\n");
    upright.request.source = "duplex";
    upright.request.mode = ScanMode::Grey;
    WorkerScanSource other(upright.settings);
    REQUIRE(scanned(upright, other));
    auto back = desk.pixels(1);
    std::reverse(back.begin(), back.end());
    CHECK((back == upright.pixels(1)));
    CHECK((desk.pixels(0) == upright.pixels(0)));
}

TEST_CASE("A sheet that the driver delivers twice is there twice, for the count to tell") {
    Faulty desk("pages 3\npage 2 again\n");
    WorkerScanSource source(desk.settings);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, 4);
    CHECK((desk.pixels(0) == desk.pixels(1)));
    CHECK((desk.pixels(1) != desk.pixels(2)));
}

TEST_CASE("Two sheets at once are a jam where the scanner sees it, else a page less") {
    Faulty seen("options all\npages 4\npage 2 double\n");
    seen.request.dpi = 75;
    seen.request.options = {{"df-action", "Stop"}};
    WorkerScanSource source(seen.settings);
    const auto end = scanned(seen, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::Jammed);
    pagesAreSafe(seen, 1);
    Faulty unseen("pages 4\npage 2 double\n");
    WorkerScanSource other(unseen.settings);
    REQUIRE(scanned(unseen, other));
    pagesAreSafe(unseen, 3);
}

TEST_CASE("A driver that loses memory runs into the worker's limit, not into the counter's") {
    if (!kMemoryIsLimited) return;
    Faulty desk("pages 20\nleak 100M\n");
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::NoMemory);
    CHECK(desk.events.pages.size() >= 5);
    pagesAreSafe(desk, desk.events.pages.size());
    goesOn(desk, source);
}

TEST_CASE("A driver that answers each read with no byte is given up as one that hangs") {
    Faulty desk("pages 3\npage 2 byte 5000 nothing\n");
    desk.settings.limits.read = std::chrono::milliseconds(1500); // longer than between two words of progress
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::DriverHung);
    pagesAreSafe(desk, 1);
    goesOn(desk, source);
}

TEST_CASE("A stop is heard while a driver answers each read with no byte") {
    Faulty desk("pages 3\npage 2 byte 5000 nothing\n");
    std::stop_source stop;
    desk.events.onBegun = [&stop](int page) {
        if (page == 2) stop.request_stop();
    };
    WorkerScanSource source(desk.settings);
    CHECK(scanned(desk, source, stop.get_token()) == ScanEnd::Stopped);
    pagesAreSafe(desk, 1);
    goesOn(desk, source);
}

TEST_CASE("A scanner that was renamed behind the list is found again") {
    Faulty desk("name libusb:001:002\nrenamed libusb:001:003\n");
    desk.request.device = "faulty:libusb:001:002";
    WorkerScanSource source(desk.settings);
    const auto found = source.list({});
    REQUIRE(found);
    CHECK(found->at(0).name == "faulty:libusb:001:002");
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, 3);
}

TEST_CASE("A scanner that fails at its first opening alone is opened by the next key") {
    Faulty desk("open call 1 status IO_ERROR\n");
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::ConnectionBroken);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, 3);
}

TEST_CASE("A scanner that asks for a password lets nobody in without it") {
    Faulty desk("password clerk secret\n");
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::AccessDenied);
}

TEST_CASE("Options that change their numbers, round their values or wake others are set as meant") {
    Faulty desk("options all\npages 1\n");
    desk.request.source = "flatbed"; // which moves "mode"
    desk.request.mode = ScanMode::LineArt;
    desk.request.dpi = 160; // steps of 25 from 75
    desk.request.options = {{"threshold", "90"}, {"operator", "An"}, {"analog-gamma", "1.5"}};
    WorkerScanSource source(desk.settings);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, 1);
    CHECK(readPnm(desk.events.pages[0].file).kind == "P4");
    CHECK(desk.events.pages[0].dpi == 150);
    CHECK(std::abs(desk.events.pages[0].width_px - 210 * 150 / 25.4) <= 2);
}

TEST_CASE("16 bits keep their high byte, one bit its side of the middle, three passes their colours") {
    Faulty plain("pages 1\n");
    WorkerScanSource source(plain.settings);
    REQUIRE(scanned(plain, source));
    const auto expected = plain.pixels(0);
    const auto* rules =
        GENERATE("pages 1\ndepth 16\n", "pages 1\ndepth 16\npasses BRG\npadding 3\nreads 1001\n");
    Faulty deep(rules);
    WorkerScanSource other(deep.settings);
    REQUIRE(scanned(deep, other));
    CHECK((deep.pixels(0) == expected));
    Faulty bits("pages 1\ndepth 1\n");
    WorkerScanSource third(bits.settings);
    REQUIRE(scanned(bits, third));
    auto halved = expected;
    for (char& value : halved)
        value = static_cast<unsigned char>(value) >= 128 ? static_cast<char>(255) : '\0';
    CHECK((bits.pixels(0) == halved));
}
