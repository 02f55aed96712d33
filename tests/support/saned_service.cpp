// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/saned_service.h"

#include <arpa/inet.h>
#include <csignal>
#include <cstdlib>
#include <spawn.h>
#include <stdexcept>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

extern char** environ;

namespace tests {

namespace {

constexpr std::uint16_t kPort = 6566;
constexpr std::uint32_t kFirstHost = 0x7f400000; // 127.64.0.0
constexpr std::uint32_t kHosts = 1U << 22U;

} // namespace

SanedService::SanedService(const std::filesystem::path& config,
                           std::map<std::string, std::string> environment)
    : m_environment(std::move(environment)) {
    m_environment["SANE_CONFIG_DIR"] = config;
    listenSomewhere();
    m_inetd = std::jthread([this] { serve(); });
}

SanedService::~SanedService() {
    switchOff();
    cut();
}

// Tests run beside each other, so each begins at a number of its own.
void SanedService::listenSomewhere() {
    m_listener = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(m_listener, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_port = htons(kPort);
    for (std::uint32_t attempt = 0; attempt < 100; ++attempt) {
        const auto number = (static_cast<std::uint32_t>(::getpid()) * 16 + attempt) % kHosts;
        address.sin_addr.s_addr = htonl(kFirstHost + number);
        if (::bind(m_listener, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) continue;
        if (::listen(m_listener, 8) != 0) break;
        char text[INET_ADDRSTRLEN];
        m_host = ::inet_ntop(AF_INET, &address.sin_addr, text, sizeof text);
        return;
    }
    ::close(m_listener);
    throw std::runtime_error("no loopback address for saned");
}

void SanedService::serve() {
    for (int connection = 0; (connection = ::accept4(m_listener, nullptr, nullptr, SOCK_CLOEXEC)) >= 0;) {
        start(connection);
        ::close(connection);
    }
}

void SanedService::start(int connection) {
    std::vector<std::string> words;
    for (char** word = environ; *word; ++word)
        words.emplace_back(*word);
    for (const auto& [name, value] : m_environment) // the first of two would count
        std::erase_if(words,
                      [&name = name](const std::string& word) { return word.starts_with(name + "="); });
    for (const auto& [name, value] : m_environment)
        words.emplace_back(name).append("=").append(value);
    std::vector<char*> environment;
    environment.reserve(words.size());
    for (auto& word : words)
        environment.push_back(word.data());
    environment.push_back(nullptr);
    char program[] = SANED_PROGRAM;
    char* const arguments[] = {program, nullptr};
    posix_spawn_file_actions_t files;
    ::posix_spawn_file_actions_init(&files);
    ::posix_spawn_file_actions_adddup2(&files, connection, STDIN_FILENO);
    ::posix_spawn_file_actions_adddup2(&files, connection, STDOUT_FILENO);
    pid_t pid = 0;
    const bool started = ::posix_spawn(&pid, program, &files, nullptr, arguments, environment.data()) == 0;
    ::posix_spawn_file_actions_destroy(&files);
    const std::lock_guard lock(m_mutex);
    if (started) m_started.push_back(pid);
}

void SanedService::cut() {
    const std::lock_guard lock(m_mutex);
    for (const pid_t pid : m_started) {
        ::kill(pid, SIGKILL);
        ::waitpid(pid, nullptr, 0);
    }
    m_started.clear();
}

void SanedService::switchOff() {
    if (!m_inetd.joinable()) return;
    ::shutdown(m_listener, SHUT_RDWR); // which ends accept()
    m_inetd.join();
    ::close(m_listener);
}

} // namespace tests
