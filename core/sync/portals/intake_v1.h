// SPDX-License-Identifier: GPL-3.0-or-later
// The portal that speaks intake v1: JSON for revisions, tus 1.0 for files, signed receipts. Sync thread only.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/enrolment.h"
#include "core/ports/portal.h"
#include "core/ports/secrets.h"
#include "core/ports/transport.h"
#include "core/sync/portals/access_token.h"
#include "core/sync/portals/receipt.h"
#include "core/sync/portals/tus_uploads.h"

#include <functional>
#include <string>

namespace core::sync {

// What the counter was given at its enrolment.
struct PortalAccess {
    std::string address; // "https://portal.example", without a slash at the end
    // Asked for each request; it needs a first sign-in, as what is sent does. Empty: the portal gives a token
    // for the device's certificate.
    std::function<std::string()> token;
    std::string portal; // its name, as receipts have it
    std::string office;
    std::string device;
    std::string receiptKeyId;
    core::ports::Ed25519Public receiptKey{};
    // The province's, from the enrolment: keys that it has signed take the place of the one above, and the
    // portal's name comes with them. `onKeys`: they were believed.
    std::optional<core::ports::Ed25519Public> rootKey{};
    std::function<void(const core::ports::PortalKeys&)> onKeys{};
};

// Of what the portal signs for this device.
ReceiptRules rulesOf(const PortalAccess& access);

// Nothing unless `hex` has 64 hex digits.
std::optional<core::ports::Ed25519Public> receiptKeyFromHex(std::string_view hex);

class IntakeV1 final : public core::ports::Portal {
  public:
    template<class T>
    using Answer = core::ports::PortalAnswer<T>;

    IntakeV1(PortalAccess access, core::ports::Transport& transport, core::ports::Secrets& secrets,
             const core::ports::Clock& clock);
    IntakeV1(const IntakeV1&) = delete;
    IntakeV1& operator=(const IntakeV1&) = delete;

    [[nodiscard]] core::base::Result<std::vector<core::ports::RevisionFile>>
    filesOf(const core::ports::Delivery& delivery) const override;
    [[nodiscard]] Answer<core::ports::PortalFacts> probe(const std::string& requestId,
                                                         const std::stop_token& stop) override;
    [[nodiscard]] Answer<core::ports::Accepted> putRevision(const core::ports::Delivery& delivery,
                                                            std::string_view etagBefore,
                                                            const core::ports::RequestStamp& stamp,
                                                            const std::stop_token& stop) override;
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
    // Never asked for: it takes files in parts.
    [[nodiscard]] Answer<std::string> sendWhole(const core::ports::RevisionFile& file, std::string bytes,
                                                const core::ports::RequestStamp& stamp,
                                                const std::function<void(std::int64_t sent)>& progress,
                                                const std::stop_token& stop) override;
    [[nodiscard]] Answer<core::ports::CommitAnswer> commit(const core::ports::Delivery& delivery,
                                                           const std::vector<core::ports::Upload>& uploads,
                                                           const core::ports::RequestStamp& stamp,
                                                           const std::stop_token& stop) override;

    [[nodiscard]] Answer<void> sendHead(const core::ports::SignedHead& head,
                                        const core::ports::RequestStamp& stamp,
                                        const std::stop_token& stop) override;

    [[nodiscard]] Answer<core::ports::LeasedNumbers> leaseNumbers(const core::ports::NumberLease& lease,
                                                                  const core::ports::RequestStamp& stamp,
                                                                  const std::stop_token& stop) override;

    [[nodiscard]] Answer<core::ports::Changes> changes(const core::ports::FeedPlace& since,
                                                       const core::ports::RequestStamp& stamp,
                                                       const std::stop_token& stop) override;
    [[nodiscard]] Answer<core::ports::Holdings> holdings(const std::string& cursor,
                                                         const core::ports::RequestStamp& stamp,
                                                         const std::stop_token& stop) override;

  private:
    using Progress = std::function<void(std::int64_t)>;
    [[nodiscard]] core::ports::HttpRequest request(std::string method, const std::string& path,
                                                   const core::ports::RequestStamp& stamp) const;
    // The answer of whatever status; a setback only when there was none.
    [[nodiscard]] Answer<core::ports::HttpAnswer> send(core::ports::HttpRequest request,
                                                       const Progress& progress, const std::stop_token& stop);
    [[nodiscard]] Answer<core::ports::HttpAnswer>
    sendWithToken(core::ports::HttpRequest& request, const Progress& progress, const std::stop_token& stop);
    [[nodiscard]] Answer<core::ports::CommitAnswer>
    committed(const core::ports::HttpAnswer& answer, const core::ports::Delivery& delivery,
              const std::vector<core::ports::RevisionFile>& files);
    void believe(const core::ports::PortalKeys& keys);
    [[nodiscard]] bool isSignedByStranger(const std::string& receipt) const;

    PortalAccess m_access;
    core::ports::Transport& m_transport;
    core::ports::Secrets& m_secrets;
    const core::ports::Clock& m_clock;
    AccessToken m_token;
    ReceiptRules m_rules;
    TusUploads m_uploads;
};

} // namespace core::sync
