// SPDX-License-Identifier: GPL-3.0-or-later
// Programs of the system, run to their end. Blocks; any thread.
#pragma once

#include <string>
#include <vector>

namespace app::lifecycle {

// The first word is looked for in PATH. Exit status; -1: not started, or ended by a signal.
int runProgram(const std::vector<std::string>& words);
// What it wrote to its standard output, whatever its status; empty when it was not started.
std::string outputOf(const std::vector<std::string>& words);
std::string firstLineOf(const std::string& text);

} // namespace app::lifecycle
