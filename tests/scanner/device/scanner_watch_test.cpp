// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/scanner_watch.h"
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>

#include <condition_variable>
#include <mutex>

using namespace scanner::device;
using namespace std::chrono_literals;

namespace {

// A hand that plugs and unplugs.
struct FakeMonitor final : PlugMonitor {
    std::function<void()>& hand;

    explicit FakeMonitor(std::function<void()>& given) : hand(given) {}
    ~FakeMonitor() override { hand = nullptr; }
    bool start(std::function<void()> changed) override {
        hand = std::move(changed);
        return true;
    }
};

class Newspaper {
  public:
    void print(const ScannerNews& news) {
        const std::lock_guard lock(m_mutex);
        (news.isWhole ? m_whole : m_parts).push_back(news.scanners);
        m_changed.notify_all();
    }
    std::vector<core::ports::ScannerInfo> whole(std::size_t number) {
        std::unique_lock lock(m_mutex);
        REQUIRE(m_changed.wait_for(lock, 60s, [&] { return m_whole.size() >= number; }));
        return m_whole[number - 1];
    }
    std::size_t parts() {
        const std::lock_guard lock(m_mutex);
        return m_parts.size();
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    std::vector<std::vector<core::ports::ScannerInfo>> m_whole;
    std::vector<std::vector<core::ports::ScannerInfo>> m_parts;
};

bool hasThread(const std::string& name) {
    for (const auto& task : std::filesystem::directory_iterator("/proc/self/task")) {
        if (tests::contentOf(task.path() / "comm") == name + "\n") return true;
    }
    return false;
}

struct Desk : tests::ScanDesk {
    tests::UsbDesk usb;
    Newspaper paper;
    std::function<void()> hand;

    Desk() : ScanDesk("faulty:0") { settings.usb = usb.places(); }
    std::unique_ptr<ScannerWatch> watch() {
        return std::make_unique<ScannerWatch>(
            settings, std::make_unique<FakeMonitor>(hand),
            [this](const ScannerNews& news) { paper.print(news); }, 1ms);
    }
};

} // namespace

TEST_CASE("A scanner that is plugged in again is the same under its new name, and nobody has asked") {
    Desk desk;
    desk.usb.plug("1-2", 1, 2, "A1");
    desk.script("name libusb:001:002\n");
    const auto watch = desk.watch();
    watch->look();
    const auto before = desk.paper.whole(1);
    REQUIRE(before.size() == 1);
    CHECK(before[0].name == "faulty:libusb:001:002");
    CHECK(desk.paper.parts() == 1);
    desk.usb.unplug("1-2");
    desk.usb.plug("1-2", 1, 3, "A1");
    desk.script("name libusb:001:003\n");
    desk.hand();
    const auto after = desk.paper.whole(2);
    REQUIRE(after.size() == 1);
    CHECK(after[0].name == "faulty:libusb:001:003");
    CHECK(after[0].id == before[0].id);
    CHECK(watch->scanners()[0].name == after[0].name);
}

TEST_CASE("Who needs the scanners of this moment waits for a look of its own, or stops") {
    Desk desk;
    desk.script("name one\n");
    const auto watch = desk.watch();
    const auto first = watch->lookAndWait({});
    REQUIRE(first.size() == 1);
    CHECK(first[0].name == "faulty:one");
    desk.script("name two\n");
    CHECK(watch->lookAndWait({})[0].name == "faulty:two");
    desk.script("list hang\n");
    std::stop_source stop;
    std::jthread clerk([&stop] { stop.request_stop(); });
    CHECK(watch->lookAndWait(stop.get_token()).empty());
}

TEST_CASE("A watch ends at once, also while a driver hangs, and its monitor with it") {
    Desk desk;
    desk.script("list hang\n");
    {
        const auto watch = desk.watch();
        watch->look();
        while (tests::childProcesses().empty())
            std::this_thread::yield();
        CHECK(watch->scanners().empty());
    }
    CHECK_FALSE(desk.hand);
    CHECK(tests::childProcesses().empty());
}

TEST_CASE("The system's own monitor starts, waits and stops") {
    {
        const auto monitor = udevMonitor();
        REQUIRE(monitor->start([] {}));
        while (!hasThread("scan-plugs"))
            std::this_thread::yield();
    }
    CHECK_FALSE(hasThread("scan-plugs"));
}
