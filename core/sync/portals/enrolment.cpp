// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/enrolment.h"

#include "core/domain/dossier.h"
#include "core/sync/portals/base64.h"
#include "core/sync/portals/intake_answers.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::base::fail;
using core::base::Result;
using core::ports::EnrolmentAnswer;
using core::ports::PortalCode;
using core::ports::PortalKeys;
using nlohmann::json;

namespace {

// The code is unknown, was used by another PC, or is not for this office: a person has to get another one.
bool isRefusal(const core::ports::HttpAnswer& answer) {
    return isProblem(answer) && (answer.status == 400 || answer.status == 403 || answer.status == 409 ||
                                 answer.status == 410 || answer.status == 422);
}

EnrolmentAnswer answerFrom(const json& body) {
    return {text(body, "device"), text(body, "certificate"), text(body, "ca"),
            sha256FromHex(text(body, "root_key")).value_or(core::ports::Ed25519Public{})};
}

bool isSignedByRoot(const std::string& message, const std::string& inBase64,
                    const core::ports::Ed25519Public& root, core::ports::Secrets& secrets) {
    const auto signature = fromBase64(inBase64);
    core::ports::Ed25519Signature bytes{};
    if (!signature || signature->size() != bytes.size()) return false;
    std::copy(signature->begin(), signature->end(), bytes.begin());
    return secrets.verifyEd25519(message, bytes, root);
}

// A line for each, in their order, so that no canonical JSON is needed.
std::string signedText(const json& portal) {
    const auto keys = portal.value("keys", json::object());
    auto out = "intake/1 keys\n" + text(portal, "portal") + "\n";
    for (const auto& key : keys.value("receipt", json::array()))
        out += "receipt " + text(key, "kid") + " " + text(key, "ed25519") + "\n";
    if (keys.contains("seal"))
        out += "seal " + text(keys["seal"], "kid") + " " + text(keys["seal"], "x25519") + "\n";
    return out;
}

} // namespace

Result<EnrolmentAnswer> askForEnrolment(const std::string& address, core::ports::Transport& transport,
                                        const core::ports::EnrolmentQuestion& question,
                                        const std::string& requestId, const std::stop_token& stop) {
    const json body{{"code", question.code},
                    {"office", question.office},
                    {"csr", question.request},
                    {"ed25519", core::domain::toHex(question.ed25519)},
                    {"x25519", core::domain::toHex(question.x25519)}};
    const auto answer =
        transport.perform({"POST",
                           address + "/v1/enrolments",
                           {{"Content-Type", "application/json"}, {"X-Request-Id", requestId}},
                           body.dump()},
                          {}, stop);
    if (!answer) return fail(answer.error());
    const auto setback = setbackOf(*answer);
    if (isRefusal(*answer)) return fail(PortalCode::CodeRefused, setback.problem, {setback.words});
    if ((answer->status != 200 && answer->status != 201) || !isJson(*answer)) return fail(setback.error);
    auto given = answerFrom(jsonFrom(answer->body));
    const bool isWhole = !given.device.empty() && !given.certificate.empty() && !given.authority.empty() &&
                         given.rootKey != core::ports::Ed25519Public{};
    if (!isWhole)
        return fail(PortalCode::WrongAnswer, "an enrolment without device, certificate, ca or root key");
    return given;
}

std::optional<PortalKeys> certifiedKeys(const json& portal, const core::ports::Ed25519Public& root,
                                        core::ports::Secrets& secrets) {
    const auto keys = portal.value("keys", json::object());
    if (!isSignedByRoot(signedText(portal), text(keys, "root_sig"), root, secrets)) return std::nullopt;
    PortalKeys certified;
    certified.portal = text(portal, "portal");
    for (const auto& key : keys.value("receipt", json::array()))
        if (const auto open = sha256FromHex(text(key, "ed25519")))
            certified.receipts[text(key, "kid")] = *open;
    if (keys.contains("seal")) certified.seal = core::ports::boxPublicFromHex(text(keys["seal"], "x25519"));
    return certified;
}

std::optional<ReadCommand> wipeCommandFrom(std::string_view command, const core::ports::Ed25519Public& root,
                                           core::ports::Secrets& secrets) {
    const auto outside = jsonFrom(command);
    const auto payload = fromBase64(text(outside, "command"));
    if (!payload || !isSignedByRoot("intake/1 command\n" + *payload, text(outside, "sig"), root, secrets))
        return std::nullopt;
    const auto inside = jsonFrom(*payload);
    const auto key = sha256FromHex(text(inside, "ed25519"));
    if (text(inside, "format") != "intake/1 command" || text(inside, "kind") != "wipe" || !key)
        return std::nullopt;
    return ReadCommand{text(inside, "device"), *key};
}

} // namespace core::sync
