// SPDX-License-Identifier: GPL-3.0-or-later
// A running worker program and the frames to and from it. Its owner may use it from any thread, one at a
// time. It is killed and reaped with its owner, and by the kernel should this program die: no orphan, no
// zombie.
#pragma once

#include "scanner/worker/child_start.h"
#include "scanner/worker/frame.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace scanner::worker {

using Deadline = std::chrono::steady_clock::time_point;

enum class ReceiveEnd {
    Got,      // a frame
    Closed,   // the child closed its side: it has ended or is about to
    TimedOut, // the deadline passed
    Stopped,  // by the stop_token
    Broken,   // what came is no frame of ours
};

struct Received {
    ReceiveEnd end{};
    Frame frame; // only with Got
};

struct ChildEnd {
    bool signalled = false; // by a signal of its own or by our SIGKILL
    int value = 0;          // exit code, or number of the signal
};

class ChildProcess {
  public:
    // Nothing, with the reason in English in `why`, if it cannot be started.
    static std::unique_ptr<ChildProcess> start(const ChildProgram& program, std::string& why);
    ~ChildProcess();
    ChildProcess(const ChildProcess&) = delete;
    ChildProcess& operator=(const ChildProcess&) = delete;

    [[nodiscard]] pid_t pid() const { return m_child.pid; }

    // False if the child is gone, or has not read for 5 s. Of Credentials no copy stays behind here.
    bool send(const Frame& frame);
    Received receive(Deadline deadline, const std::stop_token& stop);

    // Lets it end by itself (end of file on its stdin) within the grace, then SIGKILL. Reaps. May be called
    // twice.
    ChildEnd end(std::chrono::milliseconds grace);
    // SIGKILL and reap. It does nothing more, not even what it would do at the end of its stdin.
    ChildEnd kill();

    // After end(): a frame that nobody had received.
    std::optional<Frame> unreadFrame() { return m_decoder.next(); }
    // Of the processor, used since it started; nothing once it was reaped.
    [[nodiscard]] std::chrono::nanoseconds processorTime() const;

    // The last 256 KiB that it wrote to stderr; empty if inherited.
    [[nodiscard]] std::string errorText();
    // The first bytes of what was no frame, for the log.
    [[nodiscard]] std::string_view brokenBytes() const { return m_decoder.remainder(); }

  private:
    explicit ChildProcess(StartedChild child);
    bool sendBytes(const std::string& bytes);
    bool takeFrames();
    void takeErrors();

    StartedChild m_child;
    Descriptor m_wake; // an eventfd, for stop_token
    FrameDecoder m_decoder;
    std::string m_errors;
    std::optional<ChildEnd> m_end;
};

} // namespace scanner::worker
