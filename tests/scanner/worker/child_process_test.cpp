// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/worker/child_process.h"

#include <catch2/catch.hpp>

#include <cerrno>
#include <csignal>
#include <thread>

#include <sched.h>
#include <sys/wait.h>
#include <unistd.h>

using namespace scanner::worker;
using namespace std::chrono_literals;

namespace {

std::unique_ptr<ChildProcess> startEcho(ChildErrors errors = ChildErrors::Kept) {
    std::string why;
    auto child = ChildProcess::start({ECHO_WORKER, {}, {{"OMP_THREAD_LIMIT", "1"}}, errors}, why);
    INFO(why);
    REQUIRE(child);
    return child;
}

Deadline soon() {
    return std::chrono::steady_clock::now() + 30s;
}

std::string echoed(ChildProcess& child, const std::string& payload) {
    REQUIRE(child.send({FrameKind::Ping, 9, payload}));
    const Received received = child.receive(soon(), {});
    REQUIRE(received.end == ReceiveEnd::Got);
    CHECK(received.frame.request == 9);
    return received.frame.payload;
}

} // namespace

TEST_CASE("A child gets frames and answers them") {
    auto child = startEcho();
    CHECK(echoed(*child, R"({"a":1})") == R"({"a":1})");
    CHECK(echoed(*child, std::string(900'000, 'x')).size() == 900'000);
}

TEST_CASE("A child sees the environment that was added for it") {
    CHECK(echoed(*startEcho(), "environment") == "1");
}

TEST_CASE("A child inherits no descriptor beyond the standard three") {
    int ends[2];
    REQUIRE(pipe(ends) == 0); // not close-on-exec, as foreign libraries leave them
    auto child = startEcho();
    // 3 is the child's private descriptor for frames.
    CHECK(echoed(*child, "descriptors") == "4");
    close(ends[0]);
    close(ends[1]);
}

TEST_CASE("What a library prints to stdout lands with the errors and spoils no frame") {
    auto child = startEcho();
    CHECK(echoed(*child, "print") == "print");
    CHECK(child->errorText() == "a library that prints\n");
    CHECK(echoed(*child, "complain") == "complain");
    CHECK(child->errorText() == "a library that prints\na library that complains\n");
}

TEST_CASE("A child that crashes closes the channel, and its signal is known") {
    auto child = startEcho();
    REQUIRE(child->send({FrameKind::Ping, 1, "abort"}));
    CHECK(child->receive(soon(), {}).end == ReceiveEnd::Closed);
    const ChildEnd end = child->end(30s);
    CHECK(end.signalled);
    CHECK(end.value == SIGABRT);
    CHECK_FALSE(child->send({FrameKind::Ping, 2, ""}));
}

TEST_CASE("Writing to a child that has gone fails without a signal") {
    auto child = startEcho();
    REQUIRE(::kill(child->pid(), SIGKILL) == 0);
    CHECK(child->receive(soon(), {}).end == ReceiveEnd::Closed);
    CHECK_FALSE(child->send({FrameKind::Ping, 1, std::string(500'000, 'x')}));
}

TEST_CASE("The deadline ends the wait for a silent child") {
    auto child = startEcho();
    REQUIRE(child->send({FrameKind::Ping, 1, "sleep"}));
    CHECK(child->receive(std::chrono::steady_clock::now() + 20ms, {}).end == ReceiveEnd::TimedOut);
}

TEST_CASE("A stop from another thread ends the wait, and the child can be used afterwards") {
    auto child = startEcho();
    std::stop_source stop;
    std::jthread stopper([&stop] { stop.request_stop(); });
    CHECK(child->receive(soon(), stop.get_token()).end == ReceiveEnd::Stopped);
    stopper.join();
    CHECK(echoed(*child, "still there") == "still there");
}

TEST_CASE("A silent child is killed after its grace and reaped") {
    auto child = startEcho();
    REQUIRE(child->send({FrameKind::Ping, 1, "sleep"}));
    const pid_t pid = child->pid();
    const ChildEnd end = child->end(10ms);
    CHECK(end.signalled);
    CHECK(end.value == SIGKILL);
    CHECK(waitpid(pid, nullptr, WNOHANG) == -1);
    CHECK(errno == ECHILD);
}

TEST_CASE("A child ends by itself when its stdin is closed or it is told to") {
    CHECK(startEcho()->end(30s).value == 5);
    auto child = startEcho();
    REQUIRE(child->send({FrameKind::Bye, 1, ""}));
    CHECK(child->receive(soon(), {}).end == ReceiveEnd::Closed);
    CHECK(child->end(30s).value == 7);
}

TEST_CASE("The end of its owner kills and reaps a child") {
    pid_t pid = 0;
    {
        auto child = startEcho();
        REQUIRE(child->send({FrameKind::Ping, 1, "sleep"}));
        pid = child->pid();
    }
    CHECK(waitpid(pid, nullptr, WNOHANG) == -1);
    CHECK(errno == ECHILD);
}

TEST_CASE("A child that is killed does not see the end of its input first") {
    // One processor for both, and the child before us: what it saw, it often acts upon before it is killed.
    cpu_set_t one;
    CPU_ZERO(&one);
    CPU_SET(0, &one);
    for (int i = 0; i < 50; ++i) {
        auto child = startEcho();
        CHECK(echoed(*child, "ready") == "ready");
        REQUIRE(sched_setaffinity(child->pid(), sizeof one, &one) == 0);
        ChildEnd end;
        std::jthread([&] {
            const sched_param none{};
            sched_setaffinity(0, sizeof one, &one);
            sched_setscheduler(0, SCHED_IDLE, &none);
            end = child->kill();
        }).join();
        REQUIRE(end.signalled);
        CHECK(end.value == SIGKILL);
    }
}

TEST_CASE("A child lives on when the thread that started it ends") {
    std::unique_ptr<ChildProcess> child;
    std::jthread([&child] { child = startEcho(); }).join();
    CHECK(echoed(*child, "alive") == "alive");
}

TEST_CASE("A program that is not there, or no program, cannot be started, and the reason is told") {
    std::string why;
    CHECK_FALSE(ChildProcess::start({"/nonexistent/worker", {}, {}, ChildErrors::Kept}, why));
    CHECK(why == "/nonexistent/worker: No such file or directory");
    CHECK_FALSE(ChildProcess::start({"/etc/passwd", {}, {}, ChildErrors::Kept}, why));
    CHECK(why == "/etc/passwd: Permission denied");
}

TEST_CASE("Output that is no frame is told apart from an end") {
    std::string why;
    auto child = ChildProcess::start({"/bin/echo", {"this is no frame at all"}, {}, ChildErrors::Kept}, why);
    REQUIRE(child);
    CHECK(child->receive(soon(), {}).end == ReceiveEnd::Broken);
    CHECK(child->brokenBytes() == "this is no frame at all\n");
}

TEST_CASE("The ring keeps the last 256 KiB of a child's errors") {
    std::string why;
    auto child = ChildProcess::start({"/bin/sh",
                                      {"-c", "head -c 300000 /dev/zero | tr '\\0' a >&2; printf end >&2"},
                                      {},
                                      ChildErrors::Kept},
                                     why);
    REQUIRE(child);
    CHECK(child->receive(soon(), {}).end == ReceiveEnd::Closed);
    child->end(30s);
    const std::string text = child->errorText();
    CHECK(text.size() == 256UL * 1024);
    CHECK(text.substr(text.size() - 4) == "aend");
}
