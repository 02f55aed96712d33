// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/outbox_book.h"

#include "core/store/kept_counts.h"
#include "core/store/outbox_rows.h"
#include "core/store/row_values.h"
#include "core/vault/sha256.h"

#include <algorithm>

namespace core::store {

namespace base = core::base;
using core::ports::Delivery;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::OutboxOp;
using core::ports::StoreCode;
using core::ports::Upload;

namespace {

OpState stateOf(const std::vector<OutboxOp>& ops) {
    const auto any = [&](auto... states) {
        return std::ranges::any_of(ops, [&](const auto& op) { return ((op.state == states) || ...); });
    };
    const auto has = [&](OpKind kind, OpState state) {
        return std::ranges::any_of(ops, [&](const auto& op) { return op.kind == kind && op.state == state; });
    };
    const bool allUp = std::ranges::all_of(ops, [](const auto& op) {
        return op.kind == OpKind::Commit || op.state == OpState::Uploaded ||
               op.state == OpState::Acknowledged;
    });
    if (any(OpState::NeedsClerk)) return OpState::NeedsClerk;
    if (has(OpKind::Commit, OpState::Acknowledged)) return OpState::Acknowledged;
    if (allUp && !ops.empty()) return OpState::Uploaded;
    if (any(OpState::Sending, OpState::Uploaded)) return OpState::Sending;
    return OpState::Queued;
}

template<class IdType>
std::span<const std::uint8_t> bytesOrNone(const IdType& id) {
    return id.empty() ? std::span<const std::uint8_t>() : std::span<const std::uint8_t>(id.bytes);
}

core::ports::SealedPlace detailPlace(const OutboxOp& op) {
    return {"outbox.detail", op.op.bytes};
}

base::Error unknownDelivery(const base::DossierId& dossier, int revision) {
    return base::Error::of(StoreCode::NotFound, "delivery " + dossier.hex() + "/" + std::to_string(revision));
}

} // namespace

base::Result<void> OutboxBook::addDelivery(const Delivery& delivery,
                                           const std::optional<core::ports::BoxPublic>& portal) {
    const auto place = core::ports::deliveryPlace(delivery.dossier, delivery.revision);
    const auto key = m_sealer.makeDeliveryKey(place, portal);
    if (!key) return base::fail(key.error());
    const auto body = m_sealer.sealWithDelivery(place, key->forCourier, place, delivery.body);
    if (!body) return base::fail(body.error());
    auto row = m_database.prepare(
        "INSERT INTO delivery(dossier_uuid, rev, state, body, sealed_sha256, key_for_courier,"
        " key_for_portal, receipt, receipt_epoch, receipt_seq,"
        " received_by_portal_ms, etag) VALUES(?,?,?,?,?,?,?,?,?,?,?,?)");
    row.bind(delivery.dossier).bind(delivery.revision).bind(nameOf(delivery.state)).bindBlob(*body);
    row.bindBlob(core::vault::sha256(*body));
    row.bindBlob(key->forCourier).bindBlob(key->forPortal);
    row.bindBlob(delivery.receipt).bind(delivery.receiptEpoch);
    row.bind(delivery.receiptSeq).bind(delivery.receivedByPortal).bind(delivery.etag);
    return row.run();
}

// The key of an operation's file, which goes with the delivery.
base::Result<std::string> OutboxBook::fileKeyFor(const OutboxOp& op) {
    auto query = m_database.prepare("SELECT own_key, key_for_courier FROM document, delivery"
                                    " WHERE document.uuid=? AND delivery.dossier_uuid=? AND delivery.rev=?");
    query.bind(op.file).bind(op.dossier).bind(op.revision);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    if (!*row) return base::fail(StoreCode::NotFound, "document " + op.file.hex() + " or its delivery");
    const auto key = m_sealer.keyForDelivery(core::ports::deliveryPlace(op.dossier, op.revision),
                                             query.blob(1), op.file, query.blob(0));
    if (!key) return base::fail(key.error());
    return key->wrapped;
}

base::Result<void> OutboxBook::addOp(const OutboxOp& op) {
    std::string fileKey;
    if (op.kind == OpKind::File) {
        auto key = fileKeyFor(op);
        if (!key) return base::fail(key.error());
        fileKey = std::move(*key);
    }
    const auto detail = sealedDetail(op);
    if (!detail) return base::fail(detail.error());
    auto row = m_database.prepare(
        "INSERT INTO outbox(lane, bytes_left, severity, state, attempts, crashes, next_boot_ms,"
        " boot_id, last_http, last_problem, request_id, last_detail, detail, op_uuid,"
        " kind, dossier_uuid, rev, file_uuid, file_key, subject)"
        " VALUES(?,?,?,?,?,?,?,?,?,?,?,?,?,?, ?,?,?,?,?,?)");
    const bool isOfDelivery = op.isOfDelivery();
    bindProgress(row, op, *detail);
    row.bind(op.op)
        .bind(nameOf(op.kind))
        .bindBlob(bytesOrNone(op.dossier))
        .bind(isOfDelivery ? op.revision : 0);
    row.bindBlob(bytesOrNone(op.file)).bindBlob(fileKey);
    row.bindBlob(isOfDelivery ? std::span<const std::uint8_t>() : bytesOrNone(op.op));
    return row.run();
}

// The portal's words may name persons.
base::Result<std::string> OutboxBook::sealedDetail(const OutboxOp& op) {
    if (op.lastDetail.empty() || !op.isOfDelivery()) return std::string();
    auto query = m_database.prepare("SELECT key_for_courier FROM delivery WHERE dossier_uuid=? AND rev=?");
    query.bind(op.dossier).bind(op.revision);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    if (!*row) return base::fail(unknownDelivery(op.dossier, op.revision));
    return m_sealer.sealWithDelivery(core::ports::deliveryPlace(op.dossier, op.revision), query.blob(0),
                                     detailPlace(op), op.lastDetail);
}

// State and cause stand in clear: words that do not open, or not before somebody signs in, are left out.
base::Result<std::vector<OutboxOp>> OutboxBook::opsFrom(sqlite::Statement& query) {
    auto rows = query.collect<OpRow>(opFrom);
    if (!rows) return base::fail(rows.error());
    std::vector<OutboxOp> ops;
    for (auto& row : *rows) {
        auto& op = ops.emplace_back(std::move(row.op));
        if (row.sealedDetail.empty()) continue;
        auto words = m_sealer.openWithDelivery(core::ports::deliveryPlace(op.dossier, op.revision),
                                               row.keyForCourier, detailPlace(op), row.sealedDetail);
        if (words) op.lastDetail = std::move(*words);
    }
    return ops;
}

base::Result<void> OutboxBook::updateOp(const OutboxOp& op) {
    const auto detail = sealedDetail(op);
    if (!detail) return base::fail(detail.error());
    auto row = m_database.prepare(
        "UPDATE outbox SET lane=?, bytes_left=?, severity=?, state=?, attempts=?, crashes=?,"
        " next_boot_ms=?, boot_id=?, last_http=?, last_problem=?, request_id=?, last_detail=?,"
        // Nobody may have been able to read the words before.
        " detail=coalesce(nullif(?, x''), CASE WHEN last_problem=? THEN detail ELSE x'' END)"
        " WHERE op_uuid=?");
    bindProgress(row, op, *detail);
    row.bind(op.lastProblem).bind(op.op);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "operation " + op.op.hex());
    return op.isOfDelivery() ? refreshState(op.dossier, op.revision) : base::Result<void>();
}

base::Result<void> OutboxBook::refreshState(const base::DossierId& dossier, int revision) {
    const auto ops = opsOf(dossier, revision);
    if (!ops) return base::fail(ops.error());
    auto row = m_database.prepare("UPDATE delivery SET state=? WHERE dossier_uuid=? AND rev=?");
    row.bind(nameOf(stateOf(*ops))).bind(dossier).bind(revision);
    return row.run();
}

base::Result<std::vector<OutboxOp>> OutboxBook::openOps() {
    auto query =
        m_database.prepare(std::string(kSelectOp) + "WHERE state<>'acknowledged' ORDER BY lane, seq");
    return opsFrom(query);
}

base::Result<std::vector<OutboxOp>> OutboxBook::opsOf(const base::DossierId& dossier, int revision) {
    auto query = m_database.prepare(std::string(kSelectOp) + "WHERE dossier_uuid=? AND rev=? ORDER BY seq");
    query.bind(dossier).bind(revision);
    return opsFrom(query);
}

base::Result<Delivery> OutboxBook::delivery(const base::DossierId& dossier, int revision) {
    auto query = m_database.prepare(selectDelivery("body") + "WHERE dossier_uuid=? AND rev=?");
    query.bind(dossier).bind(revision);
    auto found = query.first<Delivery>(deliveryFrom);
    if (!found) return base::fail(found.error());
    if (!*found) return base::fail(unknownDelivery(dossier, revision));
    auto& delivery = **found;
    if (delivery.state == OpState::Acknowledged && delivery.body.empty()) return std::move(delivery);
    const auto place = core::ports::deliveryPlace(dossier, revision);
    auto body = m_sealer.openWithDelivery(place, delivery.key.forCourier, place, delivery.body);
    if (!body) return base::fail(body.error());
    delivery.body = std::move(*body);
    delivery.bodySha256 = core::vault::sha256(delivery.body);
    return std::move(delivery);
}

base::Result<std::vector<Delivery>> OutboxBook::deliveries(int limit) {
    auto query = m_database.prepare(selectDelivery("x''") + "ORDER BY seq DESC LIMIT ?");
    query.bind(limit);
    return query.collect<Delivery>(deliveryFrom);
}

base::Result<std::vector<base::DossierId>> OutboxBook::changedBodies() {
    auto query = m_database.prepare("SELECT dossier_uuid, sealed_sha256, body FROM delivery"
                                    " WHERE NOT (state='acknowledged' AND length(body)=0) ORDER BY seq");
    std::vector<base::DossierId> changed;
    for (;;) {
        const auto more = query.step();
        if (!more) return base::fail(more.error());
        if (!*more) return changed;
        RowValues row(query);
        const auto dossier = row.id<base::DossierId>();
        const auto frozen = row.hash();
        if (core::vault::sha256(row.blob()) != frozen) changed.push_back(dossier);
    }
}

base::Result<void> OutboxBook::setEtag(const base::DossierId& dossier, int revision, std::string_view etag) {
    auto row = m_database.prepare("UPDATE delivery SET etag=? WHERE dossier_uuid=? AND rev=?");
    row.bind(etag).bind(dossier).bind(revision);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(unknownDelivery(dossier, revision));
    return {};
}

base::Result<void> OutboxBook::acknowledge(const Delivery& withReceipt) {
    auto row = m_database.prepare(
        "UPDATE delivery SET state='acknowledged', receipt=?, receipt_epoch=?, receipt_seq=?,"
        " received_by_portal_ms=? WHERE dossier_uuid=? AND rev=?");
    row.bindBlob(withReceipt.receipt).bind(withReceipt.receiptEpoch).bind(withReceipt.receiptSeq);
    row.bind(withReceipt.receivedByPortal).bind(withReceipt.dossier).bind(withReceipt.revision);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0)
        return base::fail(unknownDelivery(withReceipt.dossier, withReceipt.revision));
    auto ops = m_database.prepare(
        "UPDATE outbox SET state='acknowledged', bytes_left=0, severity=0, next_boot_ms=NULL,"
        " last_problem='', last_detail='', detail=x'' WHERE dossier_uuid=? AND rev=?");
    ops.bind(withReceipt.dossier).bind(withReceipt.revision);
    return ops.run();
}

base::Result<std::vector<core::ports::ReceivedRevision>> OutboxBook::received() {
    auto query = m_database.prepare("SELECT dossier_uuid, rev, length(body)=0 FROM delivery"
                                    " WHERE state='acknowledged' ORDER BY seq");
    return query.collect<core::ports::ReceivedRevision>(
        [](const sqlite::Statement& found) -> base::Result<core::ports::ReceivedRevision> {
            RowValues row(found);
            core::ports::ReceivedRevision revision;
            revision.dossier = row.id<base::DossierId>();
            revision.revision = row.number();
            revision.erased = row.number() != 0;
            if (auto fits = row.verdict("delivery"); !fits) return base::fail(fits.error());
            return revision;
        });
}

base::Result<void> OutboxBook::sendAnew(const base::DossierId& dossier, int revision) {
    auto uploads = m_database.prepare("DELETE FROM upload WHERE file_uuid IN (SELECT file_uuid FROM outbox"
                                      " WHERE dossier_uuid=? AND rev=? AND kind='file')");
    uploads.bind(dossier).bind(revision);
    if (auto done = uploads.run(); !done) return done;
    auto ops = m_database.prepare(
        "UPDATE outbox SET state='queued', attempts=0, crashes=0, severity=0, next_boot_ms=NULL,"
        " last_problem='', last_detail='', detail=x'',"
        " bytes_left=coalesce((SELECT size_bytes FROM document WHERE uuid=file_uuid), 0)"
        " WHERE dossier_uuid=? AND rev=? AND state<>'needs_clerk'");
    ops.bind(dossier).bind(revision);
    if (auto done = ops.run(); !done) return done;
    return refreshState(dossier, revision);
}

base::Result<std::optional<Upload>> OutboxBook::upload(const base::DocumentId& file) {
    auto query = m_database.prepare("SELECT file_uuid, location, sent_offset FROM upload WHERE file_uuid=?");
    query.bind(file);
    return query.first<Upload>(uploadFrom);
}

base::Result<void> OutboxBook::putUpload(const Upload& upload) {
    auto row = m_database.prepare(
        "INSERT INTO upload(file_uuid, location, sent_offset) VALUES(?,?,?) ON CONFLICT(file_uuid)"
        " DO UPDATE SET location=excluded.location, sent_offset=excluded.sent_offset");
    row.bind(upload.file).bind(upload.location).bind(upload.offset);
    return row.run();
}

base::Result<void> OutboxBook::forgetUpload(const base::DocumentId& file) {
    auto row = m_database.prepare("DELETE FROM upload WHERE file_uuid=?");
    row.bind(file);
    return row.run();
}

base::Result<std::optional<base::Instant>> OutboxBook::lastReceiptAt() {
    auto query = m_database.prepare("SELECT received_by_portal_ms FROM delivery WHERE state='acknowledged'"
                                    " AND received_by_portal_ms IS NOT NULL ORDER BY seq DESC LIMIT 1");
    return query.first<base::Instant>([](const sqlite::Statement& row) -> base::Result<base::Instant> {
        return base::Instant{row.integer(0)};
    });
}

base::Result<std::map<OpState, int>> OutboxBook::counts() {
    return keptCounts(m_database, "delivery", core::ports::opStateFrom);
}

base::Result<int> OutboxBook::requeueInterrupted() {
    auto query = m_database.prepare(std::string(kSelectOp) + "WHERE state='sending' ORDER BY seq");
    const auto interrupted = query.collect<OpRow>(opFrom);
    if (!interrupted) return base::fail(interrupted.error());
    auto again = m_database.prepare("UPDATE outbox SET state='queued', next_boot_ms=NULL, crashes=crashes+1"
                                    " WHERE state='sending'"); // nobody has signed in: no words are touched
    if (auto done = again.run(); !done) return base::fail(done.error());
    for (const auto& [op, detail, key] : *interrupted)
        if (op.isOfDelivery())
            if (auto done = refreshState(op.dossier, op.revision); !done) return base::fail(done.error());
    return static_cast<int>(interrupted->size());
}

} // namespace core::store
