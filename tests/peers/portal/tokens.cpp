// SPDX-License-Identifier: GPL-3.0-or-later
// Client credentials: a token for some time, for the device whose certificate the front has seen.
#include "tests/peers/portal/portal.h"

#include <algorithm>

namespace peers::portal {

using nlohmann::json;

namespace {

constexpr char kSubject[] = "x-device-subject"; // "CN=demo-device", from the front alone

} // namespace

std::optional<Device> Portal::deviceOf(const Request& request) const {
    const auto shown = request.header("authorization");
    for (const auto& device : m_devices)
        if (shown == "Bearer " + device.token) return device;
    const std::scoped_lock lock(m_grantMutex);
    const auto grant = m_grants.find(shown);
    if (grant == m_grants.end() || grant->second.until < std::chrono::steady_clock::now())
        return std::nullopt;
    // Bound to the certificate: no use to whoever has found it.
    if (request.header(kSubject) != "CN=" + grant->second.device.device) return std::nullopt;
    return grant->second.device;
}

Answer Portal::giveToken(const Request& request, Body& body) {
    std::string form;
    if (!body.read([&](std::string_view part) { form += part; })) return {};
    if (form != "grant_type=client_credentials")
        return problem(400, "unknown-grant", "Không hiểu yêu cầu cấp mã", "auth");
    const auto subject = request.header(kSubject);
    const auto known = std::find_if(m_devices.begin(), m_devices.end(),
                                    [&](const Device& one) { return subject == "CN=" + one.device; });
    auto device = known == m_devices.end() ? std::nullopt : std::optional(*known);
    if (!device && subject.starts_with("CN=")) device = enrolled(subject.substr(3));
    if (!device) return problem(401, "device-unknown", "Máy chưa được đăng ký", "auth");
    const auto token = randomHex(16);
    const std::scoped_lock lock(m_grantMutex);
    m_grants["Bearer " + token] = {*device,
                                   std::chrono::steady_clock::now() + std::chrono::seconds(m_tokenLife_s)};
    return jsonAnswer(200,
                      {{"access_token", token}, {"token_type", "Bearer"}, {"expires_in", m_tokenLife_s}});
}

void Portal::controlTokens(const json& order) {
    const std::scoped_lock lock(m_grantMutex);
    m_tokenLife_s = order.value("token_life_s", m_tokenLife_s);
    if (order.value("forget_tokens", false)) m_grants.clear();
}

} // namespace peers::portal
