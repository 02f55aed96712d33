// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/daily_backup.h"

#include "core/base/log.h"

#include <pthread.h>
#include <sys/resource.h>

#include <utility>

namespace app::composition {

namespace base = core::base;

namespace {
constexpr int kLowPriority = 10;
} // namespace

DailyBackup::DailyBackup(core::usecases::BackUp& backingUp, std::filesystem::path folder, Rhythm rhythm)
    : m_backingUp(backingUp), m_folder(std::move(folder)), m_rhythm(rhythm) {
    if (!m_folder.empty()) m_thread = std::jthread([this](const std::stop_token& stop) { work(stop); });
}

std::optional<base::Error> DailyBackup::trouble() const {
    const std::scoped_lock lock(m_mutex);
    return m_trouble;
}

void DailyBackup::onChange(std::function<void()> listener) {
    const std::scoped_lock lock(m_mutex);
    m_listener = std::move(listener);
}

void DailyBackup::work(const std::stop_token& stop) {
    pthread_setname_np(pthread_self(), "backup");
    setpriority(PRIO_PROCESS, 0, kLowPriority); // of this thread alone, on Linux
    auto pause = m_rhythm.first;
    while (!stop.stop_requested()) {
        {
            std::unique_lock lock(m_mutex);
            m_tick.wait_for(lock, stop, pause, [] { return false; });
        }
        if (!stop.stop_requested()) backUpIfDue(stop);
        pause = m_rhythm.again;
    }
}

void DailyBackup::backUpIfDue(const std::stop_token& stop) {
    const auto due = m_backingUp.isDue();
    if (!due) return tell(due.error());
    if (!*due) return;
    const auto report = m_backingUp.run(m_folder, stop);
    if (stop.stop_requested()) return;
    tell(report ? std::nullopt : std::optional<base::Error>(report.error()));
}

void DailyBackup::tell(std::optional<base::Error> trouble) {
    if (trouble) base::log(base::LogLevel::Warning, "backup", base::describe(*trouble));
    // Under the lock: whoever has detached is never called again.
    const std::scoped_lock lock(m_mutex);
    m_trouble = std::move(trouble);
    if (m_listener) m_listener();
}

} // namespace app::composition
