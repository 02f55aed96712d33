// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/link_watch.h"

#include <catch2/catch.hpp>

#include <chrono>
#include <condition_variable>
#include <cstdlib>
#include <fstream>
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

    int times() {
        const std::scoped_lock lock(m_mutex);
        return m_times;
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

// Runs in a network of its own, which ends with the thread. The kernel gives no addresses by itself there.
template<class Act>
void inOwnNetwork(const Act& act) {
    std::thread([&] {
        const bool isOwn = unshare(CLONE_NEWNET) == 0;
        std::ofstream("/proc/sys/net/ipv6/conf/default/disable_ipv6") << (isOwn ? "1" : "");
        if (!isOwn || !ip("link add here type veth peer name there"))
            WARN("no networks of one's own here: not looked at");
        else
            act();
    }).join();
}

} // namespace

TEST_CASE("A cable that carries again, and an address that is given, are told") {
    inOwnNetwork([] {
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
    });
}

TEST_CASE("An address whose time is prolonged is told once") {
    inOwnNetwork([] {
        Told told;
        const app::lifecycle::LinkWatch watch([&] { told.tell(); });
        CHECK(ip("addr add 192.0.2.1/24 dev here"));
        CHECK(told.more());
        CHECK(ip("addr change 192.0.2.1/24 dev here valid_lft 500 preferred_lft 400"));
        CHECK(ip("addr add 192.0.2.2/24 dev here")); // told behind it
        CHECK(told.more());
        CHECK(told.times() == 2);
    });
}
