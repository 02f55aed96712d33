// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/slow_link.h"

#include "app/bench/program_run.h"

#include <fcntl.h>
#include <sched.h>
#include <unistd.h>

#include <fstream>
#include <sstream>
#include <thread>
#include <vector>

namespace app::bench {

namespace {

constexpr char kCounterEnd[] = "counter0";
constexpr char kPortalEnd[] = "portal0";
constexpr char kCounterAddress[] = "10.77.0.1";
constexpr char kPortalAddress[] = "10.77.0.2";
constexpr std::int64_t kEthernetHead_bytes = 14; // of a packet; no mobile network counts it

void in(int space, const std::function<void()>& act) {
    std::thread([&] {
        if (setns(space, CLONE_NEWNET) == 0) act();
    }).join();
}

// -1: not allowed here.
int newSpace() {
    int handle = -1;
    std::thread([&] {
        if (unshare(CLONE_NEWNET) == 0) handle = open("/proc/thread-self/ns/net", O_RDONLY | O_CLOEXEC);
    }).join();
    return handle;
}

// Addresses of the loopback interface may cross the link.
bool letLoopbackOut() {
    std::ofstream setting("/proc/sys/net/ipv4/conf/all/route_localnet");
    setting << '1' << std::flush;
    return setting.good();
}

std::string ports() {
    return std::to_string(SlowLink::kFirstPort) + "-" + std::to_string(SlowLink::kLastPort);
}

std::string lossRules(const char* end, int percent) {
    return std::string("table ip loss {}\ndelete table ip loss\ntable ip loss {\n chain in {\n"
                       "  type filter hook prerouting priority -350;\n  iifname ") +
           end + " numgen random mod 100 < " + std::to_string(percent) + " drop\n }\n}\n";
}

} // namespace

Outcome<std::unique_ptr<SlowLink>> SlowLink::make(const std::filesystem::path& work, int bitsPerSecond) {
    for (const char* program : {"ip", "tc", "nft"})
        if (!isInstalled(program))
            return sorry(std::string("no slow link: ") + program + " is not installed, or not in PATH");
    auto link = std::unique_ptr<SlowLink>(new SlowLink(work));
    link->m_counter = newSpace();
    link->m_portal = newSpace();
    if (link->m_counter < 0 || link->m_portal < 0) return sorry("no slow link: network namespaces need root");
    if (!link->isMade(bitsPerSecond)) return sorry("no slow link: " + endOf(work / "link.log"));
    return link;
}

SlowLink::~SlowLink() {
    for (const int space : {m_counter, m_portal})
        if (space >= 0) close(space);
}

void SlowLink::atCounter(const std::function<void()>& act) const {
    in(m_counter, act);
}

void SlowLink::atPortal(const std::function<void()>& act) const {
    in(m_portal, act);
}

bool SlowLink::isMade(int bitsPerSecond) {
    const auto shape = [&](const char* end) {
        return command(std::string("tc qdisc add dev ") + end + " root tbf burst 1600 latency 400ms rate " +
                       std::to_string(bitsPerSecond));
    };
    const auto otherSide = "/proc/" + std::to_string(getpid()) + "/fd/" + std::to_string(m_portal);
    bool made = false;
    atCounter([&] {
        made = letLoopbackOut() &&
               command(std::string("ip link add ") + kCounterEnd + " type veth peer name " + kPortalEnd +
                       " netns " + otherSide) &&
               command(std::string("ip addr add ") + kCounterAddress + "/24 dev " + kCounterEnd) &&
               command("ip link set lo up") && command(std::string("ip link set up dev ") + kCounterEnd) &&
               shape(kCounterEnd) &&
               rules("table ip way {\n chain out {\n  type nat hook output priority -100;\n"
                     "  ip daddr 127.0.0.1 tcp dport " +
                     ports() + " dnat to " + kPortalAddress +
                     "\n }\n chain post {\n  type nat hook postrouting priority 100;\n  oifname " +
                     kCounterEnd + " snat to " + kCounterAddress + "\n }\n}\n");
    });
    atPortal([&] {
        made = made && letLoopbackOut() &&
               command(std::string("ip addr add ") + kPortalAddress + "/24 dev " + kPortalEnd) &&
               command("ip link set lo up") && command(std::string("ip link set up dev ") + kPortalEnd) &&
               shape(kPortalEnd) &&
               rules(std::string("table ip way {\n chain in {\n  type nat hook prerouting priority -100;\n"
                                 "  iifname ") +
                     kPortalEnd + " tcp dport " + ports() + " dnat to 127.0.0.1\n }\n}\n");
    });
    return made;
}

bool SlowLink::lose(int percent) const {
    bool set = true;
    atCounter([&] { set = set && rules(lossRules(kCounterEnd, percent)); });
    atPortal([&] { set = set && rules(lossRules(kPortalEnd, percent)); });
    return set;
}

bool SlowLink::setUp(bool up) const {
    bool set = false;
    atCounter([&] { set = command(std::string("ip link set dev ") + kCounterEnd + (up ? " up" : " down")); });
    return set;
}

std::int64_t SlowLink::sentBytes() const {
    std::int64_t sent = 0;
    atCounter([&] {
        std::ifstream table("/proc/thread-self/net/dev");
        for (std::string line; std::getline(table, line);) {
            const auto colon = line.find(':');
            if (colon == std::string::npos || line.find(kCounterEnd) == std::string::npos) continue;
            std::istringstream numbers(line.substr(colon + 1));
            std::vector<std::int64_t> columns;
            for (std::int64_t number = 0; numbers >> number;)
                columns.push_back(number);
            if (columns.size() > 9) sent = columns[8] - columns[9] * kEthernetHead_bytes;
        }
    });
    return sent;
}

bool SlowLink::command(const std::string& line) const {
    std::istringstream text(line);
    std::vector<std::string> words;
    for (std::string word; text >> word;)
        words.push_back(word);
    return runProgram(words, m_work / "link.log").status == 0;
}

bool SlowLink::rules(const std::string& text) const {
    const auto file = m_work / "rules.nft";
    std::ofstream(file) << text;
    return runProgram({"nft", "-f", file}, m_work / "link.log").status == 0;
}

} // namespace app::bench
