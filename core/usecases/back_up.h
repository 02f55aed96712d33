// SPDX-License-Identifier: GPL-3.0-or-later
// The counter's data are copied to another disk, once a day on their own or when somebody asks. Any thread
// but the GUI's; one backup at a time.
#pragma once

#include "core/base/result.h"
#include "core/ports/backups.h"
#include "core/ports/clock.h"
#include "core/ports/store.h"

#include <filesystem>
#include <stop_token>

namespace core::usecases {

class BackUp {
  public:
    BackUp(core::ports::Store& store, core::ports::Backups& backups, const core::ports::Clock& clock);

    // Errors: those of Backups::make, and StoreCode when it cannot be written down.
    [[nodiscard]] core::base::Result<core::ports::BackupReport> run(const std::filesystem::path& folder,
                                                                    const std::stop_token& stop = {});

    // The date is another one than at the last backup, or the PC was switched on since: a clock that stands
    // still puts no backup off.
    [[nodiscard]] core::base::Result<bool> isDue();
    // From now on a backup is due. Inside a transaction of the store.
    [[nodiscard]] static core::base::Result<void> forgetLast(core::ports::Books& books);

  private:
    core::ports::Store& m_store;
    core::ports::Backups& m_backups;
    const core::ports::Clock& m_clock;
};

} // namespace core::usecases
