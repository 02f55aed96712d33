// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/portal_process.h"

#include "core/sync/http/curl_transport.h"

#include <csignal>
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

} // namespace

PortalProcess::PortalProcess(std::filesystem::path data) : m_data(std::move(data)) {
    start();
}

PortalProcess::~PortalProcess() {
    kill();
}

void PortalProcess::start() {
    int pipe[2];
    if (::pipe(pipe) != 0) throw std::runtime_error("no pipe");
    const auto port = std::to_string(m_port);
    const auto parent = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0) {
        ::prctl(PR_SET_PDEATHSIG, SIGKILL);
        if (::getppid() != parent) ::_exit(1);
        ::dup2(pipe[1], STDOUT_FILENO);
        ::close(pipe[0]);
        ::close(pipe[1]);
        ::execl(COUNTERFOIL_PORTAL, COUNTERFOIL_PORTAL, "--data", m_data.c_str(), "--port", port.c_str(),
                nullptr);
        ::_exit(127);
    }
    ::close(pipe[1]);
    const auto ready = nlohmann::json::parse(readLine(pipe[0]), nullptr, false);
    ::close(pipe[0]);
    if (!ready.is_object()) {
        kill();
        throw std::runtime_error("counterfoil-portal does not start");
    }
    m_port = ready.at("port");
    m_receiptKey = ready.at("receipt_key");
}

void PortalProcess::kill() {
    if (m_pid <= 0) return;
    ::kill(m_pid, SIGKILL);
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

void PortalProcess::restart() {
    kill();
    start();
}

std::string PortalProcess::address() const {
    return "http://127.0.0.1:" + std::to_string(m_port);
}

void PortalProcess::control(const std::string& json) const {
    (void)ask("POST", "/control", json);
}

std::string PortalProcess::state() const {
    return ask("GET", "/control/state", {});
}

std::string PortalProcess::ask(const std::string& method, const std::string& path,
                               const std::string& body) const {
    core::sync::CurlTransport http;
    const auto answer = http.perform({method, address() + path, {}, body}, {}, {});
    if (!answer || answer->status != 200)
        throw std::runtime_error("counterfoil-portal " + path + ": " +
                                 (answer ? answer->body : answer.error().detail));
    return answer->body;
}

} // namespace tests
