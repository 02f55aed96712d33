// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/upkeep.h"

#include "core/base/log.h"

#include <pthread.h>
#include <sys/resource.h>

#include <utility>

namespace app::composition {

namespace base = core::base;

namespace {
constexpr int kLowPriority = 10;
} // namespace

Upkeep::Upkeep(core::usecases::BackUp& backingUp, core::usecases::Retention& retaining,
               core::usecases::Resealing& resealing, core::ports::DiskReserve& reserve,
               std::filesystem::path folder, Rhythm rhythm)
    : m_backingUp(backingUp)
    , m_retaining(retaining)
    , m_resealing(resealing)
    , m_reserve(reserve)
    , m_folder(std::move(folder))
    , m_rhythm(rhythm)
    , m_thread([this](const std::stop_token& stop) { work(stop); }) {}

std::optional<base::Error> Upkeep::trouble() const {
    const std::scoped_lock lock(m_mutex);
    return m_trouble;
}

void Upkeep::onChange(std::function<void()> listener) {
    const std::scoped_lock lock(m_mutex);
    m_listener = std::move(listener);
}

void Upkeep::work(const std::stop_token& stop) {
    pthread_setname_np(pthread_self(), "upkeep");
    setpriority(PRIO_PROCESS, 0, kLowPriority); // of this thread alone, on Linux
    auto pause = m_rhythm.first;
    for (;;) {
        {
            std::unique_lock lock(m_mutex);
            m_tick.wait_for(lock, stop, pause, [] { return false; });
        }
        if (stop.stop_requested()) return;
        m_reserve.layBy();
        if (auto kept = m_retaining.keepUp(); !kept)
            base::log(base::LogLevel::Warning, "retention", base::describe(kept.error()));
        if (auto resealed = m_resealing.carryOn(stop); !resealed)
            base::log(base::LogLevel::Warning, "keys", base::describe(resealed.error()));
        if (!m_folder.empty()) backUpIfDue(stop);
        pause = m_rhythm.again;
    }
}

void Upkeep::backUpIfDue(const std::stop_token& stop) {
    const auto due = m_backingUp.isDue();
    if (!due) return tell(due.error());
    if (!*due) return;
    const auto report = m_backingUp.run(m_folder, stop);
    if (stop.stop_requested()) return;
    tell(report ? std::nullopt : std::optional<base::Error>(report.error()));
}

void Upkeep::tell(std::optional<base::Error> trouble) {
    if (trouble) base::log(base::LogLevel::Warning, "backup", base::describe(*trouble));
    // Under the lock: whoever has detached is never called again.
    const std::scoped_lock lock(m_mutex);
    m_trouble = std::move(trouble);
    if (m_listener) m_listener();
}

} // namespace app::composition
