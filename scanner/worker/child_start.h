// SPDX-License-Identifier: GPL-3.0-or-later
// Starts a worker program with pipes on its stdin and stdout. The child dies with this program: the kernel
// ties that to the *thread* that forked, so one thread that lives as long as the program does all the
// starting. Any thread.
#pragma once

#include "scanner/worker/descriptor.h"

#include <filesystem>
#include <map>
#include <optional>
#include <string>
#include <vector>

#include <sys/types.h>

namespace scanner::worker {

enum class ChildErrors {
    Inherited, // the child writes to our stderr
    Kept,      // into a ring of 256 KiB, read back by ChildProcess::errorText()
};

struct ChildProgram {
    std::filesystem::path file;
    std::vector<std::string> arguments;
    // Added to our own environment, or replacing what is there, e.g. OMP_THREAD_LIMIT=1.
    std::map<std::string, std::string> environment;
    ChildErrors errors = ChildErrors::Kept;
};

struct StartedChild {
    pid_t pid = -1;
    Descriptor process; // a pidfd: readable when the child has ended
    Descriptor to;      // a socket, non-blocking, so that writing to a dead child raises no SIGPIPE
    Descriptor from;    // non-blocking
    Descriptor errors;  // non-blocking; closed if they are inherited
};

// Nothing, with the reason in English in `why`, if the program cannot be started (also: not found, not
// executable).
std::optional<StartedChild> startChild(const ChildProgram& program, std::string& why);

} // namespace scanner::worker
