// SPDX-License-Identifier: GPL-3.0-or-later
// HTTP by libcurl, on one kept-alive connection. Plain http goes to this PC's loopback only, redirects are
// never followed, answers are at most 1 MiB, and an answer that names another request than ours is no answer.
// TLS believes the province's authority alone, where one is given. Sync thread only; another thread may
// request the stop.
#pragma once

#include "core/base/time.h"
#include "core/ports/transport.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <optional>
#include <string>

namespace core::sync {

// Whom TLS believes, and who it says we are. Keys and certificates are PEM and never touch a disk here.
struct TlsAccess {
    std::string authority; // alone may have signed the portal's certificate; empty: those of the system
    std::string pins; // public keys of the portal, "sha256//…;sha256//…"; empty: whichever is certified
    std::string certificate; // this device's; empty: none is shown
    std::string key;         // the certificate's
    // This PC's clock is plainly wrong, and it is at least this late. Given with `authority` only: a
    // certificate that had ended by then is refused, one that had not begun may have begun since.
    std::optional<core::base::Instant> leastTime;
};

class CurlTransport : public core::ports::Transport {
  public:
    // Defaults: the numbers of a slow but living link.
    struct Limits {
        long connect_s = 20;
        long request_s = 120; // whole request; a PATCH or a file has none
        long stallBytesPerSecond = 1000;
        long stall_s = 60;
    };

    CurlTransport();
    explicit CurlTransport(Limits limits);
    // `tls` is asked for each request over TLS; its error is the request's.
    explicit CurlTransport(std::function<core::base::Result<TlsAccess>()> tls);
    ~CurlTransport() override;
    CurlTransport(const CurlTransport&) = delete;
    CurlTransport& operator=(const CurlTransport&) = delete;

    // How many bytes of a body may go in a second, asked for each request; 0: whatever the line takes.
    void limitSending(std::function<std::int64_t()> perSecond_bytes) { m_rate = std::move(perSecond_bytes); }

    [[nodiscard]] core::base::Result<core::ports::HttpAnswer>
    perform(const core::ports::HttpRequest& request, const std::function<void(std::int64_t sent)>& progress,
            const std::stop_token& stop) override;

  private:
    struct Handle;
    Limits m_limits;
    std::function<core::base::Result<TlsAccess>()> m_tls;
    std::function<std::int64_t()> m_rate = [] { return std::int64_t{0}; };
    std::unique_ptr<Handle> m_handle;
};

} // namespace core::sync
