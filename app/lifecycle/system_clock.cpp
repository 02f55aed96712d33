// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/system_clock.h"

#include <chrono>
#include <ctime>
#include <fstream>

namespace app::lifecycle {

core::base::Instant SystemClock::now() const {
    using namespace std::chrono;
    return {duration_cast<milliseconds>(system_clock::now().time_since_epoch()).count()};
}

std::int64_t SystemClock::bootMs() const {
    timespec time{};
    clock_gettime(CLOCK_BOOTTIME, &time);
    return static_cast<std::int64_t>(time.tv_sec) * 1000 + time.tv_nsec / 1'000'000;
}

std::string SystemClock::bootId() const {
    static const std::string id = [] {
        std::string line;
        std::ifstream("/proc/sys/kernel/random/boot_id") >> line;
        return line;
    }();
    return id;
}

} // namespace app::lifecycle
