// SPDX-License-Identifier: GPL-3.0-or-later
// The services of the national exchange that provincial systems have spoken since 2019: JSON by POST within a
// session, the dossier as national_record.h has it, files by links. The peer signs nothing, tells no changes
// and forgets no second sending: before each sending it is asked what it holds, and its own words decide.
// Files go to a store of the province that speaks tus, and the record names their links. Sync thread only.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/transport.h"
#include "core/sync/portals/exchange_portal.h"
#include "core/sync/portals/tus_uploads.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace core::sync {

struct ExchangeAccess {
    std::string address;     // of the security adapter, without a slash at the end
    std::string signInPath;  // "/auth"
    std::string servicePath; // "/integration"
    std::string route;       // header `dstcode`
    std::string unit;        // `madonvi`
    std::string user;
    std::function<std::string()> password; // asked for at each sign-in
    std::string fileStore;                 // address of the store of files, without a slash at the end
    std::string filesPath;                 // "/files/"
    std::string office;    // PhongBanXuLy of the row of the step: who has taken the dossier in
    std::string stepWords; // NoiDungXuLy: what was done, in the authority's words; empty: no row is told
    // What the peer's messages contain, folded; peers differ.
    std::vector<std::string> saysDone{"thanh cong"};
    std::vector<std::string> saysThere{"da ton tai"};
    std::vector<std::string> saysSignedOut{"phien lam viec", "session"};
};

class NationalExchange final : public ExchangePortal {
  public:
    NationalExchange(ExchangeAccess access, core::ports::Transport& transport,
                     const core::ports::Clock& clock);
    NationalExchange(const NationalExchange&) = delete;
    NationalExchange& operator=(const NationalExchange&) = delete;

    [[nodiscard]] core::ports::PortalAbilities abilities() const override { return {false, false, false}; }
    [[nodiscard]] core::base::Result<std::vector<core::ports::RevisionFile>>
    filesOf(const core::ports::Delivery& delivery) const override;
    [[nodiscard]] Answer<core::ports::PortalFacts> probe(const std::string& requestId,
                                                         const std::stop_token& stop) override;
    [[nodiscard]] Answer<core::ports::Accepted> putRevision(const core::ports::Delivery& delivery,
                                                            std::string_view etagBefore,
                                                            const core::ports::RequestStamp& stamp,
                                                            const std::stop_token& stop) override;
    // A store of tus cannot be asked for a file: what was created and never answered stays there, and no
    // record names it.
    [[nodiscard]] Answer<std::optional<core::ports::UploadFound>>
    findUpload(const core::ports::RevisionFile& file, const core::ports::RequestStamp& stamp,
               const std::stop_token& stop) override;
    [[nodiscard]] Answer<std::string> createUpload(const core::ports::RevisionFile& file,
                                                   const core::ports::RequestStamp& stamp,
                                                   const std::stop_token& stop) override;
    [[nodiscard]] Answer<core::ports::UploadPosition> uploadPosition(const std::string& location,
                                                                     const core::ports::RequestStamp& stamp,
                                                                     const std::stop_token& stop) override;
    [[nodiscard]] Answer<std::int64_t> sendChunk(const std::string& location, std::int64_t offset,
                                                 std::string bytes, const core::ports::RequestStamp& stamp,
                                                 const std::function<void(std::int64_t sent)>& progress,
                                                 const std::stop_token& stop) override;
    [[nodiscard]] Answer<void> deleteUpload(const std::string& location,
                                            const core::ports::RequestStamp& stamp,
                                            const std::stop_token& stop) override;
    // Never asked for: see abilities().
    [[nodiscard]] Answer<std::string> sendWhole(const core::ports::RevisionFile& file, std::string bytes,
                                                const core::ports::RequestStamp& stamp,
                                                const std::function<void(std::int64_t sent)>& progress,
                                                const std::stop_token& stop) override;
    // The record once more, with the links of its files; then the row of the one step of a dossier's way that
    // this counter does. Rows have no key: whatever becomes of it, it goes at most once, and what is kept
    // says so. Then the record is read back.
    [[nodiscard]] Answer<core::ports::CommitAnswer> commit(const core::ports::Delivery& delivery,
                                                           const std::vector<core::ports::Upload>& uploads,
                                                           const core::ports::RequestStamp& stamp,
                                                           const std::stop_token& stop) override;

  private:
    using Progress = std::function<void(std::int64_t sent)>;

    [[nodiscard]] Answer<nlohmann::json> post(const std::string& path, const nlohmann::json& body,
                                              const std::stop_token& stop, const Progress& progress = {});
    [[nodiscard]] Answer<void> signIn(const std::stop_token& stop);
    // The service's answer; a session that has ended is begun anew once.
    [[nodiscard]] Answer<nlohmann::json> call(const char* service, nlohmann::json members,
                                              const std::stop_token& stop, const Progress& progress = {});
    // What the peer holds under the number of the record; null: nothing. Alarm when it is another dossier.
    [[nodiscard]] Answer<nlohmann::json> lookUp(const nlohmann::json& record, const std::stop_token& stop);
    // Asks first, then creates or updates.
    [[nodiscard]] Answer<void> synchronise(const nlohmann::json& record, const std::stop_token& stop);
    // What has become of the row: a word for what is kept.
    [[nodiscard]] Answer<const char*> tellStep(const core::ports::Delivery& delivery,
                                               const nlohmann::json& record,
                                               const core::ports::RequestStamp& stamp,
                                               const std::stop_token& stop);

    ExchangeAccess m_access;
    core::ports::Transport& m_transport;
    const core::ports::Clock& m_clock;
    std::string m_session; // empty: none
    TusUploads m_uploads;
};

} // namespace core::sync
