// SPDX-License-Identifier: GPL-3.0-or-later
// The reserve as a file of written blocks in the data folder, "ballast": deleted when the disk is full. Any
// thread.
#pragma once

#include "core/ports/disk_reserve.h"
#include "core/ports/file_system.h"

#include <filesystem>
#include <mutex>

namespace core::store {

class Ballast final : public core::ports::DiskReserve {
  public:
    static constexpr std::int64_t kSize_bytes = std::int64_t{16} << 20;
    static constexpr std::int64_t kNoScansBelow_bytes = 250'000'000;
    static constexpr std::int64_t kOnlyReceiptsBelow_bytes = 50'000'000;

    Ballast(core::ports::FileSystem& disk, std::filesystem::path folder)
        : m_disk(disk), m_folder(std::move(folder)) {}

    [[nodiscard]] core::ports::DiskRoom room() override;
    [[nodiscard]] std::int64_t free_mb() override;
    [[nodiscard]] bool giveUp() override;
    // There is room for it when scans are still allowed beside it.
    void layBy() override;

  private:
    [[nodiscard]] std::filesystem::path file() const { return m_folder / "ballast"; }

    core::ports::FileSystem& m_disk;
    std::filesystem::path m_folder;
    std::mutex m_mutex; // one thread gives up or lays by
};

} // namespace core::store
