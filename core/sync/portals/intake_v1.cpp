// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_v1.h"

#include "core/base/log.h"
#include "core/sync/portals/base64.h"
#include "core/sync/portals/enrolment.h"
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_body.h"

#include <algorithm>
#include <charconv>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::base::Result;
using core::ports::Accepted;
using core::ports::CommitAnswer;
using core::ports::Delivery;
using core::ports::HttpAnswer;
using core::ports::HttpRequest;
using core::ports::PortalCode;
using core::ports::PortalFacts;
using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::Scope;
using core::ports::SignedHead;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr int kAlarm = 4;
constexpr int kTokenUnknown = 401;

std::string quoted(const std::string& text) {
    return '"' + text + '"';
}

std::string bytesOf(const core::domain::Sha256& hash) {
    return {reinterpret_cast<const char*>(hash.data()), hash.size()};
}

// Ids of "missing":[{"file":…}] or "files":["…"].
std::vector<core::base::DocumentId> idsIn(const json& list) {
    std::vector<core::base::DocumentId> ids;
    for (const auto& entry : list) {
        const auto hex = entry.is_string() ? entry.get<std::string>() : text(entry, "file");
        if (const auto id = core::base::DocumentId::fromHex(hex)) ids.push_back(*id);
    }
    return ids;
}

template<class Bytes>
std::string base64Of(const Bytes& bytes) {
    return toBase64({reinterpret_cast<const char*>(bytes.data()), bytes.size()});
}

json headJson(const SignedHead& head) {
    return {{"incarnation", head.incarnation},
            {"seq", head.end.seq},
            {"hash", head.end.hash},
            {"ed25519", base64Of(head.device)},
            {"sig", base64Of(head.signature)}};
}

// The seq in "<incarnation>/<seq>".
std::int64_t seqIn(std::string_view deviceSeq) {
    std::int64_t seq = 0;
    const auto digits = deviceSeq.substr(deviceSeq.find('/') + 1);
    std::from_chars(digits.data(), digits.data() + digits.size(), seq);
    return seq;
}

// The portal has another end in this place, or another key for this device: somebody has to look.
core::ports::Setback refusedHead(const json& problem) {
    auto setback = setbackOf(PortalCode::Conflict, Verdict::Alarm, Scope::Item, kAlarm, "a head was refused");
    const auto type = text(problem, "type");
    if (!type.empty()) setback.problem = type.substr(type.rfind(':') + 1);
    setback.words = text(problem, "title");
    return setback;
}

} // namespace

std::optional<core::ports::Ed25519Public> receiptKeyFromHex(std::string_view hex) {
    return sha256FromHex(hex); // both are 32 bytes
}

ReceiptRules rulesOf(const PortalAccess& access) {
    return {access.portal, access.office, access.device, {{access.receiptKeyId, access.receiptKey}}};
}

IntakeV1::IntakeV1(PortalAccess access, core::ports::Transport& transport, core::ports::Secrets& secrets,
                   const core::ports::Clock& clock)
    : m_access(std::move(access))
    , m_transport(transport)
    , m_secrets(secrets)
    , m_clock(clock)
    , m_token(m_access.address, m_access.token, transport, clock)
    , m_rules(rulesOf(m_access))
    , m_uploads(m_access.address, "/v1/files/",
                {[this](std::string method, const std::string& path, const RequestStamp& stamp) {
                     return request(std::move(method), path, stamp);
                 },
                 [this](HttpRequest request, const Progress& progress, const std::stop_token& stop) {
                     return send(std::move(request), progress, stop);
                 }}) {}

HttpRequest IntakeV1::request(std::string method, const std::string& path, const RequestStamp& stamp) const {
    return {std::move(method),
            m_access.address + path,
            {{"X-Office", m_access.office},
             {"X-Device-Seq", stamp.deviceSeq},
             {"X-Client-Time", core::base::toRfc3339(m_clock.now())},
             {"X-Request-Id", stamp.requestId}},
            {}};
}

// A token that the portal does not know any more is renewed once.
IntakeV1::Answer<HttpAnswer> IntakeV1::send(HttpRequest request, const Progress& progress,
                                            const std::stop_token& stop) {
    if (m_access.address.empty()) {
        auto setback = setbackOf(PortalCode::NotConfigured, Verdict::Later, Scope::Queue, 1);
        return tl::unexpected(std::move(setback));
    }
    auto answer = sendWithToken(request, progress, stop);
    if (answer && answer->status == kTokenUnknown && m_token.refused())
        return sendWithToken(request, progress, stop);
    return answer;
}

IntakeV1::Answer<HttpAnswer> IntakeV1::sendWithToken(HttpRequest& request, const Progress& progress,
                                                     const std::stop_token& stop) {
    const auto token = m_token.current(request.headers["X-Request-Id"], stop);
    if (!token) return tl::unexpected(token.error());
    request.headers["Authorization"] = "Bearer " + *token;
    auto answer = m_transport.perform(request, progress, stop);
    if (!answer) return tl::unexpected(setbackOf(answer.error()));
    return std::move(*answer);
}

Result<std::vector<RevisionFile>> IntakeV1::filesOf(const Delivery& delivery) const {
    return filesOfBody(delivery.body);
}

IntakeV1::Answer<PortalFacts> IntakeV1::probe(const std::string& requestId, const std::stop_token& stop) {
    const auto answer = send(request("GET", "/v1/portal", {{}, requestId, "0/0"}), {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status != 200 || !isJson(*answer)) return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    const bool isIntake = text(body, "format") == "intake/1";
    if (isIntake && m_access.rootKey) {
        if (const auto keys = certifiedKeys(body, *m_access.rootKey, m_secrets))
            believe(*keys);
        else
            core::base::log(core::base::LogLevel::Error, "sync", "the portal's keys are not the province's");
    }
    if (!isIntake || text(body, "portal") != m_rules.portal)
        return tl::unexpected(
            setbackOf(PortalCode::NotThePortal, Verdict::Later, Scope::Queue, 1, "another portal"));
    return PortalFacts{text(body, "epoch")};
}

IntakeV1::Answer<Accepted> IntakeV1::putRevision(const Delivery& delivery, std::string_view etagBefore,
                                                 const RequestStamp& stamp, const std::stop_token& stop) {
    auto put = request("PUT", "/v1/dossiers/" + delivery.dossier.hex(), stamp);
    put.headers["Idempotency-Key"] = quoted(stamp.op.hex());
    put.headers["Content-Type"] = "application/json";
    put.headers["Prefer"] = "return=minimal";
    put.headers["Content-Digest"] = "sha-256=:" + toBase64(bytesOf(m_secrets.sha256(delivery.body))) + ":";
    put.headers["X-Body-SHA256"] = core::domain::toHex(delivery.bodySha256);
    if (etagBefore.empty())
        put.headers["If-None-Match"] = "*";
    else
        put.headers["If-Match"] = etagBefore;
    put.body = delivery.body;

    const auto answer = send(put, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if ((answer->status != 200 && answer->status != 201) || !isJson(*answer))
        return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    if (text(body, "dossier") != delivery.dossier.hex() || number(body, "rev") != delivery.revision)
        return tl::unexpected(
            setbackOf(PortalCode::NotThePortal, Verdict::Later, Scope::Queue, 1, "speaks of something else"));
    if (text(body, "body_sha256") != core::domain::toHex(delivery.bodySha256))
        return tl::unexpected(wrongAnswer("the portal has taken another body"));
    return Accepted{header(*answer, "etag"), {}};
}

IntakeV1::Answer<CommitAnswer> IntakeV1::commit(const Delivery& delivery,
                                                const std::vector<core::ports::Upload>&,
                                                const RequestStamp& stamp, const std::stop_token& stop) {
    const auto files = filesOf(delivery);
    if (!files) return tl::unexpected(wrongAnswer(files.error().detail));
    auto post = request("POST",
                        "/v1/dossiers/" + delivery.dossier.hex() + "/revisions/" +
                            std::to_string(delivery.revision) + "/commit",
                        stamp);
    post.headers["Idempotency-Key"] = quoted(stamp.op.hex());
    post.headers["Content-Type"] = "application/json";
    post.body = commitOfBody(delivery, *files);
    const auto answer = send(post, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if (m_access.rootKey && isSignedByStranger(answer->body))
        if (const auto asked = probe(stamp.requestId, stop); !asked) return tl::unexpected(asked.error());
    return committed(*answer, delivery, *files);
}

void IntakeV1::believe(const core::ports::PortalKeys& keys) {
    m_rules.portal = keys.portal;
    m_rules.keys = keys.receipts;
    if (m_access.onKeys) m_access.onKeys(keys);
}

// The portal may have another key by now.
bool IntakeV1::isSignedByStranger(const std::string& receipt) const {
    const auto kid = text(jsonFrom(receipt), "kid");
    return !kid.empty() && !m_rules.keys.contains(kid);
}

IntakeV1::Answer<CommitAnswer> IntakeV1::committed(const HttpAnswer& answer, const Delivery& delivery,
                                                   const std::vector<RevisionFile>& files) {
    if ((answer.status == 200 || answer.status == 201) && isJson(answer)) {
        if (jsonFrom(answer.body).is_null())
            return tl::unexpected(
                setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, 1, "half an answer"));
        auto receipt = verifiedReceipt(answer.body, m_rules, delivery, files, m_secrets);
        if (receipt) return CommitAnswer{std::move(*receipt), {}, {}, {}};
        auto setback =
            setbackOf(PortalCode::WrongReceipt, Verdict::Alarm, Scope::Item, kAlarm, receipt.error().detail);
        setback.http = answer.status;
        return tl::unexpected(std::move(setback));
    }
    auto setback = setbackOf(answer);
    const auto body = isProblem(answer) ? jsonFrom(answer.body) : json();
    if (setback.problem == "files-missing" && body.contains("missing")) {
        CommitAnswer missing{{}, idsIn(body["missing"]), {}, {}};
        if (!missing.missing.empty()) return missing;
    }
    if (setback.problem == "hash-mismatch" && body.contains("files")) {
        CommitAnswer mismatched{{}, {}, idsIn(body["files"]), {}};
        if (!mismatched.mismatched.empty()) return mismatched;
    }
    return tl::unexpected(std::move(setback));
}

// One event a request: the portal names each that it has taken.
IntakeV1::Answer<void> IntakeV1::sendHead(const SignedHead& head, const RequestStamp& stamp,
                                          const std::stop_token& stop) {
    auto post = request("POST", "/v1/events", stamp);
    post.headers["Content-Type"] = "application/json";
    post.body = json{{"events", json::array({{{"id", head.event.hex()},
                                              {"kind", "audit_head"},
                                              {"device_seq", seqIn(stamp.deviceSeq)},
                                              {"body", headJson(head)}}})}}
                    .dump();
    const auto answer = send(post, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if ((answer->status != 200 && answer->status != 201) || !isJson(*answer))
        return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    if (body.is_null())
        return tl::unexpected(
            setbackOf(PortalCode::NoLink, Verdict::Unknown, Scope::Item, 1, "half an answer"));
    const auto taken = body.value("accepted", json::array());
    if (std::find(taken.begin(), taken.end(), head.event.hex()) != taken.end()) return {};
    for (const auto& refused : body.value("refused", json::array()))
        if (text(refused, "id") == head.event.hex())
            return tl::unexpected(refusedHead(refused.value("problem", json::object())));
    return tl::unexpected(
        setbackOf(PortalCode::NotThePortal, Verdict::Later, Scope::Queue, 1, "speaks of something else"));
}

} // namespace core::sync
