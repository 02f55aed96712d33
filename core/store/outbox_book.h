// SPDX-License-Identifier: GPL-3.0-or-later
// Deliveries, their operations and uploads in the tables `delivery`, `outbox` and `upload`. Inside a
// transaction of the store.
//
// The state of a delivery follows from its operations and is written with them: needs_clerk if one is; else
// acknowledged if its commit is; else uploaded if the put and all files are; else sending if one is sending
// or uploaded; else queued.
#pragma once

#include "core/ports/store.h"
#include "core/store/sqlite/database.h"

namespace core::store {

class OutboxBook final : public core::ports::OutboxBook {
  public:
    OutboxBook(sqlite::Database& database, core::ports::Sealer& sealer)
        : m_database(database), m_sealer(sealer) {}

    [[nodiscard]] core::base::Result<void>
    addDelivery(const core::ports::Delivery& delivery,
                const std::optional<core::ports::BoxPublic>& portal) override;
    // After its delivery and its document, or its head or lease; the store gives `seq` and `fileKey`.
    [[nodiscard]] core::base::Result<void> addOp(const core::ports::OutboxOp& op) override;
    // Found by `op`; kind, dossier, revision and file stay. Errors: NotFound.
    [[nodiscard]] core::base::Result<void> updateOp(const core::ports::OutboxOp& op) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::OutboxOp>> openOps() override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::OutboxOp>>
    opsOf(const core::base::DossierId& dossier, int revision) override;
    // Errors: NotFound, Damaged.
    [[nodiscard]] core::base::Result<core::ports::Delivery> delivery(const core::base::DossierId& dossier,
                                                                     int revision) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::Delivery>> deliveries(int limit) override;
    [[nodiscard]] core::base::Result<std::vector<core::base::DossierId>> changedBodies() override;
    // Errors: NotFound.
    [[nodiscard]] core::base::Result<void> setEtag(const core::base::DossierId& dossier, int revision,
                                                   std::string_view etag) override;
    // The receipt may not be empty. Errors: NotFound.
    [[nodiscard]] core::base::Result<void> acknowledge(const core::ports::Delivery& withReceipt) override;
    [[nodiscard]] core::base::Result<std::vector<core::ports::ReceivedRevision>> received() override;
    [[nodiscard]] core::base::Result<void> sendAnew(const core::base::DossierId& dossier,
                                                    int revision) override;
    [[nodiscard]] core::base::Result<std::optional<core::ports::Upload>>
    upload(const core::base::DocumentId& file) override;
    [[nodiscard]] core::base::Result<void> putUpload(const core::ports::Upload& upload) override;
    [[nodiscard]] core::base::Result<void> forgetUpload(const core::base::DocumentId& file) override;
    [[nodiscard]] core::base::Result<std::optional<core::base::Instant>> lastReceiptAt() override;
    [[nodiscard]] core::base::Result<std::map<core::ports::OpState, int>> counts() override;

    // Operations that were being sent when the program died wait again, due now, with one crash more. Answers
    // how many.
    [[nodiscard]] core::base::Result<int> requeueInterrupted();

  private:
    [[nodiscard]] core::base::Result<void> refreshState(const core::base::DossierId& dossier, int revision);
    [[nodiscard]] core::base::Result<std::string> fileKeyFor(const core::ports::OutboxOp& op);
    [[nodiscard]] core::base::Result<std::vector<core::ports::OutboxOp>> opsFrom(sqlite::Statement& query);
    // Empty for an operation without words or without a delivery.
    [[nodiscard]] core::base::Result<std::string> sealedDetail(const core::ports::OutboxOp& op);

    sqlite::Database& m_database;
    core::ports::Sealer& m_sealer;
};

} // namespace core::store
