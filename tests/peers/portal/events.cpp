// SPDX-License-Identifier: GPL-3.0-or-later
// What devices tell beside dossiers: signed ends of their audit.
#include "tests/peers/portal/portal.h"

namespace peers::portal {

using nlohmann::json;

// Empty: nothing is wrong, and the event is kept. Else the type of the problem.
std::string Portal::wrongInEvent(const Device& device, const json& event) {
    const auto id = event.value("id", "");
    if (!isHex(id, 32) || event.value("kind", "") != "audit_head") return "unknown-event";
    if (!event.contains("device_seq") || !event["device_seq"].is_number_integer() || event["device_seq"] < 1)
        return "unknown-event";
    const auto& head = event.at("body");
    const auto key = fromBase64(head.at("ed25519").get<std::string>());
    const auto signature = fromBase64(head.at("sig").get<std::string>());
    if (!isHex(head.at("hash").get<std::string>(), 64) || !key || !signature) return "invalid-field";
    const auto text = "intake/1 audit head\n" + head.at("incarnation").get<std::string>() + "\n" +
                      std::to_string(head.at("seq").get<std::int64_t>()) + "\n" +
                      head.at("hash").get<std::string>();
    if (!isSigned(*key, text, *signature)) return "wrong-signature";
    // The first key of a device is its key.
    if (m_archive.keptValue("device-" + device.device + ".ed25519", toHex(*key)) != toHex(*key))
        return "unknown-key";
    return m_archive.keepHead(device.device, id, head);
}

Answer Portal::takeEvents(const Request& request, Body& body) {
    std::string bytes;
    if (!body.read([&](std::string_view part) { bytes += part; })) return {};
    json accepted = json::array();
    json refused = json::array();
    const auto told = json::parse(bytes);
    for (const auto& event : told.at("events")) {
        const auto wrong = wrongInEvent(*deviceOf(request), event);
        if (wrong.empty())
            accepted.push_back(event.at("id"));
        else
            refused.push_back({{"id", event.value("id", "")},
                               {"problem", {{"type", "urn:intake:v1:" + wrong}, {"title", "Cổng từ chối"}}}});
    }
    return jsonAnswer(200, stamped({{"accepted", accepted}, {"refused", refused}}));
}

} // namespace peers::portal
