// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner that another PC lends: SANE's `net` driver, a real saned, and the drivers `test` and `faulty`
// behind it.
#include "tests/contract/desk_checks.h"
#include "tests/support/saned_service.h"

#include <semaphore>

using namespace core::ports;
using namespace std::chrono_literals;
using namespace tests;

namespace {

// saned's own folder of settings, written before it starts.
std::filesystem::path lending(const std::filesystem::path& folder) {
    std::filesystem::create_directories(folder / "dll.d");
    std::ofstream(folder / "dll.conf") << "test\nfaulty\n";
    std::ofstream(folder / "saned.conf") << "127.0.0.0/8\n";
    return folder;
}

struct LentDesk : ScanDesk {
    static constexpr std::size_t kSheets = 3;
    static constexpr double kTestGlass_mm = 100;
    SanedService saned{lending(folder / "saned.d"),
                       {{"LD_LIBRARY_PATH", FAULTY_FOLDER}, {"FAULTY_SCRIPT", folder / "script"}}};

    explicit LentDesk(const std::string& rules = {}, const std::string& driver = "faulty:0")
        : ScanDesk("net:0") {
        script(rules);
        request.device = "net:" + saned.host() + ":" + driver;
        request.source = "feeder";
        // The fixed address, as a technician writes it.
        settings.systemConfig = folder / "sane.d";
        std::filesystem::create_directory(settings.systemConfig);
        std::ofstream(settings.systemConfig / "net.conf") << "connect_timeout = 5\n" << saned.host() << "\n";
        mkfifo((folder / "script.hangs").c_str(), 0600);
    }

    void heal() const { script(""); }
    void waitUntilItHangs() const { contentOf(folder / "script.hangs"); }
    void askForPassword() const { std::ofstream(folder / "saned.d" / "saned.users") << "jo:s3cret:faulty\n"; }
};

} // namespace

TEST_CASE(
    "Scanners that another PC lends are listed by its fixed address, each with an identity that stays") {
    LentDesk desk;
    WorkerScanSource source(desk.settings);
    const auto found = source.list({});
    REQUIRE(found);
    std::vector<std::string> names;
    std::set<std::string> ids;
    for (const auto& scanner : *found) {
        names.push_back(scanner.name);
        ids.insert(scanner.id);
        CHECK(scanner.id.find(desk.saned.host()) != std::string::npos);
    }
    CHECK(std::ranges::count(names, desk.request.device) == 1);
    CHECK(ids.size() == names.size());
    desk.request.device = std::ranges::find(*found, desk.request.device, &ScannerInfo::name)->id;
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, LentDesk::kSheets);
}

TEST_CASE(
    "A stack goes through a lent scanner as through one's own, and once more with the same connection") {
    LentDesk desk;
    WorkerScanSource source(desk.settings);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, LentDesk::kSheets);
    goesOn(desk, source);
    CHECK(std::ranges::none_of(desk.events.pages, &ScannedPage::isShort));
}

TEST_CASE("The glass of a lent scanner gives one page, in colours, grey and black") {
    const auto mode = GENERATE(ScanMode::Colour, ScanMode::Grey, ScanMode::LineArt);
    LentDesk desk("", "test:0");
    desk.request.source = "flatbed";
    desk.request.mode = mode;
    desk.request.dpi = 75;
    desk.request.paperWidth_mm = desk.request.paperHeight_mm = LentDesk::kTestGlass_mm;
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE(end);
    CHECK(*end == ScanEnd::Enough);
    pagesAreSafe(desk, 1);
    CHECK(std::abs(desk.events.pages[0].width_px - LentDesk::kTestGlass_mm * 75 / 25.4) <= 8);
}

TEST_CASE("What the lent scanner's driver reports is told as of one's own") {
    struct Row {
        const char* rule;
        ScanCode code;
        std::size_t kept;
    };
    const auto row = GENERATE(values<Row>({
        {"pages 0", ScanCode::FeederEmpty, 0},
        {"start page 2 status JAMMED", ScanCode::Jammed, 1},
        {"page 2 byte 5000 status COVER_OPEN", ScanCode::CoverOpen, 1},
        {"open status DEVICE_BUSY", ScanCode::Busy, 0},
        {"page 3 byte 0 status IO_ERROR", ScanCode::ConnectionBroken, 2},
    }));
    CAPTURE(row.rule);
    LentDesk desk(std::string(row.rule) + "\n");
    desk.settings.limits.second = 1ms;
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), row.code);
    pagesAreSafe(desk, row.kept);
    goesOn(desk, source);
}

// The driver `net` answers each read with no byte then, for ever.
TEST_CASE("A line that is cut inside a page costs that page alone") {
    LentDesk desk("page 2 byte 5000 hang\n");
    // Longer than between two words of progress; a driver that keeps its first bytes back has not begun the
    // page.
    desk.settings.limits.read = desk.settings.limits.start = 5s;
    std::counting_semaphore<> hasBegun(0); // for the counter too: the driver is ahead of it
    desk.events.onBegun = [&hasBegun](int page) {
        if (page == 2) hasBegun.release();
    };
    std::jthread puller([&] {
        desk.waitUntilItHangs();
        hasBegun.acquire();
        desk.saned.cut();
    });
    {
        WorkerScanSource source(desk.settings);
        const auto end = scanned(desk, source);
        hasBegun.release(); // a scan that ended earlier fails here, and holds nobody up
        puller.join();
        REQUIRE_FALSE(end);
        isTold(end.error(), ScanCode::DriverHung);
    }
    pagesAreSafe(desk, 1);
    desk.settings.limits = {};
    WorkerScanSource source(desk.settings);
    goesOn(desk, source);
}

TEST_CASE("Another PC whose driver hangs is given up at the limit, and the next scan works") {
    LentDesk desk("page 1 byte 5000 hang\n");
    desk.settings.limits.read = 600ms;
    {
        WorkerScanSource source(desk.settings);
        const auto end = scanned(desk, source);
        REQUIRE_FALSE(end);
        isTold(end.error(), ScanCode::DriverHung);
        CHECK(workers().empty());
    }
    pagesAreSafe(desk, 0);
    desk.saned.cut(); // its driver still hangs, and would keep the scanner
    desk.settings.limits = {};
    WorkerScanSource source(desk.settings);
    goesOn(desk, source);
}

TEST_CASE("A PC that is switched off is a scanner that does not answer") {
    LentDesk desk;
    desk.saned.switchOff();
    WorkerScanSource source(desk.settings);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    CHECK((end.error().is(ScanCode::DeviceGone) || end.error().is(ScanCode::ConnectionBroken)));
    pagesAreSafe(desk, 0);
}

TEST_CASE("A lent scanner that asks for a password gets a digest of the one that was typed") {
    LentDesk desk;
    desk.askForPassword();
    desk.talk.onLogin = [](const std::stop_token&) { return ScannerLogin("jo", "s3cret"); };
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, LentDesk::kSheets);
    REQUIRE(desk.talk.resources.size() == 1); // open holds for the whole connection
    CHECK(desk.talk.resources[0].find(desk.saned.host()) != std::string::npos);
    CHECK(desk.talk.resources[0].find('$') == std::string::npos);
}

TEST_CASE("A wrong password of a lent scanner is told, and the next try asks again") {
    LentDesk desk;
    desk.askForPassword();
    std::string types = "wrong";
    desk.talk.onLogin = [&types](const std::stop_token&) { return ScannerLogin("jo", types); };
    WorkerScanSource source(desk.settings, &desk.talk);
    const auto end = scanned(desk, source);
    REQUIRE_FALSE(end);
    isTold(end.error(), ScanCode::AccessDenied);
    CHECK(end.error().args == std::vector<std::string>{"login"});
    types = "s3cret";
    REQUIRE(scanned(desk, source));
    pagesAreSafe(desk, LentDesk::kSheets);
}
