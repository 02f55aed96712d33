// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/access_token.h"

#include "core/sync/portals/intake_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::PortalAnswer;
using core::ports::PortalCode;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::Verdict;

namespace {

constexpr std::int64_t kLongestLife_s = 24 * 3600;

// Nothing of what waits was sent: no operation is to blame, and none has an unknown outcome.
Setback forAll(Setback setback) {
    if (setback.verdict == Verdict::Stopped) return setback;
    if (setback.scope == Scope::Item) setback.scope = Scope::Queue;
    setback.verdict = Verdict::Later;
    return setback;
}

} // namespace

AccessToken::AccessToken(std::string address, std::function<std::string()> given,
                         core::ports::Transport& transport, const core::ports::Clock& clock)
    : m_address(std::move(address)), m_given(std::move(given)), m_transport(transport), m_clock(clock) {}

PortalAnswer<std::string> AccessToken::current(const std::string& requestId, const std::stop_token& stop) {
    if (m_given) return m_given();
    if (m_token.empty() || m_clock.bootMs() >= m_renewAt_ms)
        if (auto renewed = renew(requestId, stop); !renewed) return tl::unexpected(renewed.error());
    return m_token;
}

bool AccessToken::refused() {
    if (m_given) return false;
    m_token.clear();
    return true;
}

PortalAnswer<void> AccessToken::renew(const std::string& requestId, const std::stop_token& stop) {
    const auto before_ms = m_clock.bootMs();
    const auto answer = m_transport.perform(
        {"POST",
         m_address + "/v1/token",
         {{"Content-Type", "application/x-www-form-urlencoded"}, {"X-Request-Id", requestId}},
         "grant_type=client_credentials"},
        {}, stop);
    if (!answer) return tl::unexpected(forAll(setbackOf(answer.error())));
    if (answer->status != 200 || !isJson(*answer)) return tl::unexpected(forAll(setbackOf(*answer)));
    const auto body = jsonFrom(answer->body);
    const auto token = text(body, "access_token");
    const auto life_s = number(body, "expires_in");
    if (token.empty() || text(body, "token_type") != "Bearer" || !life_s || *life_s < 1)
        return tl::unexpected(forAll(wrongAnswer("no token in the answer")));
    m_token = token;
    m_renewAt_ms = before_ms + std::min(*life_s, kLongestLife_s) * 800; // of 1000 ms a second
    return {};
}

} // namespace core::sync
