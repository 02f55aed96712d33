// SPDX-License-Identifier: GPL-3.0-or-later
// A running scan worker and its private SANE configuration: requests, answers, and the limits on silence. One
// thread at a time.
#pragma once

#include "core/base/result.h"
#include "scanner/device/sane_config.h"
#include "scanner/device/scan_limits.h"
#include "scanner/worker/child_process.h"

#include <chrono>
#include <memory>
#include <optional>
#include <stop_token>
#include <string>

namespace scanner::device {

enum class LinkEnd {
    Got,     // a frame of the running request
    Stopped, // by the stop_token; the worker still runs
    Crashed, // it ended by itself
    Hung,    // silent beyond the limit
    Broken,  // not our protocol
};

struct LinkAnswer {
    LinkEnd end{};
    worker::Frame frame; // with Got
    std::string detail;  // else, for the log
};

class WorkerLink {
  public:
    WorkerLink(std::unique_ptr<worker::ChildProcess> child, SaneConfig config, ScanLimits limits);

    // Starts a request; frames of older ones are passed over from now on.
    void ask(worker::FrameKind kind, std::string payload);
    // Says something within the running request.
    void tell(worker::FrameKind kind, std::string payload);
    // As tell; the payload is wiped.
    void tellSecret(worker::FrameKind kind, std::string payload);
    // The limit starts anew with each frame, pongs excepted: the worker answers those even if the driver
    // hangs.
    LinkAnswer answer(std::chrono::milliseconds limit, const std::stop_token& stop);
    // A frame of the last request that comes unasked; for as long as it takes. Nothing: stopped, or the
    // worker is gone.
    std::optional<worker::Frame> overheard(const std::stop_token& stop);
    // Lets it end by itself within the grace, else SIGKILL.
    void end(std::chrono::milliseconds grace) { m_child->end(grace); }
    // After end(): what it had still said of the last request, frame by frame.
    std::optional<worker::Frame> lastWords();

    [[nodiscard]] pid_t pid() const { return m_child->pid(); }

  private:
    LinkAnswer crashed();
    LinkAnswer lost(LinkEnd end, const std::string& detail);
    void notePong(const std::string& payload);

    std::unique_ptr<worker::ChildProcess> m_child;
    SaneConfig m_config; // until the worker has ended
    ScanLimits m_limits;
    std::uint32_t m_request = 0;
    std::string m_lastCall; // what the worker was doing when it last answered a ping
};

} // namespace scanner::device
