// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/child_start.h"

#include <cerrno>
#include <condition_variable>
#include <csignal>
#include <cstring>
#include <functional>
#include <future>
#include <mutex>
#include <thread>

#include <fcntl.h>
#include <pthread.h>
#include <sys/prctl.h>
#include <sys/socket.h>
#include <sys/syscall.h>
#include <sys/wait.h>

#ifndef CLOSE_RANGE_CLOEXEC
#define CLOSE_RANGE_CLOEXEC (1U << 2)
#endif

// The C library's header declares it without C linkage (glibc 2.36).
extern "C" int pidfd_open(pid_t pid, unsigned int flags);

namespace scanner::worker {

namespace {

// The long-lived thread.
class Starter {
  public:
    static Starter& instance() {
        static Starter starter;
        return starter;
    }

    pid_t run(std::function<pid_t()> fork_child) {
        std::packaged_task<pid_t()> task(std::move(fork_child));
        auto answer = task.get_future();
        {
            const std::lock_guard lock(m_mutex);
            m_tasks.push_back(std::move(task));
        }
        m_wake.notify_one();
        return answer.get();
    }

  private:
    Starter() : m_thread([this](const std::stop_token& stop) { serve(stop); }) {}

    void serve(const std::stop_token& stop) {
        pthread_setname_np(pthread_self(), "child-starter");
        std::unique_lock lock(m_mutex);
        while (m_wake.wait(lock, stop, [this] { return !m_tasks.empty(); })) {
            auto task = std::move(m_tasks.back());
            m_tasks.pop_back();
            lock.unlock();
            task();
            lock.lock();
        }
    }

    std::mutex m_mutex;
    std::condition_variable_any m_wake;
    std::vector<std::packaged_task<pid_t()>> m_tasks;
    std::jthread m_thread; // last: ends before what it uses
};

struct Pair {
    Descriptor ours;
    Descriptor childs;
};

// Above 2, so that dup2 onto the standard descriptors never meets itself.
Descriptor lifted(int number) {
    if (number > 2 || number < 0) return Descriptor(number);
    const Descriptor low(number);
    return Descriptor(fcntl(number, F_DUPFD_CLOEXEC, 3));
}

std::optional<Pair> pipeFromChild() {
    int ends[2];
    if (pipe2(ends, O_CLOEXEC) != 0) return std::nullopt;
    Pair pair{lifted(ends[0]), lifted(ends[1])};
    fcntl(pair.ours.number(), F_SETFL, O_NONBLOCK);
    return pair;
}

std::optional<Pair> socketToChild() {
    int ends[2];
    if (socketpair(AF_UNIX, SOCK_STREAM | SOCK_CLOEXEC, 0, ends) != 0) return std::nullopt;
    Pair pair{lifted(ends[0]), lifted(ends[1])};
    fcntl(pair.ours.number(), F_SETFL, O_NONBLOCK);
    return pair;
}

std::vector<std::string> environmentOf(const ChildProgram& program) {
    std::vector<std::string> result;
    for (char** entry = environ; *entry != nullptr; ++entry) {
        const std::string_view text = *entry;
        if (!program.environment.contains(std::string(text.substr(0, text.find('=')))))
            result.emplace_back(text);
    }
    for (const auto& [name, value] : program.environment)
        result.push_back(std::string(name).append("=").append(value));
    return result;
}

std::vector<char*> pointers(std::vector<std::string>& texts) {
    std::vector<char*> result;
    result.reserve(texts.size() + 1);
    for (auto& text : texts)
        result.push_back(text.data());
    result.push_back(nullptr);
    return result;
}

// All that the child needs between fork and exec, where only async-signal-safe calls are allowed.
struct Launch {
    const char* file;
    char* const* arguments;
    char* const* environment;
    int in;
    int out;
    int errors; // -1: stay as they are
    int report; // errno goes here if exec fails
    pid_t parent;
};

void resetSignals() {
    sigset_t none;
    sigemptyset(&none);
    sigprocmask(SIG_SETMASK, &none, nullptr);
    signal(SIGPIPE, SIG_DFL);
    signal(SIGCHLD, SIG_DFL);
}

[[noreturn]] void become(const Launch& launch) {
    // A Ctrl-C in the terminal is for the program, which ends its workers in order.
    setpgid(0, 0);
    prctl(PR_SET_PDEATHSIG, SIGKILL);
    if (getppid() != launch.parent) _exit(127);
    resetSignals();
    dup2(launch.in, STDIN_FILENO);
    dup2(launch.out, STDOUT_FILENO);
    if (launch.errors >= 0) dup2(launch.errors, STDERR_FILENO);
    close_range(3, ~0U, CLOSE_RANGE_CLOEXEC);
    execve(launch.file, launch.arguments, launch.environment);
    const int reason = errno;
    [[maybe_unused]] const auto written = write(launch.report, &reason, sizeof reason);
    _exit(127);
}

// 0 if the program runs, else errno of exec.
int awaitExec(int report) {
    int reason = 0;
    ssize_t got = 0;
    do {
        got = read(report, &reason, sizeof reason);
    } while (got < 0 && errno == EINTR);
    return got == sizeof reason ? reason : 0;
}

std::string reasonText(const ChildProgram& program, int reason) {
    return program.file.string() + ": " + std::strerror(reason);
}

// Called by number: the function's header in Debian 12 cannot be used from C++.
Descriptor processDescriptor(pid_t pid) {
    return Descriptor(static_cast<int>(syscall(SYS_pidfd_open, pid, 0)));
}

} // namespace

std::optional<StartedChild> startChild(const ChildProgram& program, std::string& why) {
    auto to = socketToChild();
    auto from = pipeFromChild();
    auto errors = pipeFromChild();
    int report_ends[2] = {-1, -1};
    if (!to || !from || !errors || pipe2(report_ends, O_CLOEXEC) != 0) {
        why = reasonText(program, errno);
        return std::nullopt;
    }
    const Descriptor report(report_ends[0]);
    Descriptor child_report = lifted(report_ends[1]);

    std::vector<std::string> arguments{program.file.string()};
    arguments.insert(arguments.end(), program.arguments.begin(), program.arguments.end());
    auto environment = environmentOf(program);
    const auto argument_pointers = pointers(arguments);
    const auto environment_pointers = pointers(environment);
    const bool keeps_errors = program.errors == ChildErrors::Kept;
    const Launch launch{arguments.front().c_str(),   argument_pointers.data(),
                        environment_pointers.data(), to->childs.number(),
                        from->childs.number(),       keeps_errors ? errors->childs.number() : -1,
                        child_report.number(),       getpid()};

    const pid_t pid = Starter::instance().run([&launch] {
        const pid_t forked = fork();
        if (forked == 0) become(launch);
        return forked;
    });
    if (pid < 0) {
        why = "fork failed";
        return std::nullopt;
    }
    child_report.close();
    if (const int reason = awaitExec(report.number()); reason != 0) {
        waitpid(pid, nullptr, 0);
        why = reasonText(program, reason);
        return std::nullopt;
    }
    StartedChild child{pid, processDescriptor(pid), std::move(to->ours), std::move(from->ours), {}};
    if (keeps_errors) child.errors = std::move(errors->ours);
    return child;
}

} // namespace scanner::worker
