// SPDX-License-Identifier: GPL-3.0-or-later
// The program's log: a rotating file in the data folder, and stderr where asked for. Called once, from
// main().
#pragma once

#include <filesystem>

namespace app::lifecycle {

// At most 3 files of 1 MiB. A folder that cannot be written leaves the program without a log file, never
// without a program.
void startLog(const std::filesystem::path& folder, bool alsoToStderr);

} // namespace app::lifecycle
