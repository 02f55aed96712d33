// SPDX-License-Identifier: GPL-3.0-or-later
// Remembers how often a scanner failed, because the third time needs another sentence than the first. One
// thread at a time.
#pragma once

#include "core/base/error.h"

#include <chrono>
#include <map>
#include <string>
#include <vector>

namespace scanner::device {

class TroubleLog {
  public:
    using Instant = std::chrono::steady_clock::time_point;

    // What the clerk is to read of `error`: the third stop of the driver within ten minutes is
    // DriverUnreliable, the second lack of memory running NoMemoryAgain.
    core::base::Error judged(const std::string& device, core::base::Error error, Instant now);
    void wentWell(const std::string& device) { m_memory[device] = 0; }

  private:
    std::map<std::string, std::vector<Instant>> m_stops;
    std::map<std::string, int> m_memory;
};

} // namespace scanner::device
