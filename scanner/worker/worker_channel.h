// SPDX-License-Identifier: GPL-3.0-or-later
// The worker's own side of the frames. `send` from any thread; `receive` from one. Making it moves the frames
// to a private descriptor and points fd 1 to fd 2, so that a library that prints spoils no frame; SIGPIPE is
// ignored. Made once, first thing in main.
#pragma once

#include "scanner/worker/frame.h"

#include <cstdint>
#include <mutex>
#include <optional>
#include <string>

namespace scanner::worker {

class WorkerChannel {
  public:
    WorkerChannel();

    // Ends the process (code 0) if the counter is gone.
    void send(FrameKind kind, std::uint32_t request, std::string payload);

    // Blocks. Nothing at the end of file: the counter is gone or wants us to end. Bytes that are no frame end
    // the process with code 3.
    std::optional<Frame> receive();

  private:
    std::mutex m_sending;
    int m_out = -1;
    FrameDecoder m_decoder;
};

// A payload that is not what it has to be: ends the process with code 3.
[[noreturn]] void endOnBrokenFrame();

// No core file, which would hold people's papers; at most so much address space (not under a sanitizer, which
// reserves terabytes).
void limitProcess(std::uint64_t address_space_bytes);

} // namespace scanner::worker
