// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/tus_uploads.h"

#include "core/sync/portals/base64.h"
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/location.h"

#include <charconv>

namespace core::sync {

using core::ports::HttpAnswer;
using core::ports::HttpRequest;
using core::ports::PortalCode;
using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::UploadPosition;
using core::ports::Verdict;

namespace {

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

TusUploads::TusUploads(std::string address, std::string path, Line line)
    : m_address(std::move(address)), m_path(std::move(path)), m_line(std::move(line)) {}

TusUploads::Answer<HttpAnswer> TusUploads::send(HttpRequest request, const Progress& progress,
                                                const std::stop_token& stop) {
    request.headers["Tus-Resumable"] = "1.0.0";
    auto answer = m_line.send(std::move(request), progress, stop);
    if (!answer) return answer;
    if (!isSuccess(answer->status) || header(*answer, "tus-resumable").empty())
        return tl::unexpected(tusSetbackOf(*answer));
    return answer;
}

TusUploads::Answer<std::string> TusUploads::locationOf(const std::string& url) const {
    auto location = pathOnOurHost(m_address, m_path, url);
    if (!location) return tl::unexpected(elsewhere());
    return std::move(*location);
}

TusUploads::Answer<std::string> TusUploads::create(const RevisionFile& file, const RequestStamp& stamp,
                                                   const std::stop_token& stop) {
    auto post = m_line.request("POST", m_path, stamp);
    post.headers["Upload-Length"] = std::to_string(file.size_bytes);
    post.headers["Upload-Metadata"] = metadataOf(file);
    post.onlyOnce = true; // the one request whose repetition would leave something behind
    const auto answer = send(std::move(post), {}, stop);
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
    return locationOf(location);
}

TusUploads::Answer<UploadPosition>
TusUploads::position(const std::string& location, const RequestStamp& stamp, const std::stop_token& stop) {
    const auto answer = send(m_line.request("HEAD", location, stamp), {}, stop);
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

TusUploads::Answer<std::int64_t> TusUploads::sendChunk(const std::string& location, std::int64_t offset,
                                                       std::string bytes, const RequestStamp& stamp,
                                                       const Progress& progress,
                                                       const std::stop_token& stop) {
    auto patch = m_line.request("PATCH", location, stamp);
    patch.headers["Content-Type"] = "application/offset+octet-stream";
    patch.headers["Upload-Offset"] = std::to_string(offset);
    patch.body = std::move(bytes);
    const auto answer = send(std::move(patch), progress, stop);
    if (!answer) return tl::unexpected(answer.error());
    return numberIn(*answer, "upload-offset").value_or(-1);
}

TusUploads::Answer<void> TusUploads::remove(const std::string& location, const RequestStamp& stamp,
                                            const std::stop_token& stop) {
    const auto answer = send(m_line.request("DELETE", location, stamp), {}, stop);
    if (!answer && !answer.error().error.is(PortalCode::UploadGone)) return tl::unexpected(answer.error());
    return {};
}

} // namespace core::sync
