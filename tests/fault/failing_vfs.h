// SPDX-License-Identifier: GPL-3.0-or-later
// The disk under SQLite, made to fail: the n-th call of the file system layer, alone or with all that follow.
// A failing write leaves half of its bytes, as a power cut does. One at a time per process; SQLite's default
// while it lives.
#pragma once

#include "tests/fault/vfs_shim.h"

#include <mutex>
#include <string>

namespace tests {

enum class Fault {
    Once,    // one call fails, the next ones work: a flaky disk
    FromNow, // the disk is gone
    Full,    // one write finds no room
    Death,   // the process is killed instead of the call: for a child of the test
};

class FailingVfs final : public VfsWatch {
  public:
    // Counting starts anew at 1. Fault::Full counts writes only.
    void failAt(int call, Fault fault);
    void disarm();
    // The fault has been met since failAt().
    [[nodiscard]] bool fired() const;
    // The call that failed, for the test's message: "xSync counterfoil.db-wal".
    [[nodiscard]] std::string what() const;

    [[nodiscard]] Fate before(std::string_view call, const char* file) override;
    [[nodiscard]] Fate beforeWrite(const char* file, std::int64_t, std::int64_t, std::int64_t) override {
        return before("xWrite", file);
    }

  private:
    mutable std::mutex m_mutex;
    int m_calls = 0;
    int m_failing = 0; // 0: none
    Fault m_fault = Fault::Once;
    bool m_fired = false;
    std::string m_what;
    VfsShim m_shim{*this}; // last: it calls
};

} // namespace tests
