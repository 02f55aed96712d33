// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/ministry_exchange.h"

#include "core/base/text.h"
#include "core/domain/numbering.h"
#include "core/sync/portals/exchange_answers.h"
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_body.h"

#include <algorithm>
#include <charconv>
#include <map>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::base::Result;
using core::ports::Accepted;
using core::ports::CommitAnswer;
using core::ports::Delivery;
using core::ports::DocumentId;
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

constexpr int kAttention = 2;
constexpr std::int64_t kLongestLife_s = 24 * 3600;
constexpr std::size_t kSha256Digits = 64;

// Nothing of what waits was sent: no dossier is to blame, and none has an unknown outcome.
Setback forAll(Setback setback) {
    if (setback.verdict == Verdict::Stopped) return setback;
    if (setback.scope == Scope::Item) setback.scope = Scope::Queue;
    setback.verdict = Verdict::Later;
    return setback;
}

Setback refusedAs(const char* problem) {
    auto setback = setbackOf(PortalCode::Refused, Verdict::Refused, Scope::Item, kAttention);
    setback.problem = problem;
    return setback;
}

// Nothing: the answer is no envelope.
std::optional<json> envelopeIn(const HttpAnswer& answer) {
    if (!isJson(answer)) return std::nullopt;
    auto object = jsonFrom(answer.body);
    if (!object.is_object() || !object.contains("code")) return std::nullopt;
    return object;
}

std::int64_t seconds(const json& data) {
    const auto told = textOf(data, "expires_in");
    std::int64_t value = 0;
    const auto [end, error] = std::from_chars(told.data(), told.data() + told.size(), value);
    return error == std::errc() && end == told.data() + told.size() ? value : 0;
}

json dataOf(const json& envelope) {
    return envelope.value("data", json());
}

std::string dumped(const json& value) {
    return value.dump(-1, ' ', false, json::error_handler_t::replace);
}

// The answers that leave no doubt that nothing was done. A front that is busy has passed nothing on.
bool isNotDone(const Setback& setback) {
    const bool isBusy = setback.http == 425 || setback.http == 429 || setback.http == 503;
    return isBusy || setback.verdict == Verdict::Refused || setback.error.is(PortalCode::SignInRefused);
}

// The dossier is there by then: what is refused is only what is told of it.
Setback ofStep(Setback setback) {
    if (setback.verdict == Verdict::Refused) setback.problem = "step-refused";
    return setback;
}

MinistryFile fileFrom(const std::string& location) {
    const auto told = jsonFrom(location);
    return {textOf(told, "id"), textOf(told, "hash")};
}

// Only a hash of this form can be compared: the algorithm is not told.
bool isAnother(const std::string& hash, const core::domain::Sha256& ours) {
    return hash.size() == kSha256Digits && sha256FromHex(hash) && *sha256FromHex(hash) != ours;
}

} // namespace

struct MinistryExchange::Stage {
    std::string number;
    std::string id; // IdHoSo; empty: it said only that the dossier is there
    bool isCreated = false;
    bool hasState = false;
    bool isSeen = false; // a part of this stands here by somebody's word

    static Stage from(const std::string& etag) {
        const auto kept = jsonFrom(etag);
        return {textOf(kept, "number"), textOf(kept, "id"), textOf(kept, "created") == "true",
                textOf(kept, "state") == "true", textOf(kept, "seen") == "true"};
    }
    [[nodiscard]] std::string toText() const {
        return dumped(
            {{"number", number}, {"id", id}, {"created", isCreated}, {"state", hasState}, {"seen", isSeen}});
    }
    [[nodiscard]] CommitAnswer toAnswer() const { return CommitAnswer{{}, {}, {}, toText()}; }
};

MinistryExchange::MinistryExchange(MinistryAccess access, core::ports::Transport& transport,
                                   const core::ports::Clock& clock)
    : m_access(std::move(access)), m_transport(transport), m_clock(clock) {}

Result<std::vector<RevisionFile>> MinistryExchange::filesOf(const Delivery& delivery) const {
    return filesOfBody(delivery.body);
}

HttpRequest MinistryExchange::post(const char* service, const json& body) const {
    return {"POST",
            m_access.address + service,
            {{"Content-Type", "application/json; charset=utf-8"}},
            dumped(body)};
}

MinistryExchange::Answer<json> MinistryExchange::meaningOf(const HttpAnswer& answer) const {
    const auto envelope = envelopeIn(answer);
    const auto message = envelope ? textOf(*envelope, "message") : std::string();
    const auto told = [&](Setback setback) {
        setback.http = answer.status;
        if (setback.words.empty()) setback.words = message;
        return tl::unexpected(std::move(setback));
    };
    if (answer.status == 401 || (answer.status == 403 && envelope))
        return told(setbackOf(PortalCode::SignInRefused, Verdict::Later, Scope::Auth, 1));
    if (answer.status == 413) return told(refusedAs("too-large"));
    if (!envelope) return told(answer.status == 200 && isJson(answer) ? unreadable() : setbackOf(answer));
    const bool isClear = answer.status == 200 || answer.status == 400 || answer.status == 404;
    if (!isClear) return told(setbackOf(answer));
    const bool isDone = std::ranges::count(m_access.doneCodes, textOf(*envelope, "code")) > 0;
    if (answer.status == 200 && isDone) return *envelope;
    return told(refusedInWords(message));
}

MinistryExchange::Answer<void> MinistryExchange::renewToken(const std::stop_token& stop) {
    m_token.clear();
    const auto before_ms = m_clock.bootMs();
    const auto answer = m_transport.perform(
        post("/GetToken", {{"client_id", m_access.clientId}, {"client_secret", m_access.clientSecret()}}), {},
        stop);
    if (!answer) return tl::unexpected(forAll(setbackOf(answer.error())));
    const auto envelope = meaningOf(*answer);
    if (!envelope) {
        auto setback = envelope.error();
        if (setback.verdict != Verdict::Refused) return tl::unexpected(forAll(std::move(setback)));
        auto unknown = setbackOf(PortalCode::SignInRefused, Verdict::Later, Scope::Auth, 1);
        unknown.words = setback.words;
        return tl::unexpected(std::move(unknown));
    }
    const auto data = dataOf(*envelope);
    const auto life_s = seconds(data);
    const auto token = textOf(data, "access_token");
    if (token.empty() || life_s < 1) return tl::unexpected(forAll(wrongAnswer("no token in the answer")));
    m_token = token;
    m_renewAt_ms = before_ms + std::min(life_s, kLongestLife_s) * 800; // of 1000 ms a second
    return {};
}

MinistryExchange::Answer<json> MinistryExchange::call(HttpRequest request, bool& isOut,
                                                      const Progress& progress, const std::stop_token& stop) {
    for (const bool mayRenew : {true, false}) {
        if (m_token.empty() || m_clock.bootMs() >= m_renewAt_ms)
            if (const auto renewed = renewToken(stop); !renewed) return tl::unexpected(renewed.error());
        request.headers["Authorization"] = "Bearer " + m_token;
        const auto answer = m_transport.perform(
            request,
            [&](std::int64_t sent) {
                isOut = isOut || sent > 0;
                if (progress) progress(sent);
            },
            stop);
        if (!answer) return tl::unexpected(setbackOf(answer.error()));
        const auto envelope = meaningOf(*answer);
        if (envelope) return envelope;
        if (answer->status != 401 || !mayRenew) return envelope;
        m_token.clear();
        isOut = false; // it was not done
    }
    return tl::unexpected(unreadable());
}

MinistryExchange::Answer<json> MinistryExchange::ask(HttpRequest request, const Progress& progress,
                                                     const std::stop_token& stop) {
    bool isOut = false;
    return call(std::move(request), isOut, progress, stop);
}

// Also when it was our own stop that cut the answer off.
MinistryExchange::Answer<json> MinistryExchange::tell(HttpRequest request, const std::stop_token& stop) {
    request.onlyOnce = true;
    bool isOut = false;
    auto answer = call(std::move(request), isOut, {}, stop);
    if (answer || isNotDone(answer.error())) return answer;
    if (!isOut) return tl::unexpected(forAll(answer.error()));
    auto setback = answer.error();
    setback.verdict = Verdict::Unknown;
    setback.scope = Scope::Item;
    return tl::unexpected(std::move(setback));
}

// A new token: whether the portal knows us is the question.
MinistryExchange::Answer<PortalFacts> MinistryExchange::probe(const std::string&,
                                                              const std::stop_token& stop) {
    if (const auto renewed = renewToken(stop); !renewed) return tl::unexpected(renewed.error());
    return PortalFacts{};
}

MinistryExchange::Answer<Accepted> MinistryExchange::putRevision(const Delivery& delivery, std::string_view,
                                                                 const RequestStamp&,
                                                                 const std::stop_token& stop) {
    if (delivery.revision > 1) return tl::unexpected(refusedAs("no-corrections"));
    auto stage = Stage::from(delivery.etag);
    if (!stage.number.empty()) return Accepted{delivery.etag, {}};
    const auto body = jsonFrom(delivery.body);
    if (!body.is_object()) return tl::unexpected(wrongAnswer("the frozen body is no JSON"));
    stage.number = textOf(body.value("number", json()), "value");
    if (!core::domain::isProvisionalNumber(stage.number)) return Accepted{stage.toText(), {}};
    const auto answer =
        ask({"GET", m_access.address + "/GetNextValue?code=" + m_access.desk.unit, {}, {}}, {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    const auto data = dataOf(*answer);
    stage.number = core::base::cleaned(data.is_object() ? textOf(data, "value") : textOf(*answer, "value"));
    if (stage.number.empty() || core::domain::isProvisionalNumber(stage.number))
        return tl::unexpected(wrongAnswer("no number in the answer"));
    return Accepted{stage.toText(), stage.number};
}

MinistryExchange::Answer<std::string> MinistryExchange::sendWhole(const RevisionFile& file, std::string bytes,
                                                                  const RequestStamp& stamp,
                                                                  const Progress& progress,
                                                                  const std::stop_token& stop) {
    const auto boundary = "counterfoil-" + stamp.requestId; // random: no file holds it
    // Never a name of a person: the file goes by its id.
    const auto head = "--" + boundary + "\r\nContent-Disposition: form-data; name=\"files\"; filename=\"" +
                      file.file.hex() + ".pdf\"\r\nContent-Type: application/pdf\r\n\r\n";
    HttpRequest request{"POST",
                        m_access.address + "/UploadFile",
                        {{"Content-Type", "multipart/form-data; boundary=" + boundary}},
                        head + bytes + "\r\n--" + boundary + "--\r\n"};
    request.isFile = true;
    const auto start = static_cast<std::int64_t>(head.size());
    const auto answer = ask(
        std::move(request),
        [&](std::int64_t sent) {
            if (progress) progress(std::clamp<std::int64_t>(sent - start, 0, file.size_bytes));
        },
        stop);
    if (!answer) return tl::unexpected(answer.error());
    const auto data = dataOf(*answer);
    const auto kept = data.is_array() && data.size() == 1 ? data.front() : json();
    const auto id = textOf(kept, "IdTepTin");
    if (id.empty()) return tl::unexpected(wrongAnswer("no name for the file in the answer"));
    return dumped({{"id", id}, {"hash", textOf(kept, "HashTepTin")}});
}

MinistryExchange::Answer<void> MinistryExchange::deleteUpload(const std::string&, const RequestStamp&,
                                                              const std::stop_token&) {
    return {};
}

MinistryExchange::Answer<CommitAnswer> MinistryExchange::commit(const Delivery& delivery,
                                                                const std::vector<Upload>& uploads,
                                                                const RequestStamp& stamp,
                                                                const std::stop_token& stop) {
    auto stage = Stage::from(delivery.etag);
    if (stage.number.empty()) return tl::unexpected(wrongAnswer("a dossier without its number"));
    if (stamp.isSeen) return goOnBehind(delivery, std::move(stage));
    if (!stage.isCreated) return create(delivery, std::move(stage), uploads, stop);
    if (!stage.hasState) return tellState(std::move(stage), stop);
    return tellStep(delivery, stage, stop);
}

MinistryExchange::Answer<CommitAnswer> MinistryExchange::create(const Delivery& delivery, Stage stage,
                                                                const std::vector<Upload>& uploads,
                                                                const std::stop_token& stop) {
    const auto files = filesOf(delivery);
    if (!files) return tl::unexpected(wrongAnswer(files.error().detail));
    std::map<DocumentId, MinistryFile> sent;
    CommitAnswer again;
    for (const auto& file : *files) {
        const auto upload = std::ranges::find(uploads, file.file, &Upload::file);
        const auto there = upload == uploads.end() ? MinistryFile{} : fileFrom(upload->location);
        if (there.id.empty())
            again.missing.push_back(file.file);
        else if (isAnother(there.hash, file.sha256))
            again.mismatched.push_back(file.file);
        sent[file.file] = there;
    }
    if (!again.missing.empty()) again.mismatched.clear();
    if (!again.missing.empty() || !again.mismatched.empty()) return again;
    const auto answer = tell(
        post("/CreateDossier", ministryDossier(jsonFrom(delivery.body), stage.number, sent, m_access.desk)),
        stop);
    stage.isCreated = true;
    if (answer) {
        const auto data = dataOf(*answer);
        stage.id = textOf(data, "idHoSo");
        const auto told = textOf(data, "maHoSo");
        if (told.empty() || told == stage.number) return stage.toAnswer();
        // Whatever it has created, it is not to be created once more before somebody has looked.
        return tl::unexpected(setbackOf(PortalCode::OutcomeUnknown, Verdict::Unknown, Scope::Item, kAttention,
                                        "created under another number"));
    }
    // The number was given to this dossier alone, so what is there under it is this dossier.
    if (answer.error().verdict == Verdict::Refused && says(answer.error().words, m_access.saysThere))
        return stage.toAnswer();
    return tl::unexpected(answer.error());
}

MinistryExchange::Answer<CommitAnswer> MinistryExchange::goOnBehind(const Delivery& delivery,
                                                                    Stage stage) const {
    stage.isSeen = true;
    if (stage.isCreated && stage.hasState) return finished(delivery, stage);
    if (stage.isCreated)
        stage.hasState = true;
    else
        stage.isCreated = true;
    return stage.toAnswer();
}

CommitAnswer MinistryExchange::finished(const Delivery& delivery, const Stage& stage) const {
    const json seen{
        {"format", "ministry/1"},          {"unit", m_access.desk.unit},
        {"number", stage.number},          {"id", stage.id},
        {"seen_by_a_clerk", stage.isSeen}, {"body_sha256", core::domain::toHex(delivery.bodySha256)}};
    return CommitAnswer{Receipt{dumped(seen), {}, 0, m_clock.now()}, {}, {}, {}};
}

// A second time it is the same state: whatever became of the first, it may go again.
MinistryExchange::Answer<CommitAnswer> MinistryExchange::tellState(Stage stage, const std::stop_token& stop) {
    const auto answer =
        ask(post("/CapNhatTrangThai", json::array({ministryState(stage.number, stage.id, m_access.desk)})),
            {}, stop);
    if (!answer) {
        auto setback = ofStep(answer.error());
        if (setback.verdict == Verdict::Unknown) setback.verdict = Verdict::Later;
        return tl::unexpected(std::move(setback));
    }
    stage.hasState = true;
    return stage.toAnswer();
}

MinistryExchange::Answer<CommitAnswer>
MinistryExchange::tellStep(const Delivery& delivery, const Stage& stage, const std::stop_token& stop) {
    const auto answer =
        tell(post("/CapNhatTienTrinh",
                  json::array({ministryStep(jsonFrom(delivery.body), stage.number, m_access.desk)})),
             stop);
    if (!answer) return tl::unexpected(ofStep(answer.error()));
    return finished(delivery, stage);
}

MinistryExchange::Answer<std::optional<UploadFound>>
MinistryExchange::findUpload(const RevisionFile&, const RequestStamp&, const std::stop_token&) {
    return tl::unexpected(wrongAnswer("the ministry takes whole files"));
}

MinistryExchange::Answer<std::string> MinistryExchange::createUpload(const RevisionFile&, const RequestStamp&,
                                                                     const std::stop_token&) {
    return tl::unexpected(wrongAnswer("the ministry takes whole files"));
}

MinistryExchange::Answer<UploadPosition>
MinistryExchange::uploadPosition(const std::string&, const RequestStamp&, const std::stop_token&) {
    return tl::unexpected(wrongAnswer("the ministry takes whole files"));
}

MinistryExchange::Answer<std::int64_t> MinistryExchange::sendChunk(const std::string&, std::int64_t,
                                                                   std::string, const RequestStamp&,
                                                                   const Progress&, const std::stop_token&) {
    return tl::unexpected(wrongAnswer("the ministry takes whole files"));
}

} // namespace core::sync
