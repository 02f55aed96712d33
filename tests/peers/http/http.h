// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP/1.1 on a bare socket, so that a fault can strike between any two bytes. Bodies have a Content-Length.
// A Connection belongs to one thread.
#pragma once

#include <cstdint>
#include <functional>
#include <map>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace peers {

struct Request {
    std::string method;
    std::string path; // without the query
    std::map<std::string, std::string> query;
    std::map<std::string, std::string> headers; // names in lower case
    std::int64_t length = 0;                    // of the body

    [[nodiscard]] std::string header(const std::string& name) const;
    [[nodiscard]] bool has(const std::string& name) const { return headers.contains(name); }
};

struct Answer {
    int status = 200;
    std::vector<std::pair<std::string, std::string>> headers;
    std::string body;
    bool close = false; // after it the connection ends
};

class Connection {
  public:
    explicit Connection(int socket) : m_socket(socket) {}
    ~Connection();
    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    // Nothing: the other side has gone, or does not speak HTTP.
    std::optional<Request> readRequest();
    // Hands on what comes, at most `length` bytes; answers how many came before the other side went away.
    std::int64_t readBody(std::int64_t length, const std::function<void(std::string_view)>& sink);
    bool write(std::string_view bytes);
    // False: the other side has closed it. Only between requests.
    [[nodiscard]] bool isOpen() const;

  private:
    bool fill();

    int m_socket;
    std::string m_buffer;
};

// The bytes of an answer on the wire.
std::string toWire(const Answer& answer, bool withBody);

// A listening socket on the loopback interface; port 0 takes a free one. Throws std::runtime_error.
class Listener {
  public:
    explicit Listener(int port);
    ~Listener();
    Listener(const Listener&) = delete;
    Listener& operator=(const Listener&) = delete;

    [[nodiscard]] int port() const { return m_port; }
    // Blocks; -1 when it cannot go on.
    [[nodiscard]] int accept() const;
    // Whoever connects is refused from now on, and accept() ends. Any thread.
    void stop() const;

  private:
    int m_socket;
    int m_port = 0;
};

} // namespace peers
