// SPDX-License-Identifier: GPL-3.0-or-later
// Sticks as the desktop mounts them. Blocks; any thread.
#pragma once

#include <filesystem>
#include <vector>

namespace app::counter {

// Those that are in now, by name: whatever is mounted below /media or /run/media (udisks2(8)).
[[nodiscard]] std::vector<std::filesystem::path> sticks();

// Receipts of bundles (.cfr) in the stick's folder and in those in it, by name. A stick that goes in the
// middle has none more.
[[nodiscard]] std::vector<std::filesystem::path> receiptsOn(const std::filesystem::path& stick);

} // namespace app::counter
