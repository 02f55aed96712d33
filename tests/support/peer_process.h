// SPDX-License-Identifier: GPL-3.0-or-later
// A peer of tests/peers that speaks HTTP, as a process of its own on a free port of the loopback interface;
// killed with its owner. One thread at a time.
#pragma once

#include <string>
#include <sys/types.h>
#include <vector>

namespace tests {

class PeerProcess {
  public:
    // Throws std::runtime_error when it does not start.
    PeerProcess(std::string program, std::vector<std::string> arguments);
    ~PeerProcess();
    PeerProcess(const PeerProcess&) = delete;
    PeerProcess& operator=(const PeerProcess&) = delete;

    void kill();    // as a power cut: SIGKILL
    void restart(); // on the same port

    [[nodiscard]] std::string address() const; // "http://127.0.0.1:4711"
    [[nodiscard]] int port() const { return m_port; }
    // The line of JSON that it prints when it is ready.
    [[nodiscard]] const std::string& readyLine() const { return m_readyLine; }

    // JSON orders of tests/peers/README.md.
    void control(const std::string& json) const;
    void fault(const std::string& json) const { control(R"({"faults":[)" + json + "]}"); }
    void waitForHeld(int count) const { control(R"({"wait_for_held":)" + std::to_string(count) + "}"); }
    void release() const { control(R"({"release":true})"); }
    [[nodiscard]] std::string state() const; // JSON: what it holds, and what it was asked

  private:
    void start();
    [[nodiscard]] std::string ask(const std::string& method, const std::string& path,
                                  const std::string& body) const;

    std::string m_program;
    std::vector<std::string> m_arguments;
    int m_port = 0;
    pid_t m_pid = -1;
    std::string m_readyLine;
};

} // namespace tests
