// SPDX-License-Identifier: GPL-3.0-or-later
// Buttons on the scanner, and scanners that ask for a password.
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <csignal>
#include <mutex>
#include <set>

using namespace core::ports;
using namespace std::chrono_literals;
using scanner::device::WorkerScanSource;

namespace {

// What came from another thread.
class Arrivals {
  public:
    void add(std::string what) {
        const std::lock_guard lock(m_mutex);
        m_all.push_back(std::move(what));
        m_changed.notify_all();
    }
    bool awaits(std::size_t count) {
        std::unique_lock lock(m_mutex);
        return m_changed.wait_for(lock, 30s, [&] { return m_all.size() >= count; });
    }
    std::vector<std::string> all() {
        const std::lock_guard lock(m_mutex);
        return m_all;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::string> m_all;
};

struct Desk : tests::ScanDesk {
    std::filesystem::path button = folder / "pressed";
    Arrivals pressed;

    explicit Desk(const std::string& rules = {}) : ScanDesk("faulty:0") {
        request.source = "feeder";
        script(rules + "button scan file " + button.string() + "\n");
        talk.onButton = [this](const std::string& what) { pressed.add(what); };
    }
    void press() const { std::ofstream(button) << "x"; }
};

} // namespace

TEST_CASE("The scanner's own button is told once a press, from before the first scan on") {
    Desk desk;
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(source.standBy("faulty:0", {}));
    desk.press();
    REQUIRE(desk.pressed.awaits(1));
    CHECK(desk.pressed.all() == std::vector<std::string>{"faulty:0 scan"});
    // Still held down: that is no second press, not even after a scan.
    REQUIRE(source.scan(desk.request, desk.events, {}));
    CHECK(desk.events.pages.size() == 3);
    CHECK(desk.pressed.all().size() == 1);
}

TEST_CASE("A button that is held down when the scanner is opened is no press") {
    Desk desk;
    desk.press();
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(source.standBy("faulty:0", {}));
    std::filesystem::remove(desk.button);
    REQUIRE(source.options("faulty:0", {})); // opens it anew
    desk.press();
    REQUIRE(desk.pressed.awaits(1));
    CHECK(desk.pressed.all().size() == 1);
}

TEST_CASE("A scanner whose buttons cost too much is not asked for them") {
    scanner::device::Quirk quirk{"silent", "faulty", "", "", "as pixma over the network"};
    quirk.noButtons = true;
    Desk desk;
    desk.settings.quirks = {quirk};
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(source.standBy("faulty:0", {}));
    std::size_t threads = 0;
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        if (tests::contentOf(task.path() / "comm") == "scan-buttons\n") ++threads;
    }
    CHECK(threads == 0);
}

TEST_CASE("A worker that dies while its buttons are watched is replaced without a word") {
    Desk desk;
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(source.standBy("faulty:0", {}));
    for (const pid_t worker : tests::childProcesses())
        kill(worker, SIGKILL);
    REQUIRE(source.scan(desk.request, desk.events, {}));
    desk.press();
    CHECK(desk.pressed.awaits(1));
}

TEST_CASE("A scanner that asks for a password gets the one that was typed") {
    Desk desk("password jo s3cret\n");
    desk.talk.onLogin = [](const std::stop_token&) { return ScannerLogin("jo", "s3cret"); };
    WorkerScanSource source(desk.settings, &desk.talk);
    const auto end = source.scan(desk.request, desk.events, {});
    INFO((end ? std::string("scanned") : core::base::describe(end.error())));
    REQUIRE(end);
    CHECK(desk.events.pages.size() == 3);
    CHECK(desk.talk.resources == std::vector<std::string>{"faulty"});
}

TEST_CASE("A wrong password, or none, is told as no access") {
    const bool types = GENERATE(true, false);
    Desk desk("password jo s3cret\n");
    desk.talk.onLogin = [types](const std::stop_token&) {
        return types ? std::optional<ScannerLogin>(ScannerLogin("jo", "wrong")) : std::nullopt;
    };
    WorkerScanSource source(desk.settings, &desk.talk);
    const auto end = source.scan(desk.request, desk.events, {});
    REQUIRE_FALSE(end);
    CHECK(end.error().is(ScanCode::AccessDenied));
    CHECK(end.error().args == std::vector<std::string>{"login"}); // not the right to a USB device
}

TEST_CASE("A scanner that is open already is not opened ahead once more") {
    Desk desk("open calls 2 to 9 status IO_ERROR\n");
    WorkerScanSource source(desk.settings, &desk.talk);
    REQUIRE(source.standBy("faulty:0", {}));
    REQUIRE(source.standBy("faulty:0", {}));
    REQUIRE(source.scan(desk.request, desk.events, {}));
    desk.press();
    CHECK(desk.pressed.awaits(1));
}

TEST_CASE("A scan is stopped while the scanner waits for its password") {
    Desk desk("password jo s3cret\n");
    std::stop_source stop;
    desk.talk.onLogin = [&stop](const std::stop_token& token) {
        CHECK_FALSE(token.stop_requested());
        stop.request_stop();
        CHECK(token.stop_requested());
        return std::nullopt;
    };
    WorkerScanSource source(desk.settings, &desk.talk);
    CHECK(source.scan(desk.request, desk.events, stop.get_token()) == ScanEnd::Stopped);
}

TEST_CASE("All options of a scanner are told, each with its value, its limits and what may be done with it") {
    Desk desk;
    WorkerScanSource source(desk.settings, &desk.talk);
    const auto options = source.options("faulty:0", {});
    REQUIRE(options);
    REQUIRE(options->size() == 4);
    CHECK((*options)[0].name == "source");
    CHECK((*options)[0].type == "string");
    CHECK((*options)[0].choices == std::vector<std::string>{"Flatbed", "ADF"});
    CHECK((*options)[2].unit == "dpi");
    CHECK((*options)[2].value == "300");
    CHECK((*options)[2].range == std::array<double, 3>{75, 600, 1});
    CHECK((*options)[2].flags == std::vector<std::string>{"settable", "readable"});
    CHECK((*options)[3].flags == std::vector<std::string>{"readable", "hardware"});
    CHECK(source.options("faulty:nobody", {}).error().is(ScanCode::DeviceGone));
}

TEST_CASE("Every kind of option that SANE knows is told") {
    tests::ScanDesk desk("test:0");
    WorkerScanSource source(desk.settings);
    const auto options = source.options("test:0", {});
    REQUIRE(options);
    std::set<std::string> types;
    std::set<std::string> flags;
    for (const auto& option : *options) {
        types.insert(option.type);
        flags.insert(option.flags.begin(), option.flags.end());
    }
    CHECK(types == std::set<std::string>{"bool", "button", "fixed", "group", "int", "string"});
    CHECK(flags.contains("inactive"));
    CHECK(flags.contains("advanced"));
}
