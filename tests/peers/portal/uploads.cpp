// SPDX-License-Identifier: GPL-3.0-or-later
// tus 1.0: creation and termination.
#include "tests/peers/portal/portal.h"

#include <cstdlib>
#include <sstream>

namespace peers::portal {

namespace {

constexpr std::int64_t kMaxFile = 268435456;

Answer tusAnswer(int status, std::vector<std::pair<std::string, std::string>> headers = {}) {
    headers.emplace_back("Tus-Resumable", "1.0.0");
    return {status, std::move(headers), {}, false};
}

// "k b64,k b64"; empty when one of the wanted keys is missing or broken.
std::map<std::string, std::string> metadataOf(const std::string& header) {
    std::map<std::string, std::string> values;
    std::istringstream pairs(header);
    for (std::string pair; std::getline(pairs, pair, ',');) {
        const auto blank = pair.find(' ');
        const auto value = blank == std::string::npos ? std::nullopt : fromBase64(pair.substr(blank + 1));
        if (!value) return {};
        values[pair.substr(0, blank)] = *value;
    }
    for (const auto* key : {"dossier", "file", "rev", "sha256", "filename"})
        if (!values.contains(key)) return {};
    return values;
}

std::optional<std::int64_t> numberIn(const Request& request, const std::string& name) {
    const auto text = request.header(name);
    if (text.empty() || text.size() > 18 || text.find_first_not_of("0123456789") != std::string::npos)
        return std::nullopt;
    return std::atoll(text.c_str());
}

Answer offsetConflict(std::int64_t offset) {
    return tusAnswer(409, {{"Upload-Offset", std::to_string(offset)}});
}

} // namespace

Answer Portal::tus(const Request& request, Body& body, const std::string& id,
                   const std::optional<Fault>& fault) {
    const auto lie = fault && fault->kind == FaultKind::WrongOffset ? fault->bytes : 0;
    if (request.method == "PATCH" && request.header("tus-resumable") == "1.0.0")
        return patchUpload(request, body, id, lie);
    if (!body.read([](std::string_view) {})) return {};
    if (request.method == "OPTIONS")
        return tusAnswer(204, {{"Tus-Version", "1.0.0"},
                               {"Tus-Extension", "creation,termination"},
                               {"Tus-Max-Size", std::to_string(kMaxFile)}});
    if (request.header("tus-resumable") != "1.0.0") return tusAnswer(412, {{"Tus-Version", "1.0.0"}});
    if (request.method == "POST" && id.empty()) return createUpload(request);
    if (request.method == "HEAD") return headUpload(id, lie);
    if (request.method == "DELETE" && m_archive.upload(id)) {
        m_archive.remove(id);
        return tusAnswer(204);
    }
    return tusAnswer(404);
}

Answer Portal::createUpload(const Request& request) {
    const auto length = numberIn(request, "upload-length");
    const auto values = metadataOf(request.header("upload-metadata"));
    if (!length || values.empty() || request.length != 0) return tusAnswer(400);
    if (*length > kMaxFile) return tusAnswer(413);
    if (!isHex(values.at("dossier"), 32) || !isHex(values.at("file"), 32) ||
        !isHex(values.at("sha256"), 64) || values.at("filename") != values.at("file") + ".pdf")
        return tusAnswer(400);
    if (!m_archive.last(values.at("dossier"))) return tusAnswer(403);
    const auto upload = m_archive.create({{},
                                          values.at("dossier"),
                                          values.at("file"),
                                          std::atoi(values.at("rev").c_str()),
                                          values.at("sha256"),
                                          *length,
                                          0});
    return tusAnswer(201, {{"Location", "/v1/files/" + upload.id}});
}

Answer Portal::headUpload(const std::string& id, std::int64_t lie) {
    const auto upload = m_archive.upload(id);
    if (!upload) return tusAnswer(404);
    return tusAnswer(200, {{"Upload-Offset", std::to_string(upload->offset + lie)},
                           {"Upload-Length", std::to_string(upload->length)},
                           {"Cache-Control", "no-store"}});
}

Answer Portal::patchUpload(const Request& request, Body& body, const std::string& id, std::int64_t lie) {
    const auto drain = [&](const Answer& answer) {
        return body.read([](std::string_view) {}) ? answer : Answer{};
    };
    const auto upload = m_archive.upload(id);
    const auto offset = numberIn(request, "upload-offset");
    if (!upload) return drain(tusAnswer(404));
    if (request.header("content-type") != "application/offset+octet-stream") return drain(tusAnswer(415));
    if (!offset || !request.has("content-length")) return drain(tusAnswer(400));
    if (!m_archive.begin(id)) return drain(tusAnswer(423));
    const auto before = m_archive.upload(id)->offset; // a writer before us may have moved it
    if (*offset != before || before + body.length() > upload->length) {
        m_archive.end(id);
        return drain(*offset != before ? offsetConflict(before) : tusAnswer(413));
    }
    body.read([&](std::string_view part) { m_archive.append(id, part); });
    m_archive.end(id);
    return tusAnswer(204, {{"Upload-Offset", std::to_string(before + body.got() + lie)}});
}

} // namespace peers::portal
