// SPDX-License-Identifier: GPL-3.0-or-later
// How long a page worker may take for one page; then SIGKILL. What counts is its processor's time, so that a
// PC busy with other things costs no page; the wall clock is the last guard, against what waits for ever.
#pragma once

#include <chrono>

namespace scanner::pipeline {

struct PageLimit {
    std::chrono::nanoseconds processor = std::chrono::seconds(30);
    std::chrono::nanoseconds wall = std::chrono::seconds(120);
};

} // namespace scanner::pipeline
