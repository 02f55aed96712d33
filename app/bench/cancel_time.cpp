// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/cancel_time.h"

#include "app/bench/median.h"
#include "app/bench/memory_meter.h"
#include "app/composition/house.h"
#include "scanner/device/worker_scan_source.h"
#include "scanner/pipeline/paper_run.h"

#include <algorithm>
#include <chrono>
#include <optional>
#include <thread>
#include <unistd.h>

namespace app::bench {
namespace {

using Clock = std::chrono::steady_clock;
namespace base = core::base;
namespace ports = core::ports;

constexpr int kTimes = 3;
constexpr std::chrono::seconds kPatience{20}; // for the processes to go
constexpr std::chrono::milliseconds kLook{5};

double msSince(Clock::time_point begin) {
    return std::chrono::duration<double, std::milli>(Clock::now() - begin).count();
}

// Presses the key once the page is on its way.
class StoppingClerk : public ports::ScanEvents {
  public:
    explicit StoppingClerk(std::stop_source& stop) : m_stop(stop) {}

    void pageBegun(int) override { press(); }
    void progress(int, int) override {}
    [[nodiscard]] base::Result<void> pageDone(const ports::ScannedPage&) override { return {}; }
    [[nodiscard]] std::optional<Clock::time_point> pressedAt() const { return m_pressed; }
    // One of the processes that were at work then is still there.
    [[nodiscard]] bool anyLeft() const {
        const auto now = processTree(getpid());
        return std::ranges::any_of(m_workers, [&](pid_t each) {
            return each != getpid() && std::ranges::find(now, each) != now.end();
        });
    }

  private:
    void press() {
        if (m_pressed) return;
        m_workers = processTree(getpid());
        m_pressed = Clock::now();
        m_stop.request_stop();
    }

    std::stop_source& m_stop;
    std::optional<Clock::time_point> m_pressed;
    std::vector<pid_t> m_workers;
};

ports::ScanRequest slowScan(const std::filesystem::path& folder) {
    ports::ScanRequest request;
    request.device = "test:0";
    request.options = {{"read-delay", "yes"}, {"read-delay-duration", "200000"}}; // microseconds
    request.folder = folder;
    request.mostPages = 1;
    return request;
}

Outcome<CancelTime> stopOnce(const std::filesystem::path& folder) {
    auto house = composition::House::open(composition::standardPlaces(folder));
    if (!house) return sorry(base::describe(house.error()));
    std::filesystem::create_directories(folder / "pages");
    std::stop_source stop;
    StoppingClerk clerk(stop);
    composition::ScanProfile profile;
    profile.request = slowScan(folder / "pages");
    profile.backends = {"test"};
    const auto end = (*house)->scanner(profile).scan(profile.request, clerk, stop.get_token());
    if (!end) return sorry("SANE's test driver cannot be scanned with: " + base::describe(end.error()));
    if (!clerk.pressedAt()) return sorry("SANE's test driver delivered no page to stop in");
    CancelTime time;
    time.clerk_ms = msSince(*clerk.pressedAt());
    while (clerk.anyLeft() && msSince(*clerk.pressedAt()) < std::chrono::milliseconds(kPatience).count())
        std::this_thread::sleep_for(kLook);
    time.process_ms = msSince(*clerk.pressedAt());
    return time;
}

} // namespace

Outcome<CancelTime> measureCancel(const std::filesystem::path& folder) {
    std::vector<double> clerk, process;
    for (int time = 0; time < kTimes; ++time) {
        auto once = stopOnce(folder / std::to_string(time));
        if (!once) return once;
        clerk.push_back(once->clerk_ms);
        process.push_back(once->process_ms);
    }
    return CancelTime{median(clerk), median(process)};
}

} // namespace app::bench
