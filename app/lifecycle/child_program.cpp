// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/lifecycle/child_program.h"

#include <fcntl.h>
#include <spawn.h>
#include <sys/wait.h>
#include <unistd.h>

#include <cerrno>

namespace app::lifecycle {
namespace {

constexpr char kNowhere[] = "/dev/null";

// -1: not started. `output` -1: nobody reads it.
pid_t start(const std::vector<std::string>& words, int output) {
    std::vector<char*> arguments;
    arguments.reserve(words.size() + 1);
    for (const auto& word : words)
        arguments.push_back(const_cast<char*>(word.c_str()));
    arguments.push_back(nullptr);
    posix_spawn_file_actions_t actions;
    posix_spawn_file_actions_init(&actions);
    posix_spawn_file_actions_addopen(&actions, STDIN_FILENO, kNowhere, O_RDONLY, 0);
    posix_spawn_file_actions_addopen(&actions, STDERR_FILENO, kNowhere, O_WRONLY, 0);
    if (output < 0)
        posix_spawn_file_actions_addopen(&actions, STDOUT_FILENO, kNowhere, O_WRONLY, 0);
    else
        posix_spawn_file_actions_adddup2(&actions, output, STDOUT_FILENO);
    pid_t child = -1;
    const int failed = ::posix_spawnp(&child, arguments[0], &actions, nullptr, arguments.data(), environ);
    posix_spawn_file_actions_destroy(&actions);
    return failed == 0 ? child : -1;
}

int statusOf(pid_t child) {
    int status = 0;
    if (child < 0) return -1;
    while (::waitpid(child, &status, 0) < 0)
        if (errno != EINTR) return -1;
    return WIFEXITED(status) ? WEXITSTATUS(status) : -1;
}

} // namespace

int runProgram(const std::vector<std::string>& words) {
    return statusOf(start(words, -1));
}

std::string outputOf(const std::vector<std::string>& words) {
    int ends[2];
    if (::pipe2(ends, O_CLOEXEC) != 0) return {};
    const auto child = start(words, ends[1]);
    ::close(ends[1]);
    std::string output;
    char part[4096];
    for (ssize_t got = 0; (got = ::read(ends[0], part, sizeof part)) != 0;) {
        if (got > 0) output.append(part, static_cast<std::size_t>(got));
        if (got < 0 && errno != EINTR) break;
    }
    ::close(ends[0]);
    (void)statusOf(child);
    return output;
}

std::string firstLineOf(const std::string& text) {
    return text.substr(0, text.find('\n'));
}

} // namespace app::lifecycle
