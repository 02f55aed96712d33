// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/device/worker_link.h"

#include <algorithm>

#include <nlohmann/json.hpp>
#include <string.h>

namespace scanner::device {

using worker::FrameKind;
using worker::ReceiveEnd;
using Clock = std::chrono::steady_clock;

namespace {

constexpr std::size_t kLoggedErrorBytes = 400;
// End of file comes before the kernel has finished with the process; its exit code comes within this.
constexpr std::chrono::milliseconds kReapGrace{2'000};
constexpr std::chrono::hours kIdle{1};

std::string lastOf(const std::string& text) {
    return text.size() <= kLoggedErrorBytes ? text : text.substr(text.size() - kLoggedErrorBytes);
}

} // namespace

WorkerLink::WorkerLink(std::unique_ptr<worker::ChildProcess> child, SaneConfig config, ScanLimits limits)
    : m_child(std::move(child)), m_config(std::move(config)), m_limits(limits) {}

void WorkerLink::ask(FrameKind kind, std::string payload) {
    ++m_request;
    tell(kind, std::move(payload));
}

// A worker that cannot be written to has ended or hangs: the next answer() finds out which.
void WorkerLink::tell(FrameKind kind, std::string payload) {
    m_child->send({kind, m_request, std::move(payload)});
}

void WorkerLink::tellSecret(FrameKind kind, std::string payload) {
    worker::Frame frame{kind, m_request, std::move(payload)};
    m_child->send(frame);
    explicit_bzero(frame.payload.data(), frame.payload.size());
}

std::optional<worker::Frame> WorkerLink::overheard(const std::stop_token& stop) {
    while (true) {
        auto received = m_child->receive(Clock::now() + kIdle, stop);
        if (received.end == ReceiveEnd::TimedOut) continue;
        if (received.end != ReceiveEnd::Got) return std::nullopt;
        if (received.frame.request == m_request) return std::move(received.frame);
    }
}

std::optional<worker::Frame> WorkerLink::lastWords() {
    while (auto frame = m_child->unreadFrame())
        if (frame->request == m_request) return frame;
    return std::nullopt;
}

LinkAnswer WorkerLink::answer(std::chrono::milliseconds limit, const std::stop_token& stop) {
    const auto deadline = Clock::now() + limit;
    while (true) {
        auto received = m_child->receive(std::min(deadline, Clock::now() + m_limits.ping), stop);
        switch (received.end) {
        case ReceiveEnd::Got:
            if (received.frame.kind == FrameKind::Pong) {
                notePong(received.frame.payload);
            } else if (received.frame.request == m_request) {
                return {LinkEnd::Got, std::move(received.frame), {}};
            }
            break;
        case ReceiveEnd::Stopped:
            return {LinkEnd::Stopped, {}, {}};
        case ReceiveEnd::Closed:
            return crashed();
        case ReceiveEnd::Broken:
            return lost(LinkEnd::Broken, "not a frame");
        case ReceiveEnd::TimedOut:
            tell(FrameKind::Ping, "{}");
            break;
        }
        if (Clock::now() >= deadline)
            return lost(LinkEnd::Hung, "no answer in time; the driver is in " + m_lastCall);
    }
}

void WorkerLink::notePong(const std::string& payload) {
    const auto pong = nlohmann::json::parse(payload, nullptr, false);
    if (pong.is_object()) m_lastCall = pong.value("call", "");
}

LinkAnswer WorkerLink::crashed() {
    const auto end = m_child->end(kReapGrace);
    return lost(LinkEnd::Crashed, (end.signalled ? "signal " : "exit code ") + std::to_string(end.value));
}

LinkAnswer WorkerLink::lost(LinkEnd end, const std::string& detail) {
    return {end, {}, detail + "; " + lastOf(m_child->errorText())};
}

} // namespace scanner::device
