// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ballast.h"

#include "core/base/log.h"

#include <string>

namespace core::store {

namespace base = core::base;
using core::ports::DiskRoom;

namespace {

constexpr std::int64_t kMegabyte = 1'000'000;

// Blocks that a file system can neither leave out nor fold together.
std::string writtenBlocks() {
    std::string bytes(static_cast<std::size_t>(Ballast::kSize_bytes), '\0');
    std::uint64_t state = 0x9E3779B97F4A7C15;
    for (auto& byte : bytes) {
        state = state * 6364136223846793005U + 1442695040888963407U;
        byte = static_cast<char>(state >> 56U);
    }
    return bytes;
}

} // namespace

DiskRoom Ballast::room() {
    const auto free = m_disk.freeBytes(m_folder);
    if (!free || *free >= kNoScansBelow_bytes) return DiskRoom::Enough;
    return *free >= kOnlyReceiptsBelow_bytes ? DiskRoom::NoScans : DiskRoom::OnlyReceipts;
}

std::int64_t Ballast::free_mb() {
    return m_disk.freeBytes(m_folder).value_or(0) / kMegabyte;
}

bool Ballast::giveUp() {
    const std::scoped_lock lock(m_mutex);
    if (!m_disk.exists(file())) return false;
    const auto gone = m_disk.remove(file());
    base::log(base::LogLevel::Warning, "store",
              gone ? "the disk is full: the ballast was given up" : base::describe(gone.error()));
    return gone.has_value();
}

void Ballast::layBy() {
    const std::scoped_lock lock(m_mutex);
    const auto size = m_disk.exists(file()) ? m_disk.size(file()).value_or(0) : 0;
    if (size == kSize_bytes) return;
    const auto free = m_disk.freeBytes(m_folder);
    if (!free || *free + size < kNoScansBelow_bytes + kSize_bytes) return;
    if (auto written = m_disk.write(file(), writtenBlocks()); !written) {
        base::log(base::LogLevel::Warning, "store", "no ballast: " + base::describe(written.error()));
        (void)m_disk.remove(file());
    }
}

} // namespace core::store
