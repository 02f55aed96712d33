// SPDX-License-Identifier: GPL-3.0-or-later
// The catalogue's imports (000001.release ...) from the counter into a folder of backups and back. In the
// backup each has its SHA-256 in its name: 000001-<hex>.release. They hold no personal data, belong to no
// single copy of the database, and what the counter has last is what lies there; a counter that has none
// takes none away. One thread at a time.
#pragma once

#include "core/ports/file_system.h"
#include "core/ports/secrets.h"

#include <filesystem>
#include <stop_token>
#include <string_view>
#include <vector>

namespace core::store::backup {

struct RestoredReleases {
    int restored = 0;
    int lost = 0; // a damaged or missing one, and all behind it: each stands on those before
};

class ReleaseCopy {
  public:
    ReleaseCopy(core::ports::FileSystem& disk, core::ports::Secrets& secrets, std::filesystem::path counter,
                std::filesystem::path backup)
        : m_disk(disk), m_secrets(secrets), m_counter(std::move(counter)), m_backup(std::move(backup)) {}

    // Durable when it answers. `readAgain`: what is there already is hashed, and replaced when it is spoilt.
    // Errors: Failed when it was stopped; StoreCode.
    [[nodiscard]] core::base::Result<void> backUp(bool readAgain, const std::stop_token& stop);
    // Durable when it answers. Errors: StoreCode of the counter's disk.
    [[nodiscard]] core::base::Result<RestoredReleases> restore();

  private:
    [[nodiscard]] core::base::Result<std::vector<std::filesystem::path>>
    releasesIn(const std::filesystem::path& folder);
    [[nodiscard]] core::base::Result<void> put(const std::filesystem::path& file, std::string_view bytes);

    core::ports::FileSystem& m_disk;
    core::ports::Secrets& m_secrets;
    std::filesystem::path m_counter; // of the data folder; may not be there
    std::filesystem::path m_backup;
};

} // namespace core::store::backup
