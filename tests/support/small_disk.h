// SPDX-License-Identifier: GPL-3.0-or-later
// While it lives no file of this process, or of one that it starts, grows beyond so many bytes: what a full
// disk looks like to a writer.
#pragma once

#include <sys/resource.h>

#include <csignal>

namespace tests {

class SmallDisk {
  public:
    explicit SmallDisk(rlim_t bytes) : m_handler(std::signal(SIGXFSZ, SIG_IGN)) {
        getrlimit(RLIMIT_FSIZE, &m_before);
        const rlimit small{bytes, m_before.rlim_max};
        setrlimit(RLIMIT_FSIZE, &small);
    }
    ~SmallDisk() {
        setrlimit(RLIMIT_FSIZE, &m_before);
        std::signal(SIGXFSZ, m_handler);
    }
    SmallDisk(const SmallDisk&) = delete;
    SmallDisk& operator=(const SmallDisk&) = delete;

  private:
    rlimit m_before{};
    void (*m_handler)(int);
};

} // namespace tests
