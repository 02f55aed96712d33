// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pdf/output_pipe.h"

#include <cerrno>
#include <utility>

#include <fcntl.h>
#include <unistd.h>

namespace scanner::pdf {
namespace {

constexpr std::size_t kBufferBytes = std::size_t{256} * 1024;

} // namespace

OutputPipe::OutputPipe(const std::filesystem::path& target)
    : Pipeline("output", nullptr)
    , m_file(open(target.c_str(), O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC, 0600)) {
    if (m_file < 0) m_error = errno;
}

OutputPipe::~OutputPipe() {
    if (m_file >= 0) ::close(m_file);
}

void OutputPipe::write(unsigned char const* data, std::size_t size) {
    if (m_error != 0) return;
    m_buffer.append(reinterpret_cast<const char*>(data), size);
    if (m_buffer.size() >= kBufferBytes) flush();
}

int OutputPipe::close() {
    flush();
    if (m_file >= 0 && ::close(std::exchange(m_file, -1)) != 0 && m_error == 0) m_error = errno;
    return m_error;
}

void OutputPipe::flush() {
    std::size_t written = 0;
    while (m_error == 0 && written < m_buffer.size()) {
        const ssize_t count = ::write(m_file, m_buffer.data() + written, m_buffer.size() - written);
        if (count < 0 && errno != EINTR) m_error = errno;
        if (count > 0) written += static_cast<std::size_t>(count);
    }
    m_buffer.clear();
}

} // namespace scanner::pdf
