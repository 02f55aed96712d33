// SPDX-License-Identifier: GPL-3.0-or-later
// Revisions and receipts.
#include "tests/peers/portal/portal.h"

#include <chrono>
#include <cstdio>
#include <ctime>

namespace peers::portal {

using nlohmann::json;

namespace {

constexpr std::int64_t kMaxBody = 1048576;
constexpr std::int64_t kMaxFile = 268435456;

std::string now() {
    const auto since = std::chrono::system_clock::now().time_since_epoch();
    const auto ms = std::chrono::duration_cast<std::chrono::milliseconds>(since).count();
    const std::time_t seconds = ms / 1000;
    std::tm utc{};
    gmtime_r(&seconds, &utc);
    char text[32];
    const auto length = std::strftime(text, sizeof text, "%Y-%m-%dT%H:%M:%S", &utc);
    char fraction[16];
    std::snprintf(fraction, sizeof fraction, ".%03dZ", static_cast<int>(ms % 1000));
    return std::string(text, length) + fraction;
}

std::string unquoted(const std::string& text) {
    return text.size() >= 2 && text.front() == '"' && text.back() == '"' ? text.substr(1, text.size() - 2)
                                                                         : std::string();
}

// What is wrong with one entry of files[]; empty: nothing.
std::string wrongInFile(const json& file) {
    if (!file.is_object()) return "file";
    if (!isHex(file.value("file", ""), 32)) return "file";
    if (!isHex(file.value("sha256", ""), 64)) return "sha256";
    if (!file.contains("size") || !file["size"].is_number_integer() || file["size"] < 0 ||
        file["size"] > kMaxFile)
        return "size";
    return file.value("role", "").empty() || file.value("media", "").empty() ? "role" : "";
}

// What is wrong with a revision's body; empty: nothing.
std::string wrongInBody(const json& body, const std::string& dossier) {
    if (!body.is_object() || body.value("format", "") != "intake/1") return "/format";
    if (body.value("dossier", "") != dossier) return "/dossier";
    if (!body.contains("rev") || !body["rev"].is_number_integer() || body["rev"] < 1) return "/rev";
    if (!body.contains("number") || !body["number"].is_object() || body["number"].value("value", "").empty())
        return "/number/value";
    if (body.value("procedure", "").empty()) return "/procedure";
    if (!body.contains("applicant") || !body["applicant"].is_object() ||
        body["applicant"].value("name", "").empty())
        return "/applicant/name";
    const auto record = body.value("record", json());
    if (!record.is_object() || record.value("MaHoSo", "") != body["number"]["value"]) return "/record/MaHoSo";
    if (!body.contains("files") || !body["files"].is_array()) return "/files";
    for (const auto& file : body["files"])
        if (const auto wrong = wrongInFile(file); !wrong.empty()) return "/files/" + wrong;
    return {};
}

json fileFacts(const json& manifest) {
    json facts = json::array();
    for (const auto& file : manifest)
        facts.push_back(
            {{"file", file.at("file")}, {"size", file.at("size")}, {"sha256", file.at("sha256")}});
    return facts;
}

Answer invalid(const std::string& pointer) {
    auto answer = problem(422, "invalid-field", "Hồ sơ chưa hợp lệ");
    auto body = json::parse(answer.body);
    body["errors"] = json::array({{{"pointer", pointer}, {"reason_vi", "Nội dung không đúng mẫu"}}});
    answer.body = body.dump();
    return answer;
}

} // namespace

json Portal::stamped(json body) const {
    body["server_time"] = now();
    body["epoch"] = m_epoch;
    return body;
}

Answer Portal::describePortal() const {
    return jsonAnswer(
        200, stamped({{"format", "intake/1"},
                      {"portal", m_name},
                      {"schema", {{"min", 1}, {"max", 1}}},
                      {"limits", {{"body_bytes", kMaxBody}, {"sealed_body", false}, {"bundles", false}}},
                      {"keys", certifiedKeys()},
                      {"tus",
                       {{"url", "/v1/files/"},
                        {"extensions", {"creation", "termination"}},
                        {"max_size", kMaxFile}}}}));
}

Answer Portal::putDossier(const Request& request, Body& body, const std::string& dossier) {
    std::string text;
    const bool whole = body.read([&](std::string_view part) {
        if (text.size() < kMaxBody) text += part;
    });
    if (!whole) return {};
    if (body.length() > kMaxBody) return problem(413, "too-large", "Hồ sơ quá lớn");
    if (request.header("content-type") != "application/json")
        return problem(415, "wrong-type", "Sai kiểu dữ liệu");
    if (!isHex(unquoted(request.header("idempotency-key")), 32))
        return problem(400, "no-idempotency-key", "Thiếu mã thao tác");
    const auto hash = sha256(text);
    if (request.header("x-body-sha256") != toHex(hash))
        return problem(400, "body-hash", "Nội dung bị sai lệch trên đường truyền");
    if (request.header("content-digest") != "sha-256=:" + toBase64(hash) + ":")
        return problem(400, "content-digest", "Nội dung bị sai lệch trên đường truyền");
    return storeDossier(request, dossier, text);
}

Answer Portal::storeDossier(const Request& request, const std::string& dossier, const std::string& text) {
    const auto parsed = json::parse(text, nullptr, false);
    if (const auto wrong = wrongInBody(parsed, dossier); !wrong.empty()) return invalid(wrong);
    const auto hash = toHex(sha256(text));
    const Revision revision{dossier,
                            parsed["rev"],
                            unquoted(request.header("idempotency-key")),
                            text,
                            hash,
                            "\"" + hash.substr(0, 16) + "\"",
                            {},
                            deviceOf(request)->device};
    // Identity goes before preconditions: a repeat must not look like a conflict.
    auto known = m_archive.revisionByOp(revision.op);
    if (!known) known = m_archive.revision(dossier, revision.rev);
    if (known && known->bodySha256 == hash) return accepted(*known, 200);
    if (known) return problem(409, "already-exists-different", "Cổng đã có nội dung khác cho lần nộp này");
    const auto last = m_archive.last(dossier);
    const bool fresh =
        last ? request.header("if-match") == last->etag : request.header("if-none-match") == "*";
    if (!fresh) return problem(412, "newer-copy", "Cổng có bản mới hơn");
    if (!m_archive.insert(revision)) return storeDossier(request, dossier, text);
    return accepted(revision, 201);
}

Answer Portal::accepted(const Revision& revision, int status) {
    json missing = json::array();
    for (const auto& file : revision.manifest()) {
        const auto upload = m_archive.find(file.at("file"), file.at("sha256"));
        if (upload && upload->offset == upload->length) continue;
        missing.push_back({{"file", file.at("file")},
                           {"upload_url", upload ? json("/v1/files/" + upload->id) : json(nullptr)},
                           {"offset", upload ? upload->offset : 0}});
    }
    auto answer =
        jsonAnswer(status, stamped({{"dossier", revision.dossier},
                                    {"rev", revision.rev},
                                    {"body_sha256", revision.bodySha256},
                                    {"state", revision.receipt.empty() ? "waiting-files" : "accepted"},
                                    {"missing", missing}}));
    answer.headers.emplace_back("ETag", revision.etag);
    return answer;
}

Answer Portal::getDossier(const std::string& dossier) {
    const auto last = m_archive.last(dossier);
    if (!last) return problem(404, "unknown-dossier", "Cổng không có hồ sơ này");
    return {200,
            {{"Content-Type", "application/json"}, {"ETag", last->etag}, {"X-Body-SHA256", last->bodySha256}},
            last->body,
            false};
}

Answer Portal::findFile(const Request& request, const std::string& dossier, const std::string& file) {
    const auto wanted = request.query.find("sha256");
    if (wanted == request.query.end() || !isHex(wanted->second, 64))
        return problem(400, "sha256-missing", "Thiếu mã băm của tệp");
    const auto upload = m_archive.find(file, wanted->second);
    if (!upload || upload->dossier != dossier) return problem(404, "unknown-file", "Cổng không có tệp này");
    const bool complete = upload->offset == upload->length;
    return jsonAnswer(200, stamped({{"state", complete ? "complete" : "partial"},
                                    {"upload_url", "/v1/files/" + upload->id},
                                    {"offset", upload->offset}}));
}

std::optional<Answer> Portal::unfinished(const Revision& revision) {
    json missing = json::array();
    json mismatched = json::array();
    for (const auto& file : revision.manifest()) {
        const auto upload = m_archive.find(file.at("file"), file.at("sha256"));
        if (!upload || upload->offset != file.at("size").get<std::int64_t>())
            missing.push_back({{"file", file.at("file")},
                               {"upload_url", nullptr},
                               {"offset", upload ? upload->offset : 0}});
        else if (sha256HexOfFile(m_archive.contentOf(upload->id)) != file.at("sha256").get<std::string>())
            mismatched.push_back(file.at("file"));
    }
    if (missing.empty() && mismatched.empty()) return std::nullopt;
    auto answer = missing.empty() ? problem(422, "hash-mismatch", "Tệp bị sai lệch")
                                  : problem(409, "files-missing", "Còn thiếu tệp");
    auto body = json::parse(answer.body);
    body[missing.empty() ? "files" : "missing"] = missing.empty() ? mismatched : missing;
    answer.body = body.dump();
    return answer;
}

Answer Portal::commit(const Request& request, Body& body, const std::string& dossier, int rev,
                      const std::optional<Fault>& fault) {
    std::string text;
    if (!body.read([&](std::string_view part) { text += part; })) return {};
    return commitText(request, text, dossier, rev, fault);
}

Answer Portal::commitText(const Request& request, const std::string& text, const std::string& dossier,
                          int rev, const std::optional<Fault>& fault) {
    const auto op = unquoted(request.header("idempotency-key"));
    if (!isHex(op, 32)) return problem(400, "no-idempotency-key", "Thiếu mã thao tác");
    const auto revision = m_archive.revision(dossier, rev);
    if (!revision) return problem(404, "unknown-revision", "Cổng không có lần nộp này");
    const auto asked = json::parse(text, nullptr, false);
    if (!asked.is_object() || asked.value("rev", 0) != rev ||
        asked.value("body_sha256", "") != revision->bodySha256 || !asked.contains("files") ||
        asked["files"] != fileFacts(revision->manifest()))
        return problem(422, "manifest-differs", "Danh sách tệp không khớp");
    if (auto open = unfinished(*revision)) return *open;
    const auto device = *deviceOf(request);
    if (fault && fault->kind == FaultKind::WrongReceipt)
        return {200,
                {{"Content-Type", "application/json"}},
                signedReceipt(*revision, device, op, 0, fault->how),
                false};
    const bool first = revision->receipt.empty();
    const auto receipt = m_archive.receiptOf(
        *revision, [&](std::int64_t seq) { return signedReceipt(*revision, device, op, seq, {}); });
    return {first ? 201 : 200, {{"Content-Type", "application/json"}}, receipt, false};
}

std::string Portal::signedReceipt(const Revision& revision, const Device& device, const std::string& op,
                                  std::int64_t seq, const std::string& how) const {
    auto files = fileFacts(revision.manifest());
    if (how == "files" && !files.empty()) files.erase(files.begin());
    const auto payload = json{
        {"format", how == "format" ? "receipt/9" : "receipt/1"},
        {"portal", m_name},
        {"epoch", m_epoch},
        {"seq", seq},
        {"office", device.office},
        {"device", how == "device" ? "another" : device.device},
        {"dossier", revision.dossier},
        {"rev", revision.rev},
        {"closes", json::array()},
        {"op", op},
        {"body_sha256", how == "hash" ? toHex(sha256("another")) : revision.bodySha256},
        {"files", files},
        {"received_at",
         now()}}.dump();
    const auto message = (how == "signature" ? "something else\n" : "intake/1 receipt\n") + payload;
    return json{{"receipt", toBase64(payload)},
                {"kid", how == "kid" ? "r9" : "r1"},
                {"sig", toBase64(m_signer.sign(message))}}
        .dump();
}

} // namespace peers::portal
