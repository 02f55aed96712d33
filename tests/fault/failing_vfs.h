// SPDX-License-Identifier: GPL-3.0-or-later
// The disk under SQLite, made to fail: the n-th call of the file system layer, alone or with all that follow.
// A failing write leaves half of its bytes, as a power cut does. One at a time per process; SQLite's default
// while it lives.
#pragma once

#include <string>

namespace tests {

enum class Fault {
    Once,    // one call fails, the next ones work: a flaky disk
    FromNow, // the disk is gone
    Full,    // one write finds no room
    Death,   // the process is killed instead of the call: for a child of the test
};

class FailingVfs {
  public:
    FailingVfs();
    ~FailingVfs();
    FailingVfs(const FailingVfs&) = delete;
    FailingVfs& operator=(const FailingVfs&) = delete;

    // Counting starts anew at 1. Fault::Full counts writes only.
    void failAt(int call, Fault fault);
    void disarm();
    // The fault has been met since failAt().
    [[nodiscard]] bool fired() const;
    // The call that failed, for the test's message: "xSync counterfoil.db-wal".
    [[nodiscard]] std::string what() const;
};

} // namespace tests
