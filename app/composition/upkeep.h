// SPDX-License-Identifier: GPL-3.0-or-later
// What the counter's PC does for itself beside the work, on a thread of its own with low priority: the day's
// backup, the reserve on the disk, what need not be kept any longer, and what a change of keys left to do.
// What went wrong with a backup stands until one succeeds. Any thread.
#pragma once

#include "core/base/error.h"
#include "core/ports/disk_reserve.h"
#include "core/usecases/back_up.h"
#include "core/usecases/resealing.h"
#include "core/usecases/retention.h"

#include <chrono>
#include <condition_variable>
#include <filesystem>
#include <functional>
#include <mutex>
#include <optional>
#include <thread>

namespace app::composition {

class Upkeep {
  public:
    struct Rhythm {
        std::chrono::milliseconds first; // from the start: the clerk signs in and begins undisturbed
        std::chrono::milliseconds again; // from one look at what is due to the next
    };
    static constexpr Rhythm kQuiet{std::chrono::minutes(2), std::chrono::minutes(10)};

    // An empty folder: there is never a backup, and nothing to complain of. The others outlive this.
    Upkeep(core::usecases::BackUp& backingUp, core::usecases::Retention& retaining,
           core::usecases::Resealing& resealing, core::ports::DiskReserve& reserve,
           std::filesystem::path folder, Rhythm rhythm = kQuiet);
    // A backup that is being made is given up; the next start makes it.
    ~Upkeep() = default;

    [[nodiscard]] std::optional<core::base::Error> trouble() const;
    // Called from the backup's thread after each try; replace with nothing to detach.
    void onChange(std::function<void()> listener);

  private:
    void work(const std::stop_token& stop);
    void backUpIfDue(const std::stop_token& stop);
    void tell(std::optional<core::base::Error> trouble);

    core::usecases::BackUp& m_backingUp;
    core::usecases::Retention& m_retaining;
    core::usecases::Resealing& m_resealing;
    core::ports::DiskReserve& m_reserve;
    const std::filesystem::path m_folder;
    const Rhythm m_rhythm;
    mutable std::mutex m_mutex;
    std::condition_variable_any m_tick;
    std::optional<core::base::Error> m_trouble;
    std::function<void()> m_listener;
    std::jthread m_thread; // last: it uses all above
};

} // namespace app::composition
