// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/link_watch.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <mutex>
#include <sched.h>
#include <string>
#include <thread>

namespace {

// Counts, and is waited for.
class Told {
  public:
    void tell() {
        const std::scoped_lock lock(m_mutex);
        ++m_times;
        m_changed.notify_all();
    }
    bool more() { // than the last time that this was asked
        std::unique_lock lock(m_mutex);
        const bool is = m_changed.wait_for(lock, std::chrono::seconds(30), [&] { return m_times > m_seen; });
        m_seen = m_times;
        return is;
    }

  private:
    std::mutex m_mutex;
    std::condition_variable m_changed;
    int m_times = 0;
    int m_seen = 0;
};

bool ip(const std::string& words) {
    return std::system(("ip " + words + " >/dev/null 2>&1").c_str()) == 0;
}

} // namespace

TEST_CASE("A cable that carries again, and an address that is given, are told") {
    // In a network of its own, which ends with the thread.
    std::thread([] {
        if (unshare(CLONE_NEWNET) != 0 || !ip("link add here type veth peer name there")) {
            WARN("no networks of one's own here: not looked at");
            return;
        }
        Told told;
        const app::lifecycle::LinkWatch watch([&] { told.tell(); });
        CHECK(ip("link set there up"));
        CHECK(ip("link set here up"));
        CHECK(told.more());
        CHECK(ip("addr add 192.0.2.1/24 dev here"));
        CHECK(told.more());
        CHECK(ip("link set there down")); // the cable is pulled out
        CHECK(ip("link set there up"));
        CHECK(told.more());
    }).join();
}
