// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/intake_answers.h"
#include "core/sync/portals/intake_v1.h"

#include <nlohmann/json.hpp>

namespace core::sync {

using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::UploadFound;
using core::ports::UploadPosition;

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
    const auto location = m_uploads.locationOf(url);
    if (!location) return tl::unexpected(location.error());
    return UploadFound{*location, false};
}

IntakeV1::Answer<std::string> IntakeV1::createUpload(const RevisionFile& file, const RequestStamp& stamp,
                                                     const std::stop_token& stop) {
    return m_uploads.create(file, stamp, stop);
}

IntakeV1::Answer<UploadPosition> IntakeV1::uploadPosition(const std::string& location,
                                                          const RequestStamp& stamp,
                                                          const std::stop_token& stop) {
    return m_uploads.position(location, stamp, stop);
}

IntakeV1::Answer<std::int64_t> IntakeV1::sendChunk(const std::string& location, std::int64_t offset,
                                                   std::string bytes, const RequestStamp& stamp,
                                                   const Progress& progress, const std::stop_token& stop) {
    return m_uploads.sendChunk(location, offset, std::move(bytes), stamp, progress, stop);
}

IntakeV1::Answer<std::string> IntakeV1::sendWhole(const RevisionFile&, std::string, const RequestStamp&,
                                                  const Progress&, const std::stop_token&) {
    return tl::unexpected(wrongAnswer("intake v1 takes files in parts"));
}

IntakeV1::Answer<void> IntakeV1::deleteUpload(const std::string& location, const RequestStamp& stamp,
                                              const std::stop_token& stop) {
    return m_uploads.remove(location, stamp, stop);
}

} // namespace core::sync
