// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/doctor.h"

#include "app/composition/post_room.h"
#include "core/sync/http/curl_transport.h"
#include "core/sync/portals/intake_v1.h"

#include <ctime>
#include <memory>
#include <netdb.h>
#include <string_view>
#include <sys/socket.h>

namespace app::composition {
namespace {

// "Tue, 01 Dec 2026 02:00:00 GMT"
std::optional<core::base::Instant> fromHttpDate(const std::string& text) {
    std::tm utc{};
    const auto* end = strptime(text.c_str(), "%a, %d %b %Y %H:%M:%S GMT", &utc);
    if (!end || *end != '\0') return std::nullopt;
    return core::base::Instant{std::int64_t{timegm(&utc)} * 1000};
}

// Compares the time in an answer, whatever it says, with this PC's: any front of the portal tells the time.
class WatchedTransport : public core::ports::Transport {
  public:
    WatchedTransport(core::ports::Transport& transport, const core::ports::Clock& clock)
        : m_transport(transport), m_clock(clock) {}

    [[nodiscard]] core::base::Result<core::ports::HttpAnswer>
    perform(const core::ports::HttpRequest& request, const std::function<void(std::int64_t)>& progress,
            const std::stop_token& stop) override {
        const auto before_ms = m_clock.bootMs();
        auto answer = m_transport.perform(request, progress, stop);
        const auto now = m_clock.now();
        if (!answer) return answer;
        const auto date = answer->headers.find("date");
        const auto told = date == answer->headers.end() ? std::nullopt : fromHttpDate(date->second);
        if (told) m_ahead_ms = now.ms - (told->ms + (m_clock.bootMs() - before_ms) / 2);
        return answer;
    }
    [[nodiscard]] const std::optional<std::int64_t>& ahead_ms() const { return m_ahead_ms; }

  private:
    core::ports::Transport& m_transport;
    const core::ports::Clock& m_clock;
    std::optional<std::int64_t> m_ahead_ms;
};

std::optional<std::string> resolved(const std::string& name) {
    addrinfo hints{};
    hints.ai_socktype = SOCK_STREAM;
    addrinfo* first = nullptr;
    if (getaddrinfo(name.c_str(), nullptr, &hints, &first) != 0 || !first) return std::nullopt;
    const std::unique_ptr<addrinfo, decltype(&freeaddrinfo)> found(first, &freeaddrinfo);
    char text[NI_MAXHOST] = "";
    if (getnameinfo(found->ai_addr, found->ai_addrlen, text, sizeof text, nullptr, 0, NI_NUMERICHOST) != 0)
        return std::nullopt;
    return std::string(text);
}

} // namespace

Host hostOf(const std::string& address) {
    Host host;
    const auto colon = address.find("://");
    if (colon == std::string::npos) return host;
    host.isEncrypted = address.substr(0, colon) == "https";
    auto rest = std::string_view(address).substr(colon + 3);
    rest = rest.substr(0, rest.find('/'));
    if (rest.starts_with('['))
        rest = rest.substr(1, rest.find(']') - 1);
    else
        rest = rest.substr(0, rest.find(':'));
    host.name = rest;
    host.isThisPc = rest == "localhost" || rest == "::1" || rest.starts_with("127.");
    return host;
}

core::usecases::LinkFacts lookAtLink(const core::usecases::CounterSetup& setup, const DoctorRooms& rooms) {
    const auto host = hostOf(setup.portalUrl);
    core::usecases::LinkFacts facts;
    facts.address = setup.portalUrl;
    facts.host = host.name;
    facts.isEncrypted = host.isEncrypted;
    facts.isThisPc = host.isThisPc;
    facts.hasToken = !setup.portalToken.empty();
    facts.room = rooms.disk.room();
    facts.free_mb = rooms.disk.free_mb();
    if (host.name.empty()) return facts;
    if (!host.isThisPc) facts.resolved = resolved(host.name);
    if (!host.isThisPc && !facts.resolved) return facts;
    // Nobody has signed in: the connection is looked at without a certificate.
    const auto own = tlsOf(setup, rooms.store, rooms.clock)();
    facts.now = rooms.clock.now();
    if (own) facts.certificateEnd = rooms.secrets.endOf(own->certificate);
    facts.hasToken = facts.hasToken || (own && !own->certificate.empty());
    core::sync::CurlTransport transport(
        [tls = own.value_or(trustOf(setup, rooms.clock))]() -> core::base::Result<core::sync::TlsAccess> {
            return tls;
        });
    WatchedTransport watched(transport, rooms.clock);
    const auto portal =
        portalOf(setup, accessOf(setup, rooms.store), rooms.store, watched, rooms.secrets, rooms.clock);
    const auto answer = portal->probe(core::ports::newId<core::base::OpId>(rooms.random).hex(), {});
    if (!answer) facts.trouble = answer.error();
    facts.ahead_ms = watched.ahead_ms();
    return facts;
}

} // namespace app::composition
