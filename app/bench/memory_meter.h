// SPDX-License-Identifier: GPL-3.0-or-later
// How much memory this program and all that it started hold at once, as the resident sets of the processes
// tell it.
#pragma once

#include <sys/types.h>

#include <condition_variable>
#include <mutex>
#include <thread>
#include <vector>

namespace app::bench {

// The process and its children, theirs, and so on. Any thread.
std::vector<pid_t> processTree(pid_t root);

// Resident set of this process in 10^6 bytes, after what is free was given back.
double resident_mb();

// Looks every 50 ms, in a thread of its own, from construction to peak_mb(). Shared pages count once for each
// process.
class MemoryMeter {
  public:
    MemoryMeter();
    // Ends the measurement. In 10^6 bytes.
    [[nodiscard]] double peak_mb();

  private:
    void watch(const std::stop_token& stop);

    std::mutex m_mutex;
    std::condition_variable_any m_tick;
    double m_peak_mb = 0;
    std::jthread m_watcher; // the last member: it uses the others
};

} // namespace app::bench
