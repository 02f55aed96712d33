// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/outbox_rows.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::Delivery;
using core::ports::OpKind;
using core::ports::OutboxOp;
using core::ports::Upload;
using sqlite::Statement;

namespace {

template<class Value>
base::Result<Value> checked(const RowValues& row, std::string_view table, Value value) {
    if (auto fits = row.verdict(table); !fits) return base::fail(fits.error());
    return value;
}

} // namespace

std::string selectDelivery(std::string_view body) {
    return "SELECT dossier_uuid, rev, " + std::string(body) +
           ", key_for_courier, key_for_portal, state, receipt, receipt_epoch, receipt_seq, "
           "received_by_portal_ms, etag FROM "
           "delivery ";
}

void bindProgress(Statement& row, const OutboxOp& op, std::string_view sealedDetail) {
    row.bind(op.lane).bind(op.bytesLeft).bind(op.severity).bind(nameOf(op.state)).bind(op.attempts);
    row.bind(op.crashes).bind(op.nextBootMs).bind(op.bootId).bind(op.lastHttp).bind(op.lastProblem);
    row.bind(op.requestId).bind(sealedDetail.empty() ? std::string_view(op.lastDetail) : std::string_view());
    row.bindBlob(sealedDetail);
}

base::Result<OpRow> opFrom(const Statement& statement) {
    RowValues row(statement);
    OpRow found;
    auto& op = found.op;
    op.seq = row.integer();
    op.op = row.id<base::OpId>();
    op.kind = row.named(core::ports::opKindFrom);
    op.dossier = op.isOfDelivery() ? row.id<base::DossierId>() : row.idOrEmpty<base::DossierId>();
    op.revision = row.number();
    op.file = row.idOrEmpty<base::DocumentId>();
    op.fileKey = row.blob();
    op.lane = row.number();
    op.bytesLeft = row.integer();
    op.severity = row.number();
    op.state = row.named(core::ports::opStateFrom);
    op.attempts = row.number();
    op.crashes = row.number();
    op.nextBootMs = row.optional([](RowValues& column) { return column.integer(); });
    op.bootId = row.text();
    op.lastHttp = row.number();
    op.lastProblem = row.text();
    op.lastDetail = row.text();
    op.requestId = row.text();
    found.sealedDetail = row.blob();
    found.keyForCourier = row.blob();
    return checked(row, "outbox", std::move(found));
}

base::Result<Delivery> deliveryFrom(const Statement& statement) {
    RowValues row(statement);
    Delivery delivery;
    delivery.dossier = row.id<base::DossierId>();
    delivery.revision = row.number();
    delivery.body = row.blob();
    delivery.key.forCourier = row.blob();
    delivery.key.forPortal = row.blob();
    delivery.state = row.named(core::ports::opStateFrom);
    delivery.receipt = row.blob();
    delivery.receiptEpoch = row.text();
    delivery.receiptSeq = row.integer();
    delivery.receivedByPortal = row.optional([](RowValues& column) { return column.instant(); });
    delivery.etag = row.text();
    return checked(row, "delivery", std::move(delivery));
}

base::Result<Upload> uploadFrom(const Statement& statement) {
    RowValues row(statement);
    Upload upload;
    upload.file = row.id<base::DocumentId>();
    upload.location = row.text();
    upload.offset = row.integer();
    return checked(row, "upload", std::move(upload));
}

} // namespace core::store
