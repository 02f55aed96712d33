// SPDX-License-Identifier: GPL-3.0-or-later
// An act under every single fault of the disk, one after the other.
#pragma once

#include "tests/fault/failing_vfs.h"

#include <catch2/catch.hpp>

#include <functional>
#include <string>

namespace tests {

// More calls than any act makes: a test that never ends is a failure too.
constexpr int kMostCalls = 5000;

// Runs `act` with the first call failing, with the second one ..., until no fault is met, and lets `judge`
// look each time. Answers how many faults were met.
inline int eachCall(FailingVfs& vfs, const std::function<void()>& act,
                    const std::function<void(const std::string& what)>& judge) {
    int n = 1;
    for (; n < kMostCalls; ++n) {
        vfs.failAt(n, Fault::Once);
        act();
        const bool fired = vfs.fired();
        vfs.disarm();
        INFO("call " << n << ": " << vfs.what());
        judge(vfs.what());
        if (!fired) break;
    }
    CHECK(n < kMostCalls);
    return n - 1;
}

} // namespace tests
