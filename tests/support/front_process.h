// SPDX-License-Identifier: GPL-3.0-or-later
// nginx in front of the portal stand-in, as a province runs it: ends TLS, wants a certificate of each device,
// and tells the portal whose it is. A process of its own with all its files in one folder; killed with its
// owner. One thread at a time.
#pragma once

#include <filesystem>
#include <string>
#include <sys/types.h>

namespace tests {

class FrontProcess {
  public:
    struct Settings {
        std::filesystem::path certificate; // its own, PEM
        std::filesystem::path key;
        std::filesystem::path authority; // of the devices
        std::filesystem::path revoked;   // list of the authority; read at the start
        int portal = 0;                  // port of the stand-in
        std::int64_t mostBody_bytes = std::int64_t{1024} * 1024;
    };

    // Throws std::runtime_error when it does not start.
    FrontProcess(std::filesystem::path folder, Settings settings);
    ~FrontProcess();
    FrontProcess(const FrontProcess&) = delete;
    FrontProcess& operator=(const FrontProcess&) = delete;

    // On the same port, which stays open meanwhile: whoever connects waits for the next one.
    void restart();
    void restart(Settings settings);

    [[nodiscard]] std::string address() const; // "https://127.0.0.1:4711"

  private:
    void start();
    void kill();
    void writeConfig() const;

    std::filesystem::path m_folder;
    Settings m_settings;
    int m_port = 0;
    int m_socket;
    pid_t m_pid = -1;
};

} // namespace tests
