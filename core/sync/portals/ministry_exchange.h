// SPDX-License-Identifier: GPL-3.0-or-later
// The services by which ministries' systems take dossiers since 2026: a token, a number that the peer gives,
// files as a whole, then the dossier that names them, its state and what was done, each in an envelope of
// code, message and data. The peer signs nothing, tells no changes, knows no second sending and cannot be
// asked what it holds: a creation that it never answered is for a person, and so is a step of the dossier's
// way, as steps have no key. All else is harmless twice: a number that was never told is nobody's, a file
// that was never told is named by no dossier, a state is the same state. Sync thread only.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/transport.h"
#include "core/sync/portals/exchange_portal.h"
#include "core/sync/portals/ministry_record.h"

#include <functional>
#include <nlohmann/json_fwd.hpp>
#include <string>
#include <vector>

namespace core::sync {

struct MinistryAccess {
    std::string address; // under which its services lie, without a slash at the end
    std::string clientId;
    std::function<std::string()> clientSecret; // asked for with each token
    MinistryDesk desk;
    // What the peer's envelopes say, folded; unconfirmed, and peers differ.
    std::vector<std::string> doneCodes{"200"};
    std::vector<std::string> saysThere{"da ton tai"};
};

class MinistryExchange final : public ExchangePortal {
  public:
    MinistryExchange(MinistryAccess access, core::ports::Transport& transport,
                     const core::ports::Clock& clock);
    MinistryExchange(const MinistryExchange&) = delete;
    MinistryExchange& operator=(const MinistryExchange&) = delete;

    [[nodiscard]] core::ports::PortalAbilities abilities() const override {
        return {false, false, false, false, false};
    }
    [[nodiscard]] core::base::Result<std::vector<core::ports::RevisionFile>>
    filesOf(const core::ports::Delivery& delivery) const override;
    [[nodiscard]] Answer<core::ports::PortalFacts> probe(const std::string& requestId,
                                                         const std::stop_token& stop) override;
    // Asks for the dossier's number, unless it has one. It takes no corrections of what it has.
    [[nodiscard]] Answer<core::ports::Accepted> putRevision(const core::ports::Delivery& delivery,
                                                            std::string_view etagBefore,
                                                            const core::ports::RequestStamp& stamp,
                                                            const std::stop_token& stop) override;
    [[nodiscard]] Answer<std::string> sendWhole(const core::ports::RevisionFile& file, std::string bytes,
                                                const core::ports::RequestStamp& stamp,
                                                const std::function<void(std::int64_t sent)>& progress,
                                                const std::stop_token& stop) override;
    // Nothing to do: a file that no dossier names is nobody's.
    [[nodiscard]] Answer<void> deleteUpload(const std::string& location,
                                            const core::ports::RequestStamp& stamp,
                                            const std::stop_token& stop) override;
    // One step each time: the dossier, its state, what was done.
    [[nodiscard]] Answer<core::ports::CommitAnswer> commit(const core::ports::Delivery& delivery,
                                                           const std::vector<core::ports::Upload>& uploads,
                                                           const core::ports::RequestStamp& stamp,
                                                           const std::stop_token& stop) override;

    // Never asked for: see abilities().
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

  private:
    // What is known of a dossier there; lies in the delivery's etag.
    struct Stage;
    using Progress = std::function<void(std::int64_t sent)>;

    [[nodiscard]] core::ports::HttpRequest post(const char* service, const nlohmann::json& body) const;
    [[nodiscard]] Answer<void> renewToken(const std::stop_token& stop);
    // The envelope of a success; a token that has ended is renewed once. `isOut`: bytes of it have left.
    [[nodiscard]] Answer<nlohmann::json> call(core::ports::HttpRequest request, bool& isOut,
                                              const Progress& progress, const std::stop_token& stop);
    // For what has no second effect.
    [[nodiscard]] Answer<nlohmann::json> ask(core::ports::HttpRequest request, const Progress& progress,
                                             const std::stop_token& stop);
    // For what would be there twice. Unknown: only when it may be there.
    [[nodiscard]] Answer<nlohmann::json> tell(core::ports::HttpRequest request, const std::stop_token& stop);
    [[nodiscard]] Answer<nlohmann::json> meaningOf(const core::ports::HttpAnswer& answer) const;

    [[nodiscard]] Answer<core::ports::CommitAnswer> goOnBehind(const core::ports::Delivery& delivery,
                                                               Stage stage) const;
    [[nodiscard]] core::ports::CommitAnswer finished(const core::ports::Delivery& delivery,
                                                     const Stage& stage) const;
    [[nodiscard]] Answer<core::ports::CommitAnswer> create(const core::ports::Delivery& delivery, Stage stage,
                                                           const std::vector<core::ports::Upload>& uploads,
                                                           const std::stop_token& stop);
    [[nodiscard]] Answer<core::ports::CommitAnswer> tellState(Stage stage, const std::stop_token& stop);
    [[nodiscard]] Answer<core::ports::CommitAnswer> tellStep(const core::ports::Delivery& delivery,
                                                             const Stage& stage, const std::stop_token& stop);

    MinistryAccess m_access;
    core::ports::Transport& m_transport;
    const core::ports::Clock& m_clock;
    std::string m_token; // empty: none
    std::int64_t m_renewAt_ms = 0;
};

} // namespace core::sync
