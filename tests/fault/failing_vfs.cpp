// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/fault/failing_vfs.h"

#include <csignal>
#include <filesystem>

namespace tests {

void FailingVfs::failAt(int call, Fault fault) {
    const std::scoped_lock lock(m_mutex);
    m_calls = 0;
    m_failing = call;
    m_fault = fault;
    m_fired = false;
    m_what.clear();
}

void FailingVfs::disarm() {
    const std::scoped_lock lock(m_mutex);
    m_failing = 0;
}

bool FailingVfs::fired() const {
    const std::scoped_lock lock(m_mutex);
    return m_fired;
}

std::string FailingVfs::what() const {
    const std::scoped_lock lock(m_mutex);
    return m_what;
}

VfsWatch::Fate FailingVfs::before(std::string_view call, const char* file) {
    const std::scoped_lock lock(m_mutex);
    if (m_failing == 0 || (m_fault == Fault::Full && call != "xWrite")) return Fate::Goes;
    ++m_calls;
    if (m_calls != m_failing && !(m_fault == Fault::FromNow && m_calls > m_failing)) return Fate::Goes;
    if (m_fault == Fault::Death) ::raise(SIGKILL);
    if (!m_fired)
        m_what = std::string(call) + " " + std::filesystem::path(file ? file : "").filename().string();
    m_fired = true;
    return m_fault == Fault::Full ? Fate::NoRoom : Fate::Fails;
}

} // namespace tests
