// SPDX-License-Identifier: GPL-3.0-or-later
// The portal stand-in as a process of its own, on a free port of the loopback interface; killed with its
// owner. Its folder lives longer than the process, so it can be killed and started again. One thread at a
// time.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace tests {

class PortalProcess {
  public:
    // Throws std::runtime_error when it does not start.
    explicit PortalProcess(std::filesystem::path data);
    ~PortalProcess();
    PortalProcess(const PortalProcess&) = delete;
    PortalProcess& operator=(const PortalProcess&) = delete;

    void kill();    // as a power cut: SIGKILL
    void restart(); // on the same port, with the same data

    [[nodiscard]] std::string address() const; // "http://127.0.0.1:4711"
    [[nodiscard]] std::string receiptKeyHex() const { return m_receiptKey; }

    // JSON orders of tests/peers/README.md.
    void control(const std::string& json) const;
    void fault(const std::string& json) const { control(R"({"faults":[)" + json + "]}"); }
    void waitForHeld(int count) const { control(R"({"wait_for_held":)" + std::to_string(count) + "}"); }
    void release() const { control(R"({"release":true})"); }
    [[nodiscard]] std::string state() const; // JSON: what it holds, and what it was asked

    static constexpr char kToken[] = "demo-token";
    static constexpr char kOffice[] = "demo-office";
    static constexpr char kDevice[] = "demo-device";
    static constexpr char kName[] = "demo";

  private:
    void start();
    [[nodiscard]] std::string ask(const std::string& method, const std::string& path,
                                  const std::string& body) const;

    std::filesystem::path m_data;
    int m_port = 0;
    pid_t m_pid = -1;
    std::string m_receiptKey;
};

} // namespace tests
