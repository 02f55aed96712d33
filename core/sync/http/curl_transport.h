// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by libcurl, on one kept-alive connection. Plain http goes to this PC's loopback only, redirects are
// never followed, answers are at most 1 MiB, and an answer that names another request than ours is no answer.
// Sync thread only; another thread may request the stop.
#pragma once

#include "core/ports/transport.h"

#include <memory>

namespace core::sync {

class CurlTransport : public core::ports::Transport {
  public:
    // Defaults: the numbers of a slow but living link.
    struct Limits {
        long connect_s = 20;
        long request_s = 120; // whole request; a PATCH has none
        long stallBytesPerSecond = 1000;
        long stall_s = 60;
    };

    CurlTransport();
    explicit CurlTransport(Limits limits);
    ~CurlTransport() override;
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    [[nodiscard]] core::base::Result<core::ports::HttpAnswer>
    perform(const core::ports::HttpRequest& request, const std::function<void(std::int64_t sent)>& progress,
            const std::stop_token& stop) override;

  private:
    struct Handle;
    Limits m_limits;
    std::unique_ptr<Handle> m_handle;
};

} // namespace core::sync
