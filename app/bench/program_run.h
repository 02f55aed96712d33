// SPDX-License-Identifier: GPL-3.0-or-later
// Programs of others, run and weighed. Any thread.
#pragma once

#include <filesystem>
#include <map>
#include <string>
#include <vector>

namespace app::bench {

struct ProgramRun {
    int status = -1; // exit status; -1: not started, or ended by a signal
    double seconds = 0;
    double cpuSeconds = 0; // with all that it started and waited for
};

// The first word is looked for in PATH. Output and complaints go to `log`, added to what is there.
ProgramRun runProgram(const std::vector<std::string>& words, const std::filesystem::path& log,
                      const std::map<std::string, std::string>& environment = {});
// Its last 300 bytes: where a program says why it ended.
std::string endOf(const std::filesystem::path& log);
bool isInstalled(const std::string& program);

// CPU of this process, or of the children that it has waited for, so far.
double ownCpuSeconds();
double childrenCpuSeconds();

} // namespace app::bench
