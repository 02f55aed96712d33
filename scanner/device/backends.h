// SPDX-License-Identifier: GPL-3.0-or-later
// The drivers that this PC is set up for. Any thread.
#pragma once

#include <filesystem>
#include <string>
#include <vector>

namespace scanner::device {

// Those of dll.conf and of dll.d, in SANE's order, each once. Without `escl` where `airscan` is: both would
// show the same scanners, and airscan knows more of them.
std::vector<std::string> systemBackends(const std::filesystem::path& system);

// Looks for scanners in the network only: asked beside the others, because it waits for answers.
bool isNetworkBackend(const std::string& backend);

} // namespace scanner::device
