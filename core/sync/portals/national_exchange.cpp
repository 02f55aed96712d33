// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/national_exchange.h"

#include "core/base/text.h"
#include "core/domain/numbering.h"
#include "core/sync/portals/exchange_answers.h"
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_body.h"
#include "core/sync/portals/national_record.h"

#include <algorithm>
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
using core::ports::Receipt;
using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::Upload;
using core::ports::UploadFound;
using core::ports::UploadPosition;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr char kLookUp[] = "TraCuuHoSo";
constexpr char kSynchronise[] = "DongBoHoSoMC";
constexpr char kTellStep[] = "CapNhatTienDoHoSoMC";
constexpr char kRecorded[] = "recorded"; // etag of a delivery: only the row of its step is missing
constexpr int kAttention = 2;
constexpr int kAlarm = 4;

// Of the frozen body; null when it has none.
json recordOf(const Delivery& delivery) {
    auto body = jsonFrom(delivery.body);
    return body.is_object() ? body.value("record", json()) : json();
}

json withoutFiles(json record) {
    record["TaiLieuNop"] = json::array();
    record["HoSoCoThanhPhanSoHoa"] = "0";
    return record;
}

// Whether what the peer holds is what we mean, as far as it tells.
bool isSameDossier(const json& held, const json& ours) {
    for (const auto* name : {"MaTTHC", "ChuHoSo"})
        if (const auto told = textOf(held, name);
            !told.empty() && core::base::folded(told) != core::base::folded(textOf(ours, name)))
            return false;
    return true;
}

} // namespace

NationalExchange::NationalExchange(ExchangeAccess access, core::ports::Transport& transport,
                                   const core::ports::Clock& clock)
    : m_access(std::move(access))
    , m_transport(transport)
    , m_clock(clock)
    , m_uploads(m_access.fileStore, m_access.filesPath,
                {[this](std::string method, const std::string& path, const RequestStamp&) {
                     return HttpRequest{std::move(method), m_access.fileStore + path, {}, {}};
                 },
                 [this](const HttpRequest& request, const TusUploads::Progress& progress,
                        const std::stop_token& stop) -> Answer<HttpAnswer> {
                     auto answer = m_transport.perform(request, progress, stop);
                     if (!answer) return tl::unexpected(setbackOf(answer.error()));
                     return std::move(*answer);
                 }}) {}

Result<std::vector<RevisionFile>> NationalExchange::filesOf(const Delivery& delivery) const {
    return filesOfBody(delivery.body);
}

// Once: what is sent twice may be there twice.
NationalExchange::Answer<json> NationalExchange::post(const std::string& path, const json& body,
                                                      const std::stop_token& stop, const Progress& progress) {
    const HttpRequest request{
        "POST",
        m_access.address + path,
        {{"Content-Type", "application/json; charset=utf-8"}, {"dstcode", m_access.route}},
        body.dump(-1, ' ', false, json::error_handler_t::replace),
        true};
    const auto answer = m_transport.perform(request, progress, stop);
    if (!answer) return tl::unexpected(setbackOf(answer.error()));
    if (answer->status != 200 || !isJson(*answer)) return tl::unexpected(setbackOf(*answer));
    auto object = jsonFrom(answer->body);
    if (object.is_null()) return tl::unexpected(unreadable());
    return object;
}

NationalExchange::Answer<void> NationalExchange::signIn(const std::stop_token& stop) {
    const auto answer =
        post(m_access.signInPath, {{"username", m_access.user}, {"password", m_access.password()}}, stop);
    if (!answer) return tl::unexpected(answer.error());
    m_session = textOf(*answer, "error_code") == "0" ? textOf(*answer, "session") : std::string();
    if (!m_session.empty()) return {};
    auto setback = setbackOf(PortalCode::SignInRefused, Verdict::Later, Scope::Auth, 1);
    setback.words = textOf(*answer, "message");
    return tl::unexpected(std::move(setback));
}

NationalExchange::Answer<PortalFacts> NationalExchange::probe(const std::string&,
                                                              const std::stop_token& stop) {
    if (const auto done = signIn(stop); !done) return tl::unexpected(done.error());
    return PortalFacts{};
}

NationalExchange::Answer<json> NationalExchange::call(const char* service, json members,
                                                      const std::stop_token& stop, const Progress& progress) {
    members["service"] = service;
    members["madonvi"] = m_access.unit;
    for (const bool mayBeginAnew : {!m_session.empty(), false}) {
        if (m_session.empty())
            if (const auto done = signIn(stop); !done) return tl::unexpected(done.error());
        members["session"] = m_session;
        auto answer = post(m_access.servicePath, members, stop, progress);
        if (!answer) return answer;
        const auto message = textOf(*answer, "message");
        const bool hasEnded = says(message, m_access.saysSignedOut) && !says(message, m_access.saysDone);
        if (!hasEnded) return answer;
        m_session.clear();
        if (mayBeginAnew) continue;
        auto setback = setbackOf(PortalCode::SignInRefused, Verdict::Later, Scope::Auth, 1);
        setback.words = message;
        return tl::unexpected(std::move(setback));
    }
    return tl::unexpected(unreadable());
}

NationalExchange::Answer<json> NationalExchange::lookUp(const json& record, const std::stop_token& stop) {
    const auto answer = call(kLookUp, {{"MaHoSo", textOf(record, "MaHoSo")}}, stop);
    if (!answer) return answer;
    const auto found = answer->find("result");
    if (found == answer->end() || !found->is_array())
        return tl::unexpected(refusedInWords(textOf(*answer, "message")));
    if (found->empty()) return json();
    auto held = found->front();
    if (held.is_object() && isSameDossier(held, record)) return held;
    auto setback = setbackOf(PortalCode::Conflict, Verdict::Alarm, Scope::Item, kAlarm,
                             "another dossier has its number");
    setback.words = held.dump();
    return tl::unexpected(std::move(setback));
}

NationalExchange::Answer<void> NationalExchange::synchronise(const json& record,
                                                             const std::stop_token& stop) {
    const auto held = lookUp(record, stop);
    if (!held) return tl::unexpected(held.error());
    bool isUpdate = !held->is_null();
    for (;;) {
        const auto answer =
            call(kSynchronise, {{"isUpdating", isUpdate ? "True" : "False"}, {"data", json::array({record})}},
                 stop);
        if (!answer) return tl::unexpected(answer.error());
        const auto message = textOf(*answer, "message");
        if (says(message, m_access.saysDone)) return {};
        if (isUpdate || !says(message, m_access.saysThere)) return tl::unexpected(refusedInWords(message));
        isUpdate = true;
    }
}

NationalExchange::Answer<Accepted> NationalExchange::putRevision(const Delivery& delivery, std::string_view,
                                                                 const RequestStamp&,
                                                                 const std::stop_token& stop) {
    const auto record = recordOf(delivery);
    if (!record.is_object()) return tl::unexpected(wrongAnswer("the frozen body has no national record"));
    if (core::domain::isProvisionalNumber(textOf(record, "MaHoSo"))) {
        auto setback = setbackOf(PortalCode::Refused, Verdict::Refused, Scope::Item, kAttention);
        setback.problem = "provisional-number";
        return tl::unexpected(std::move(setback));
    }
    const auto done = synchronise(withoutFiles(record), stop);
    if (!done) return tl::unexpected(done.error());
    return Accepted{delivery.etag, {}}; // it has no versions
}

NationalExchange::Answer<std::optional<UploadFound>>
NationalExchange::findUpload(const RevisionFile&, const RequestStamp&, const std::stop_token&) {
    return std::optional<UploadFound>();
}

NationalExchange::Answer<std::string> NationalExchange::createUpload(const RevisionFile& file,
                                                                     const RequestStamp& stamp,
                                                                     const std::stop_token& stop) {
    return m_uploads.create(file, stamp, stop);
}

NationalExchange::Answer<UploadPosition> NationalExchange::uploadPosition(const std::string& location,
                                                                          const RequestStamp& stamp,
                                                                          const std::stop_token& stop) {
    return m_uploads.position(location, stamp, stop);
}

NationalExchange::Answer<std::int64_t>
NationalExchange::sendChunk(const std::string& location, std::int64_t offset, std::string bytes,
                            const RequestStamp& stamp, const std::function<void(std::int64_t sent)>& progress,
                            const std::stop_token& stop) {
    return m_uploads.sendChunk(location, offset, std::move(bytes), stamp, progress, stop);
}

NationalExchange::Answer<void> NationalExchange::deleteUpload(const std::string& location,
                                                              const RequestStamp& stamp,
                                                              const std::stop_token& stop) {
    return m_uploads.remove(location, stamp, stop);
}

NationalExchange::Answer<std::string> NationalExchange::sendWhole(const RevisionFile&, std::string,
                                                                  const RequestStamp&,
                                                                  const std::function<void(std::int64_t)>&,
                                                                  const std::stop_token&) {
    return tl::unexpected(wrongAnswer("the exchange takes files in parts"));
}

NationalExchange::Answer<CommitAnswer> NationalExchange::commit(const Delivery& delivery,
                                                                const std::vector<Upload>& uploads,
                                                                const RequestStamp& stamp,
                                                                const std::stop_token& stop) {
    auto record = recordOf(delivery);
    if (!record.is_object()) return tl::unexpected(wrongAnswer("the frozen body has no national record"));
    CommitAnswer missing;
    for (auto& file : record["TaiLieuNop"]) {
        const auto id = core::base::DocumentId::fromHex(textOf(file, "TepDinhKemId"));
        const auto upload =
            std::ranges::find_if(uploads, [&](const Upload& one) { return id && one.file == *id; });
        if (upload != uploads.end() && !upload->location.empty())
            file["DuongDanTaiTepTin"] = m_access.fileStore + upload->location;
        else if (id)
            missing.missing.push_back(*id);
    }
    if (!missing.missing.empty()) return missing;
    const bool hasStep = delivery.revision == 1 && !m_access.stepWords.empty();
    if (delivery.etag != kRecorded) {
        const auto done = synchronise(record, stop);
        if (!done) return tl::unexpected(done.error());
        // Of what may have been there to its end nobody knows whether the row is.
        if (hasStep && !stamp.mayBeOut) return CommitAnswer{{}, {}, {}, kRecorded};
    }
    const auto held = lookUp(record, stop);
    if (!held) return tl::unexpected(held.error());
    if (held->is_null()) return tl::unexpected(wrongAnswer("it does not hold what it has taken"));
    const auto step = hasStep ? tellStep(delivery, record, stamp, stop) : Answer<const char*>("none");
    if (!step) return tl::unexpected(step.error());
    const json seen{{"format", "exchange/1"},
                    {"unit", m_access.unit},
                    {"number", record["MaHoSo"]},
                    {"body_sha256", core::domain::toHex(delivery.bodySha256)},
                    {"step", *step},
                    {"held", *held}};
    return CommitAnswer{Receipt{seen.dump(), {}, 0, m_clock.now()}, {}, {}, {}};
}

NationalExchange::Answer<const char*> NationalExchange::tellStep(const Delivery& delivery, const json& record,
                                                                 const RequestStamp& stamp,
                                                                 const std::stop_token& stop) {
    if (stamp.isSeen) return "seen by a clerk";
    if (stamp.mayBeOut) return "unknown";
    const auto row =
        nationalStep(record, textOf(jsonFrom(delivery.body), "counter"), m_access.office, m_access.stepWords);
    bool isOut = false;
    const auto answer = call(kTellStep, {{"data", json::array({row})}}, stop,
                             [&](std::int64_t sent) { isOut = isOut || sent > 0; });
    if (answer) {
        const auto message = textOf(*answer, "message");
        if (says(message, m_access.saysDone)) return "told";
        auto setback = refusedInWords(message);
        setback.problem = "step-refused";
        return tl::unexpected(std::move(setback));
    }
    const auto verdict = answer.error().verdict;
    if (isOut && (verdict == Verdict::Unknown || verdict == Verdict::Stopped)) return "unknown";
    return tl::unexpected(answer.error());
}

} // namespace core::sync
