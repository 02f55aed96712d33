// SPDX-License-Identifier: GPL-3.0-or-later
// Another PC that lends its scanner: Debian's saned, started as inetd does, one process a connection. It has
// a loopback address of its own, because SANE's `net` driver knows no other port than 6566. One thread at a
// time.
#pragma once

#include <cstdint>
#include <filesystem>
#include <map>
#include <mutex>
#include <string>
#include <sys/types.h>
#include <thread>
#include <vector>

namespace tests {

class SanedService {
  public:
    // `config` holds its dll.conf, saned.users and so on. Throws std::runtime_error when there is no address.
    SanedService(const std::filesystem::path& config, std::map<std::string, std::string> environment);
    ~SanedService();
    SanedService(const SanedService&) = delete;
    SanedService& operator=(const SanedService&) = delete;

    [[nodiscard]] const std::string& host() const { return m_host; }
    // As a cable that is pulled: every connection ends where it stands; new ones are taken.
    void cut();
    // As a PC that is switched off: nobody listens any more.
    void switchOff();

  private:
    void listenSomewhere();
    void serve();
    void start(int connection);

    std::map<std::string, std::string> m_environment;
    std::string m_host;
    int m_listener = -1;
    std::mutex m_mutex;
    std::vector<pid_t> m_started;
    std::jthread m_inetd;
};

} // namespace tests
