// SPDX-License-Identifier: GPL-3.0-or-later
// How long a scanner's driver may stay silent before its worker is killed, and how long a busy one is waited
// for. Values.
#pragma once

#include <chrono>

namespace scanner::device {

struct ScanLimits {
    std::chrono::milliseconds hello{10'000};    // the program starts, SANE initialises
    std::chrono::milliseconds listAll{25'000};  // all drivers together
    std::chrono::milliseconds listSome{10'000}; // one driver
    std::chrono::milliseconds open{30'000};
    std::chrono::milliseconds set{10'000};
    std::chrono::milliseconds start{90'000};      // including the lamp of a flatbed
    std::chrono::milliseconds read{30'000};       // without a byte
    std::chrono::milliseconds stopAnswer{800};    // after a cancel; the clerk has the answer within a second
    std::chrono::milliseconds stopProcess{5'000}; // then SIGKILL
    std::chrono::milliseconds ping{1'000};
    std::chrono::milliseconds second{1'000}; // of the count-down to the next try
};

} // namespace scanner::device
