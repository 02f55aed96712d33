// SPDX-License-Identifier: GPL-3.0-or-later
// Real programs as judges: what a command printed, and how it ended.
#pragma once

#include <array>
#include <cstdio>
#include <string>

namespace tests {

struct CommandResult {
    int status = -1; // 0: success
    std::string output;
};

inline CommandResult run(const std::string& command) {
    CommandResult result;
    FILE* pipe = popen(command.c_str(), "r");
    if (!pipe) return result;
    std::array<char, 4096> buffer;
    while (const std::size_t count = fread(buffer.data(), 1, buffer.size(), pipe)) {
        result.output.append(buffer.data(), count);
    }
    result.status = pclose(pipe);
    return result;
}

inline std::string outputOf(const std::string& command) {
    return run(command).output;
}

// As one word for the shell.
inline std::string quoted(const std::string& word) {
    std::string out = "'";
    for (const char c : word) {
        if (c == '\'')
            out += "'\\''";
        else
            out += c;
    }
    return out + "'";
}

} // namespace tests
