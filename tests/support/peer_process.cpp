// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/peer_process.h"

#include "core/sync/http/curl_transport.h"

#include <csignal>
#include <fcntl.h>
#include <nlohmann/json.hpp>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

namespace {

std::string readLine(int pipe) {
    std::string line;
    char c = 0;
    while (::read(pipe, &c, 1) == 1 && c != '\n')
        line += c;
    return line;
}

[[noreturn]] void become(const std::string& program, std::vector<std::string> arguments) {
    arguments.insert(arguments.begin(), program);
    std::vector<char*> words;
    words.reserve(arguments.size());
    for (auto& argument : arguments)
        words.push_back(argument.data());
    words.push_back(nullptr);
    ::execv(program.c_str(), words.data());
    ::_exit(127);
}

} // namespace

PeerProcess::PeerProcess(std::string program, std::vector<std::string> arguments)
    : m_program(std::move(program)), m_arguments(std::move(arguments)) {
    start();
}

PeerProcess::~PeerProcess() {
    kill();
}

void PeerProcess::start() {
    int pipe[2];
    if (::pipe2(pipe, O_CLOEXEC) != 0) throw std::runtime_error("no pipe");
    auto arguments = m_arguments;
    arguments.insert(arguments.end(), {"--port", std::to_string(m_port)});
    const auto parent = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(1);
        ::dup2(pipe[1], STDOUT_FILENO);
        become(m_program, std::move(arguments));
    }
    ::close(pipe[1]);
    m_readyLine = readLine(pipe[0]);
    ::close(pipe[0]);
    const auto ready = nlohmann::json::parse(m_readyLine, nullptr, false);
    if (!ready.is_object()) {
        kill();
        throw std::runtime_error(m_program + " does not start");
    }
    m_port = ready.at("port");
}

void PeerProcess::kill() {
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

void PeerProcess::restart() {
    kill();
    start();
}

std::string PeerProcess::address() const {
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void PeerProcess::control(const std::string& json) const {
    (void)ask("POST", "/control", json);
}

std::string PeerProcess::state() const {
    return ask("GET", "/control/state", {});
}

std::string PeerProcess::ask(const std::string& method, const std::string& path,
                             const std::string& body) const {
    core::sync::CurlTransport http;
    const auto answer = http.perform({method, address() + path, {}, body}, {}, {});
    if (!answer || answer->status != 200)
        throw std::runtime_error(m_program + " " + path + ": " +
                                 (answer ? answer->body : answer.error().detail));
    return answer->body;
}

} // namespace tests
