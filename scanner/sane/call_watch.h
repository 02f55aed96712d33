// SPDX-License-Identifier: GPL-3.0-or-later
// Which SANE call is running and since when, so that another thread can tell a slow driver from one that
// never comes back. Written by the thread that calls SANE, read by any.
#pragma once

#include <atomic>
#include <chrono>

namespace scanner::sane {

class CallWatch {
  public:
    struct Now {
        const char* call; // empty: none
        std::chrono::milliseconds age;
    };
    [[nodiscard]] Now now() const;

    // Marks the time of one call.
    class Mark {
      public:
        Mark(CallWatch& watch, const char* call);
        ~Mark();
        Mark(const Mark&) = delete;
        Mark& operator=(const Mark&) = delete;

      private:
        CallWatch& m_watch;
    };

  private:
    std::atomic<const char*> m_call{""};
    std::atomic<std::chrono::steady_clock::rep> m_since{0};
};

} // namespace scanner::sane
