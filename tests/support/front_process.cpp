// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/front_process.h"

#include <csignal>
#include <cstdlib>
#include <fcntl.h>
#include <fstream>
#include <netinet/in.h>
#include <stdexcept>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <unistd.h>

namespace tests {

namespace {

// Listens on a free port of the loopback interface. nginx inherits the socket.
int listening(int& port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    const int on = 1;
    ::setsockopt(socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in place{};
    place.sin_family = AF_INET;
    place.sin_port = htons(static_cast<std::uint16_t>(port));
    place.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    socklen_t size = sizeof place;
    if (::bind(socket, reinterpret_cast<sockaddr*>(&place), size) != 0 || ::listen(socket, 64) != 0 ||
        ::getsockname(socket, reinterpret_cast<sockaddr*>(&place), &size) != 0)
        throw std::runtime_error("no port for nginx");
    port = ntohs(place.sin_port);
    return socket;
}

} // namespace

FrontProcess::FrontProcess(std::filesystem::path folder, Settings settings)
    : m_folder(std::move(folder)), m_settings(std::move(settings)), m_socket(listening(m_port)) {
    std::filesystem::create_directories(m_folder);
    start();
}

FrontProcess::~FrontProcess() {
    kill();
    ::close(m_socket);
}

void FrontProcess::start() {
    writeConfig();
    const auto config = m_folder / "nginx.conf";
    const auto log = m_folder / "error.log";
    const auto inherited = std::to_string(m_socket) + ";";
    const auto parent = ::getpid();
    m_pid = ::fork();
    if (m_pid == 0) {
        ::setpgid(0, 0);
        ::prctl(PR_SET_PDEATHSIG, SIGTERM); // ends its worker too
        if (::getppid() != parent) ::_exit(1);
        ::fcntl(m_socket, F_SETFD, 0);
        ::setenv("NGINX", inherited.c_str(), 1);
        ::execl(NGINX_PROGRAM, NGINX_PROGRAM, "-e", log.c_str(), "-p", m_folder.c_str(), "-c", config.c_str(),
                static_cast<char*>(nullptr));
        ::_exit(127);
    }
    ::setpgid(m_pid, m_pid);
}

void FrontProcess::writeConfig() const {
    const auto folder = m_folder.string();
    std::ofstream config(m_folder / "nginx.conf");
    config << "daemon off;\nworker_processes 1;\nuser root;\npid " << folder << "/nginx.pid;\n"
           << "events { worker_connections 64; }\nhttp {\naccess_log off;\n";
    for (const auto* kind : {"client_body", "proxy", "fastcgi", "uwsgi", "scgi"})
        config << kind << "_temp_path " << folder << "/" << kind << ";\n";
    config << "client_max_body_size " << m_settings.mostBody_bytes << ";\n"
           << "server {\nlisten 127.0.0.1:" << m_port << " ssl;\n"
           << "ssl_certificate " << m_settings.certificate.string() << ";\n"
           << "ssl_certificate_key " << m_settings.key.string() << ";\n"
           << "ssl_client_certificate " << m_settings.authority.string() << ";\n"
           << "ssl_crl " << m_settings.revoked.string() << ";\n"
           << "ssl_verify_client optional;\n"
           << "proxy_http_version 1.1;\nproxy_request_buffering off;\n"
           << "proxy_set_header X-Device-Subject $ssl_client_s_dn;\n"
           // Who enrols has no certificate yet.
           << "location = /v1/enrolments {\nproxy_pass http://127.0.0.1:" << m_settings.portal << ";\n}\n"
           << "location / {\nif ($ssl_client_verify != SUCCESS) { return 496; }\n"
           << "proxy_pass http://127.0.0.1:" << m_settings.portal << ";\n}\n}\n}\n";
}

void FrontProcess::kill() {
    if (m_pid <= 0) return;
    ::kill(-m_pid, SIGKILL); // master and worker
    ::waitpid(m_pid, nullptr, 0);
    m_pid = -1;
}

void FrontProcess::restart() {
    kill();
    start();
}

void FrontProcess::restart(Settings settings) {
    m_settings = std::move(settings);
    restart();
}

std::string FrontProcess::address() const {
    return "https://127.0.0.1:" + std::to_string(m_port);
}

} // namespace tests
