// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/http/http.h"

#include <algorithm>
#include <arpa/inet.h>
#include <cctype>
#include <cstdlib>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <stdexcept>
#include <sys/socket.h>
#include <unistd.h>

namespace peers {

namespace {

constexpr std::size_t kMaxHead = std::size_t{64} * 1024;

std::string lower(std::string text) {
    std::transform(text.begin(), text.end(), text.begin(), [](unsigned char c) { return std::tolower(c); });
    return text;
}

std::string_view trimmed(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\t'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\t'))
        text.remove_suffix(1);
    return text;
}

void parseQuery(std::string_view text, std::map<std::string, std::string>& into) {
    while (!text.empty()) {
        const auto part = text.substr(0, text.find('&'));
        const auto equals = part.find('=');
        if (equals != std::string_view::npos)
            into.emplace(std::string(part.substr(0, equals)), std::string(part.substr(equals + 1)));
        text.remove_prefix(std::min(text.size(), part.size() + 1));
    }
}

bool parseFirstLine(std::string_view line, Request& request) {
    const auto first = line.find(' ');
    const auto second = line.find(' ', first + 1);
    if (first == std::string_view::npos || second == std::string_view::npos) return false;
    request.method = line.substr(0, first);
    const auto target = line.substr(first + 1, second - first - 1);
    const auto mark = target.find('?');
    request.path = target.substr(0, mark);
    if (mark != std::string_view::npos) parseQuery(target.substr(mark + 1), request.query);
    return line.substr(second + 1) == "HTTP/1.1";
}

std::optional<Request> parseHead(std::string_view head) {
    Request request;
    bool first = true;
    while (!head.empty()) {
        const auto line = head.substr(0, head.find("\r\n"));
        head.remove_prefix(std::min(head.size(), line.size() + 2));
        if (first) {
            if (!parseFirstLine(line, request)) return std::nullopt;
            first = false;
            continue;
        }
        const auto colon = line.find(':');
        if (colon == std::string_view::npos) return std::nullopt;
        request.headers[lower(std::string(line.substr(0, colon)))] = trimmed(line.substr(colon + 1));
    }
    request.length = std::atoll(request.header("content-length").c_str());
    return request;
}

std::string_view reason(int status) {
    switch (status) {
    case 200:
        return "OK";
    case 201:
        return "Created";
    case 204:
        return "No Content";
    case 404:
        return "Not Found";
    case 409:
        return "Conflict";
    case 422:
        return "Unprocessable Content";
    default:
        return "Answer";
    }
}

} // namespace

std::string Request::header(const std::string& name) const {
    const auto found = headers.find(name);
    return found == headers.end() ? std::string() : found->second;
}

Connection::~Connection() {
    ::close(m_socket);
}

bool Connection::fill() {
    char bytes[16 * 1024];
    const auto got = ::recv(m_socket, bytes, sizeof bytes, 0);
    if (got <= 0) return false;
    m_buffer.append(bytes, static_cast<std::size_t>(got));
    return true;
}

std::optional<Request> Connection::readRequest() {
    std::size_t end = 0;
    while ((end = m_buffer.find("\r\n\r\n")) == std::string::npos)
        if (m_buffer.size() > kMaxHead || !fill()) return std::nullopt;
    auto request = parseHead(std::string_view(m_buffer).substr(0, end));
    m_buffer.erase(0, end + 4);
    return request;
}

std::int64_t Connection::readBody(std::int64_t length, const std::function<void(std::string_view)>& sink) {
    std::int64_t got = 0;
    while (got < length) {
        if (m_buffer.empty() && !fill()) break;
        const auto part = std::min<std::int64_t>(length - got, static_cast<std::int64_t>(m_buffer.size()));
        sink(std::string_view(m_buffer).substr(0, static_cast<std::size_t>(part)));
        m_buffer.erase(0, static_cast<std::size_t>(part));
        got += part;
    }
    return got;
}

bool Connection::write(std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(m_socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

bool Connection::isOpen() const {
    char byte = 0;
    return ::recv(m_socket, &byte, 1, MSG_PEEK | MSG_DONTWAIT) != 0;
}

std::string toWire(const Answer& answer, bool withBody) {
    std::string wire =
        "HTTP/1.1 " + std::to_string(answer.status) + " " + std::string(reason(answer.status)) + "\r\n";
    for (const auto& [name, value] : answer.headers)
        wire.append(name).append(": ").append(value).append("\r\n");
    if (answer.status != 204) wire += "Content-Length: " + std::to_string(answer.body.size()) + "\r\n";
    if (answer.close) wire += "Connection: close\r\n";
    wire += "\r\n";
    return withBody ? wire + answer.body : wire;
}

Listener::Listener(int port) : m_socket(::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0)) {
    const int on = 1;
    ::setsockopt(m_socket, SOL_SOCKET, SO_REUSEADDR, &on, sizeof on);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::bind(m_socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0 ||
        ::listen(m_socket, 64) != 0)
        throw std::runtime_error("cannot listen on port " + std::to_string(port));
    socklen_t size = sizeof address;
    ::getsockname(m_socket, reinterpret_cast<sockaddr*>(&address), &size);
    m_port = ntohs(address.sin_port);
}

Listener::~Listener() {
    ::close(m_socket);
}

int Listener::accept() const {
    const int socket = ::accept4(m_socket, nullptr, nullptr, SOCK_CLOEXEC);
    const int on = 1;
    if (socket >= 0) ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

void Listener::stop() const {
    ::shutdown(m_socket, SHUT_RDWR);
}

} // namespace peers
