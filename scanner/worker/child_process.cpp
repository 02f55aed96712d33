// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/child_process.h"

#include <algorithm>
#include <array>
#include <cerrno>
#include <csignal>
#include <cstdint>

#include <poll.h>
#include <string.h>
#include <sys/eventfd.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>

namespace scanner::worker {

namespace {

constexpr std::size_t kErrorRingBytes = std::size_t{256} * 1024;
constexpr std::chrono::seconds kSendLimit{5};

int millisecondsUntil(Deadline deadline) {
    const auto left =
        std::chrono::ceil<std::chrono::milliseconds>(deadline - std::chrono::steady_clock::now()).count();
    return static_cast<int>(std::clamp<long long>(left, 0, 60'000));
}

bool isPast(Deadline deadline) {
    return std::chrono::steady_clock::now() >= deadline;
}

ChildEnd toEnd(int status) {
    if (WIFSIGNALED(status)) return {true, WTERMSIG(status)};
    return {false, WEXITSTATUS(status)};
}

} // namespace

std::unique_ptr<ChildProcess> ChildProcess::start(const ChildProgram& program, std::string& why) {
    auto child = startChild(program, why);
    if (!child) return nullptr;
    return std::unique_ptr<ChildProcess>(new ChildProcess(std::move(*child)));
}

ChildProcess::ChildProcess(StartedChild child)
    : m_child(std::move(child)), m_wake(eventfd(0, EFD_CLOEXEC | EFD_NONBLOCK)) {}

ChildProcess::~ChildProcess() {
    kill();
}

bool ChildProcess::send(const Frame& frame) {
    std::string bytes = encode(frame);
    const bool sent = sendBytes(bytes);
    if (frame.kind == FrameKind::Credentials) explicit_bzero(bytes.data(), bytes.size());
    return sent;
}

bool ChildProcess::sendBytes(const std::string& bytes) {
    if (m_end) return false;
    const Deadline deadline = std::chrono::steady_clock::now() + kSendLimit;
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count =
            ::send(m_child.to.number(), bytes.data() + sent, bytes.size() - sent, MSG_NOSIGNAL);
        if (count >= 0) {
            sent += static_cast<std::size_t>(count);
            continue;
        }
        if (errno != EINTR && errno != EAGAIN) return false;
        if (isPast(deadline)) return false;
        takeErrors();
        pollfd ready{m_child.to.number(), POLLOUT, 0};
        poll(&ready, 1, millisecondsUntil(deadline));
    }
    return true;
}

Received ChildProcess::receive(Deadline deadline, const std::stop_token& stop) {
    eventfd_t earlier_stop = 0;
    eventfd_read(m_wake.number(), &earlier_stop);
    const std::stop_callback wake(stop, [fd = m_wake.number()] { eventfd_write(fd, 1); });
    while (true) {
        if (auto frame = m_decoder.next()) return {ReceiveEnd::Got, std::move(*frame)};
        if (m_decoder.broken()) return {ReceiveEnd::Broken, {}};
        if (stop.stop_requested()) return {ReceiveEnd::Stopped, {}};
        if (!m_child.from.isOpen()) return {ReceiveEnd::Closed, {}};
        std::array<pollfd, 3> ready{{{m_child.from.number(), POLLIN, 0},
                                     {m_wake.number(), POLLIN, 0},
                                     {m_child.errors.number(), POLLIN, 0}}};
        const int count = poll(ready.data(), ready.size(), millisecondsUntil(deadline));
        takeErrors();
        if (ready[0].revents != 0) {
            if (!takeFrames()) m_child.from.close();
        } else if (count <= 0 && isPast(deadline)) {
            return {ReceiveEnd::TimedOut, {}};
        }
    }
}

// False at the end of file.
bool ChildProcess::takeFrames() {
    std::array<char, 64UL * 1024> buffer;
    const ssize_t count = read(m_child.from.number(), buffer.data(), buffer.size());
    if (count > 0) m_decoder.feed({buffer.data(), static_cast<std::size_t>(count)});
    return count > 0 || (count < 0 && (errno == EINTR || errno == EAGAIN));
}

void ChildProcess::takeErrors() {
    std::array<char, 16UL * 1024> buffer;
    while (m_child.errors.isOpen()) {
        const ssize_t count = read(m_child.errors.number(), buffer.data(), buffer.size());
        if (count > 0) {
            m_errors.append(buffer.data(), static_cast<std::size_t>(count));
            if (m_errors.size() > kErrorRingBytes) m_errors.erase(0, m_errors.size() - kErrorRingBytes);
            continue;
        }
        if (count < 0 && errno == EINTR) continue;
        if (count == 0) m_child.errors.close();
        return;
    }
}

ChildEnd ChildProcess::end(std::chrono::milliseconds grace) {
    if (m_end) return *m_end;
    m_child.to.close();
    const Deadline deadline = std::chrono::steady_clock::now() + grace;
    bool ended = false;
    while (!ended && !isPast(deadline)) {
        takeErrors();
        if (m_child.from.isOpen() && !takeFrames()) m_child.from.close();
        std::array<pollfd, 3> ready{{{m_child.process.number(), POLLIN, 0},
                                     {m_child.from.number(), POLLIN, 0},
                                     {m_child.errors.number(), POLLIN, 0}}};
        poll(ready.data(), ready.size(), millisecondsUntil(deadline));
        ended = ready[0].revents != 0;
    }
    if (!ended) ::kill(m_child.pid, SIGKILL);
    int status = 0;
    while (waitpid(m_child.pid, &status, 0) < 0 && errno == EINTR) {
    }
    takeErrors();
    pollfd rest{m_child.from.number(), POLLIN, 0};
    while (m_child.from.isOpen() && poll(&rest, 1, 0) > 0)
        if (!takeFrames()) m_child.from.close();
    m_end = toEnd(status);
    return *m_end;
}

ChildEnd ChildProcess::kill() {
    if (!m_end) ::kill(m_child.pid, SIGKILL);
    return end(std::chrono::milliseconds{0});
}

std::chrono::nanoseconds ChildProcess::processorTime() const {
    clockid_t clock{};
    timespec used{};
    if (m_end || clock_getcpuclockid(m_child.pid, &clock) != 0 || clock_gettime(clock, &used) != 0) return {};
    return std::chrono::seconds(used.tv_sec) + std::chrono::nanoseconds(used.tv_nsec);
}

std::string ChildProcess::errorText() {
    takeErrors();
    return m_errors;
}

} // namespace scanner::worker
