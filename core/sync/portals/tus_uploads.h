// SPDX-License-Identifier: GPL-3.0-or-later
// Files by tus 1.0, for every portal that takes them so. Deferred length, concatenation and creation with
// upload are not used: the location has to be durable here before the first byte leaves. Sync thread only.
#pragma once

#include "core/ports/portal.h"
#include "core/ports/transport.h"

#include <functional>
#include <string>

namespace core::sync {

class TusUploads {
  public:
    template<class T>
    using Answer = core::ports::PortalAnswer<T>;
    using Progress = std::function<void(std::int64_t sent)>;

    // How its portal is spoken to: a request with all that each one has, and the answer of whatever status.
    struct Line {
        std::function<core::ports::HttpRequest(std::string method, const std::string& path,
                                               const core::ports::RequestStamp& stamp)>
            request;
        std::function<Answer<core::ports::HttpAnswer>(core::ports::HttpRequest request,
                                                      const Progress& progress, const std::stop_token& stop)>
            send;
    };

    // `address` without a slash at the end; `path` ("/v1/files/") makes uploads.
    TusUploads(std::string address, std::string path, Line line);

    // These as core/ports/portal.h has them.
    [[nodiscard]] Answer<std::string> create(const core::ports::RevisionFile& file,
                                             const core::ports::RequestStamp& stamp,
                                             const std::stop_token& stop);
    [[nodiscard]] Answer<core::ports::UploadPosition> position(const std::string& location,
                                                               const core::ports::RequestStamp& stamp,
                                                               const std::stop_token& stop);
    [[nodiscard]] Answer<std::int64_t> sendChunk(const std::string& location, std::int64_t offset,
                                                 std::string bytes, const core::ports::RequestStamp& stamp,
                                                 const Progress& progress, const std::stop_token& stop);
    [[nodiscard]] Answer<void> remove(const std::string& location, const core::ports::RequestStamp& stamp,
                                      const std::stop_token& stop);
    // The location of a URL that the portal has named. Alarm when it lies on another host.
    [[nodiscard]] Answer<std::string> locationOf(const std::string& url) const;

  private:
    [[nodiscard]] Answer<core::ports::HttpAnswer> send(core::ports::HttpRequest request,
                                                       const Progress& progress, const std::stop_token& stop);

    std::string m_address;
    std::string m_path;
    Line m_line;
};

} // namespace core::sync
