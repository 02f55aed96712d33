// SPDX-License-Identifier: GPL-3.0-or-later
// Files by tus 1.0. Deferred length, concatenation and creation with upload are not used: the location has to
// be durable here before the first byte leaves.
#include "core/sync/portals/base64.h"
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_v1.h"
#include "core/sync/portals/location.h"

#include <charconv>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::HttpAnswer;
using core::ports::HttpRequest;
using core::ports::PortalCode;
using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::UploadFound;
using core::ports::UploadPosition;
using core::ports::Verdict;

namespace {

constexpr char kUploads[] = "/v1/files/";
constexpr int kAlarm = 4;

bool isSuccess(int status) {
    return status == 200 || status == 201 || status == 204;
}

std::optional<std::int64_t> numberIn(const HttpAnswer& answer, const char* name) {
    const auto value = header(answer, name);
    std::int64_t number = 0;
    const auto [end, error] = std::from_chars(value.data(), value.data() + value.size(), number);
    if (value.empty() || error != std::errc() || end != value.data() + value.size()) return std::nullopt;
    return number;
}

// Never a name of a person: the file goes by its id.
std::string metadataOf(const RevisionFile& file) {
    return "dossier " + toBase64(file.dossier.hex()) + ",file " + toBase64(file.file.hex()) + ",rev " +
           toBase64(std::to_string(file.revision)) + ",sha256 " + toBase64(core::domain::toHex(file.sha256)) +
           ",filename " + toBase64(file.file.hex() + ".pdf");
}

Setback elsewhere() {
    return setbackOf(PortalCode::Insecure, Verdict::Alarm, Scope::Item, kAlarm,
                     "the upload lies on another host");
}

} // namespace

IntakeV1::Answer<HttpAnswer> IntakeV1::sendTus(HttpRequest request, const Progress& progress,
                                               const std::stop_token& stop) {
    request.headers["Tus-Resumable"] = "1.0.0";
    auto answer = send(std::move(request), progress, stop);
    if (!answer) return answer;
    if (!isSuccess(answer->status) || header(*answer, "tus-resumable").empty())
        return tl::unexpected(tusSetbackOf(*answer));
    return answer;
}

IntakeV1::Answer<std::optional<UploadFound>>
IntakeV1::findUpload(const RevisionFile& file, const RequestStamp& stamp, const std::stop_token& stop) {
    const auto path = "/v1/dossiers/" + file.dossier.hex() + "/files/" + file.file.hex() +
                      "?sha256=" + core::domain::toHex(file.sha256);
    const auto answer = send(request("GET", path, stamp), {}, stop);
    if (!answer) return tl::unexpected(answer.error());
    if (answer->status == 404 && isProblem(*answer)) return std::optional<UploadFound>();
    if (answer->status != 200 || !isJson(*answer)) return tl::unexpected(setbackOf(*answer));
    const auto body = jsonFrom(answer->body);
    if (text(body, "state") == "complete") return UploadFound{{}, true};
    const auto url = text(body, "upload_url");
    if (url.empty()) return std::optional<UploadFound>();
    const auto location = pathOnOurHost(m_access.address, kUploads, url);
    if (!location) return tl::unexpected(elsewhere());
    return UploadFound{*location, false};
}

IntakeV1::Answer<std::string> IntakeV1::createUpload(const RevisionFile& file, const RequestStamp& stamp,
                                                     const std::stop_token& stop) {
    auto post = request("POST", kUploads, stamp);
    post.headers["Upload-Length"] = std::to_string(file.size_bytes);
    post.headers["Upload-Metadata"] = metadataOf(file);
    post.onlyOnce = true; // the one request whose repetition would leave something behind
    const auto answer = sendTus(std::move(post), {}, stop);
    if (!answer) {
        auto setback = answer.error();
        const bool isUnknown = setback.http == 403 || setback.http == 404 || setback.http == 410;
        if (isUnknown && setback.scope == Scope::Item) setback.problem = "unknown-revision";
        return tl::unexpected(std::move(setback));
    }
    const auto location = header(*answer, "location");
    if (location.empty())
        return tl::unexpected(
            setbackOf(PortalCode::NotThePortal, Verdict::Later, Scope::Queue, 1, "no location"));
    auto path = pathOnOurHost(m_access.address, kUploads, location);
    if (!path) return tl::unexpected(elsewhere());
    return std::move(*path);
}

IntakeV1::Answer<UploadPosition> IntakeV1::uploadPosition(const std::string& location,
                                                          const RequestStamp& stamp,
                                                          const std::stop_token& stop) {
    const auto answer = sendTus(request("HEAD", location, stamp), {}, stop);
    if (!answer) {
        auto setback = answer.error();
        // A portal may also say 403 for an upload that it has dropped.
        if (setback.http == 403 && setback.scope == Scope::Item)
            setback.error = core::base::Error::of(PortalCode::UploadGone);
        return tl::unexpected(std::move(setback));
    }
    const auto offset = numberIn(*answer, "upload-offset");
    if (!offset)
        return tl::unexpected(
            setbackOf(PortalCode::NotThePortal, Verdict::Later, Scope::Queue, 1, "no offset"));
    return UploadPosition{*offset, numberIn(*answer, "upload-length")};
}

IntakeV1::Answer<std::int64_t> IntakeV1::sendChunk(const std::string& location, std::int64_t offset,
                                                   std::string bytes, const RequestStamp& stamp,
                                                   const Progress& progress, const std::stop_token& stop) {
    auto patch = request("PATCH", location, stamp);
    patch.headers["Content-Type"] = "application/offset+octet-stream";
    patch.headers["Upload-Offset"] = std::to_string(offset);
    patch.body = std::move(bytes);
    const auto answer = sendTus(std::move(patch), progress, stop);
    if (!answer) return tl::unexpected(answer.error());
    return numberIn(*answer, "upload-offset").value_or(-1);
}

IntakeV1::Answer<void> IntakeV1::deleteUpload(const std::string& location, const RequestStamp& stamp,
                                              const std::stop_token& stop) {
    const auto answer = sendTus(request("DELETE", location, stamp), {}, stop);
    if (!answer && !answer.error().error.is(PortalCode::UploadGone)) return tl::unexpected(answer.error());
    return {};
}

} // namespace core::sync
