// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/proxy/proxy.h"

#include "tests/peers/proxy/message_walk.h"

#include <arpa/inet.h>
#include <chrono>
#include <future>
#include <map>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <sys/socket.h>
#include <thread>
#include <unistd.h>

namespace peers::proxy {

using nlohmann::json;

namespace {

constexpr std::size_t kBlock = std::size_t{4} * 1024;

constexpr char kCaptivePage[] =
    "<!DOCTYPE html><html><title>Wi-Fi</title><body>Vui lòng đăng nhập mạng.</body></html>";

// -1: nobody listens there.
int connectTo(int port) {
    const int socket = ::socket(AF_INET, SOCK_STREAM | SOCK_CLOEXEC, 0);
    sockaddr_in address{};
    address.sin_family = AF_INET;
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    address.sin_port = htons(static_cast<std::uint16_t>(port));
    if (::connect(socket, reinterpret_cast<const sockaddr*>(&address), sizeof address) != 0) {
        ::close(socket);
        return -1;
    }
    const int on = 1;
    ::setsockopt(socket, IPPROTO_TCP, TCP_NODELAY, &on, sizeof on);
    return socket;
}

// Empty: the other side has ended it.
std::string_view receive(int socket, char (&block)[kBlock]) {
    const auto got = ::recv(socket, block, kBlock, 0);
    return {block, got > 0 ? static_cast<std::size_t>(got) : 0};
}

bool send(int socket, std::string_view bytes) {
    while (!bytes.empty()) {
        const auto sent = ::send(socket, bytes.data(), bytes.size(), MSG_NOSIGNAL);
        if (sent <= 0) return false;
        bytes.remove_prefix(static_cast<std::size_t>(sent));
    }
    return true;
}

std::optional<Cut> cutFrom(const json& order, const char* direction) {
    if (!order.contains("cut") || order["cut"].value("direction", "") != direction) return std::nullopt;
    Cut cut;
    if (order["cut"].contains("bytes")) cut.bytes = order["cut"]["bytes"].get<std::int64_t>();
    cut.holds = order["cut"].value("hold", false);
    if (order["cut"].contains("joints")) cut.joints = order["cut"]["joints"].get<std::int64_t>();
    return cut;
}

Fault faultFrom(const json& order) {
    static const std::map<std::string, FaultKind> kinds{
        {"swallow", FaultKind::Swallow}, {"hold", FaultKind::Hold}, {"double", FaultKind::Double}};
    Fault fault;
    static_cast<Strike&>(fault) = strikeFrom(order);
    fault.kind = kinds.at(order.at("do").get<std::string>());
    return fault;
}

} // namespace

// One connection, and the one behind it. The request in the air is the last whose head has passed.
struct Proxy::Link {
    int client;
    int server;
    std::mutex mutex;
    std::condition_variable changed;
    std::optional<Fault> fault;
    bool copyAnswered = false;
    bool isCut = false;

    void cut() {
        std::scoped_lock lock(mutex);
        isCut = true;
        ::shutdown(client, SHUT_RDWR);
        ::shutdown(server, SHUT_RDWR);
        changed.notify_all();
    }
};

void Proxy::run(int port, const std::function<void(int)>& ready) {
    for (;;) {
        int listening = 0;
        {
            std::unique_lock lock(m_mutex);
            m_changed.wait(lock, [&] { return !m_isDown; });
            m_listener.emplace(port);
            listening = m_listener->port();
            m_changed.notify_all();
        }
        if (port == 0) ready(listening);
        port = listening;
        for (int socket = 0; (socket = m_listener->accept()) >= 0;)
            std::thread([this, socket] { passLink(socket); }).detach();
        std::scoped_lock lock(m_mutex);
        m_listener.reset();
        m_changed.notify_all();
    }
}

void Proxy::takeDown() {
    std::unique_lock lock(m_mutex);
    m_isDown = true;
    if (m_listener) m_listener->stop();
    m_changed.wait(lock, [&] { return !m_listener; });
    for (auto* link : m_links)
        link->cut();
}

void Proxy::bringUp() {
    std::unique_lock lock(m_mutex);
    m_isDown = false;
    m_changed.notify_all();
    m_changed.wait(lock, [&] { return m_listener.has_value(); });
}

void Proxy::cutAll() {
    std::scoped_lock lock(m_mutex);
    for (auto* link : m_links)
        link->cut();
}

void Proxy::passLink(int socket) {
    ++m_connections;
    if (m_isCaptive) return answerAsCaptive(socket);
    const int server = connectTo(m_target);
    if (server < 0) {
        ::close(socket);
        return;
    }
    Link link{socket, server, {}, {}, {}, false, false};
    {
        std::scoped_lock lock(m_mutex);
        m_links.insert(&link);
        if (m_isDown) link.cut();
    }
    std::thread down([&] { pumpDown(link); });
    pumpUp(link);
    down.join();
    {
        std::scoped_lock lock(m_mutex);
        m_links.erase(&link);
    }
    ::close(socket);
    ::close(server);
}

bool Proxy::pass(int into, Meter& meter, std::string_view bytes, bool atJoint) {
    while (!bytes.empty()) {
        const auto passage = meter.offer(bytes.size(), atJoint);
        pace(passage.bytes);
        if (!send(into, bytes.substr(0, passage.bytes))) return false;
        if (passage.isCut || (passage.isHeld && !m_faults.hold())) return false;
        bytes.remove_prefix(passage.bytes);
    }
    return true;
}

void Proxy::pumpUp(Link& link) {
    MessageWalk walk;
    std::string request;
    std::optional<Fault> fault;
    char block[kBlock];
    for (auto bytes = receive(link.client, block); !bytes.empty(); bytes = receive(link.client, block)) {
        while (!bytes.empty()) {
            const auto part = bytes.substr(0, walk.step(bytes));
            bytes.remove_prefix(part.size());
            request += part;
            if (walk.headEnded()) {
                Request head;
                head.method = walk.method();
                head.path = walk.path();
                fault = m_faults.take(head);
                if (fault) ++m_struck;
                std::scoped_lock lock(link.mutex);
                link.fault = fault;
                link.copyAnswered = false;
            }
            const bool isDoubled = walk.messageEnded() && fault && fault->kind == FaultKind::Double;
            auto copy =
                isDoubled ? std::async(std::launch::async, [&] { sendCopy(request); }) : std::future<void>();
            if (!pass(link.server, m_up, part, walk.atJoint())) return link.cut();
            if (isDoubled) {
                copy.get();
                std::scoped_lock lock(link.mutex);
                link.copyAnswered = true;
                link.changed.notify_all();
            }
            if (walk.messageEnded()) request.clear();
        }
    }
    link.cut();
}

void Proxy::pumpDown(Link& link) {
    MessageWalk walk;
    char block[kBlock];
    for (auto bytes = receive(link.server, block); !bytes.empty(); bytes = receive(link.server, block)) {
        if (!admitsAnswer(link)) return link.cut();
        while (!bytes.empty()) {
            const auto part = bytes.substr(0, walk.step(bytes));
            bytes.remove_prefix(part.size());
            if (!pass(link.client, m_down, part, walk.atJoint())) return link.cut();
        }
    }
    link.cut();
}

// The first bytes of an answer meet the fault of its request. False: it gets none.
bool Proxy::admitsAnswer(Link& link) {
    std::unique_lock lock(link.mutex);
    const auto fault = std::exchange(link.fault, std::nullopt);
    if (!fault) return true;
    switch (fault->kind) {
    case FaultKind::Swallow:
        return false;
    case FaultKind::Hold:
        lock.unlock();
        return m_faults.hold();
    case FaultKind::Double:
        link.changed.wait(lock, [&] { return link.copyAnswered || link.isCut; });
        return !link.isCut;
    }
    return true;
}

// Whatever answers it, nobody hears.
void Proxy::sendCopy(const std::string& request) {
    const int server = connectTo(m_target);
    if (server < 0) return;
    MessageWalk walk;
    char block[kBlock];
    bool isOver = !send(server, request);
    while (!isOver) {
        auto bytes = receive(server, block);
        isOver = bytes.empty();
        while (!bytes.empty() && !isOver) {
            bytes.remove_prefix(walk.step(bytes));
            isOver = walk.messageEnded();
        }
    }
    ::close(server);
}

void Proxy::pace(std::size_t bytes) {
    const auto limit = m_bytesPerSecond.load();
    if (limit > 0)
        std::this_thread::sleep_for(
            std::chrono::microseconds(static_cast<std::int64_t>(bytes) * 1'000'000 / limit));
}

void Proxy::answerAsCaptive(int socket) {
    Connection connection(socket);
    if (!connection.readRequest()) return;
    connection.write(toWire({200, {{"Content-Type", "text/html; charset=utf-8"}}, kCaptivePage, true}, true));
}

void Proxy::serveControl(int socket) {
    Connection connection(socket);
    while (const auto request = connection.readRequest()) {
        std::string text;
        connection.readBody(request->length, [&](std::string_view part) { text += part; });
        Answer answer{200, {{"Content-Type", "application/json"}}, R"({"done":true})", false};
        try {
            if (request->method == "GET" && request->path == "/control/state")
                answer.body = state().dump();
            else
                control(json::parse(text));
        } catch (const std::exception& error) {
            answer.status = 400;
            answer.body = json{{"error", error.what()}}.dump();
        }
        if (!connection.write(toWire(answer, true))) return;
    }
}

void Proxy::control(const json& order) {
    if (order.contains("target")) m_target = order.at("target").get<int>();
    if (order.value("clear", false)) {
        m_faults.clear();
        m_bytesPerSecond = 0;
        m_isCaptive = false;
        m_connections = m_struck = 0;
    }
    if (order.value("clear", false) || order.contains("cut")) {
        m_up.begin(cutFrom(order, "up"));
        m_down.begin(cutFrom(order, "down"));
    }
    if (order.value("release", false)) m_faults.release();
    for (const auto& fault : order.value("faults", json::array()))
        m_faults.add(faultFrom(fault));
    if (order.contains("bytes_per_second"))
        m_bytesPerSecond = order.at("bytes_per_second").get<std::int64_t>();
    if (order.contains("captive")) {
        m_isCaptive = order.at("captive").get<bool>();
        cutAll();
    }
    if (order.contains("refuse")) order.at("refuse").get<bool>() ? takeDown() : bringUp();
    if (order.contains("wait_for_held")) m_faults.waitForHeld(order.at("wait_for_held").get<int>());
}

json Proxy::state() {
    return {{"connections", m_connections.load()},
            {"struck", m_struck.load()},
            {"up", m_up.state()},
            {"down", m_down.state()}};
}

} // namespace peers::proxy
