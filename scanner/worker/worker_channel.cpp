// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/worker_channel.h"

#include <array>
#include <cerrno>
#include <csignal>

#include <fcntl.h>
#include <string.h>
#include <sys/resource.h>
#include <unistd.h>

namespace scanner::worker {

namespace {

constexpr int kBrokenFrame = 3;

constexpr bool isSanitized() {
#if defined(__SANITIZE_ADDRESS__) || defined(__SANITIZE_THREAD__)
    return true;
#else
    return false;
#endif
}

} // namespace

WorkerChannel::WorkerChannel() {
    signal(SIGPIPE, SIG_IGN);
    m_out = fcntl(STDOUT_FILENO, F_DUPFD_CLOEXEC, 3);
    dup2(STDERR_FILENO, STDOUT_FILENO);
}

void WorkerChannel::send(FrameKind kind, std::uint32_t request, std::string payload) {
    const std::string bytes = encode({kind, request, std::move(payload)});
    const std::lock_guard lock(m_sending);
    std::size_t sent = 0;
    while (sent < bytes.size()) {
        const ssize_t count = write(m_out, bytes.data() + sent, bytes.size() - sent);
        if (count < 0 && errno == EINTR) continue;
        if (count < 0) _exit(0);
        sent += static_cast<std::size_t>(count);
    }
}

std::optional<Frame> WorkerChannel::receive() {
    std::array<char, 16UL * 1024> buffer;
    while (true) {
        if (auto frame = m_decoder.next()) return frame;
        if (m_decoder.broken()) endOnBrokenFrame();
        const ssize_t count = read(STDIN_FILENO, buffer.data(), buffer.size());
        if (count < 0 && errno == EINTR) continue;
        if (count <= 0) return std::nullopt;
        m_decoder.feed({buffer.data(), static_cast<std::size_t>(count)});
        explicit_bzero(buffer.data(), static_cast<std::size_t>(count)); // it may have been a password
    }
}

void endOnBrokenFrame() {
    _exit(kBrokenFrame);
}

void limitProcess(std::uint64_t address_space_bytes) {
    const rlimit no_core{0, 0};
    setrlimit(RLIMIT_CORE, &no_core);
    if (isSanitized()) return;
    const rlimit space{address_space_bytes, address_space_bytes};
    setrlimit(RLIMIT_AS, &space);
}

} // namespace scanner::worker
