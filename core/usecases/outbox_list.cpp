// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/outbox_list.h"

#include "core/usecases/permissions.h"

#include <algorithm>

namespace core::usecases {
namespace {

// The op that says most about where the delivery stands: the one in trouble, else the first that is open.
void tellWorst(OutboxRow& row, const std::vector<ports::OutboxOp>& ops) {
    const ports::OutboxOp* worst = nullptr;
    for (const auto& op : ops) {
        if (op.state == ports::OpState::Acknowledged && op.severity == 0) continue;
        if (!worst || op.severity > worst->severity ||
            (op.severity == worst->severity && worst->lastProblem.empty() && !op.lastProblem.empty()))
            worst = &op;
    }
    if (!worst) return;
    row.severity = worst->severity;
    row.attempts = worst->attempts;
    row.nextBootMs = worst->nextBootMs;
    row.problem = worst->lastProblem;
    row.detail = worst->lastDetail;
}

void countFiles(OutboxRow& row, const std::vector<ports::OutboxOp>& ops) {
    for (const auto& op : ops) {
        if (op.kind != ports::OpKind::File) continue;
        ++row.files;
        if (op.state == ports::OpState::Uploaded || op.state == ports::OpState::Acknowledged)
            ++row.filesUploaded;
    }
}

base::Result<OutboxRow> rowOf(const ports::Delivery& delivery, ports::Books& books) {
    const auto head = books.dossiers().head(delivery.dossier);
    if (!head) return base::fail(head.error());
    if (!*head) return base::fail(ports::StoreCode::Damaged, "delivery without dossier");
    const auto ops = books.outbox().opsOf(delivery.dossier, delivery.revision);
    if (!ops) return base::fail(ops.error());

    OutboxRow row;
    row.dossier = delivery.dossier;
    row.revision = delivery.revision;
    row.number = (*head)->number.text;
    row.procedureName = (*head)->procedureName;
    row.receivedAt = (*head)->receivedAt;
    row.state = delivery.state;
    row.receivedByPortal = delivery.receivedByPortal;
    row.receiptSeq = delivery.receiptSeq;
    countFiles(row, *ops);
    tellWorst(row, *ops);
    return row;
}

base::Result<std::vector<OutboxRow>> troubledHeads(ports::Books& books) {
    const auto ops = books.outbox().openOps();
    if (!ops) return base::fail(ops.error());
    std::vector<OutboxRow> rows;
    for (const auto& op : *ops) {
        if (op.kind != ports::OpKind::Event || op.state != ports::OpState::NeedsClerk) continue;
        auto& row = rows.emplace_back();
        row.head = op.op;
        row.state = op.state;
        tellWorst(row, {op});
    }
    return rows;
}

base::Result<void> addOwner(OutboxRow& row, ports::Books& books) {
    const auto dossier = books.dossiers().find(row.dossier);
    row.isWhole = dossier || !dossier.error().is(ports::StoreCode::Damaged);
    if (!row.isWhole) return {}; // the others are shown all the same
    if (!dossier) return base::fail(dossier.error());
    if (*dossier) row.ownerName = (*dossier)->dossier.owner.name;
    return {};
}

} // namespace

OutboxList::OutboxList(ports::Store& store) : m_store(store) {}

base::Result<std::vector<OutboxRow>> OutboxList::rows(const SignedIn& by, int limit) {
    return list(limit, allow(by.role, Act::ReadDossier).has_value());
}

base::Result<std::vector<OutboxRow>> OutboxList::rowsOfLocked(int limit) {
    return list(limit, false);
}

base::Result<std::vector<OutboxRow>> OutboxList::list(int limit, bool withPersons) {
    std::vector<OutboxRow> rows;
    const auto done = m_store.read([&](ports::Books& books) -> base::Result<void> {
        auto heads = troubledHeads(books);
        if (!heads) return base::fail(heads.error());
        rows = std::move(*heads);
        const auto deliveries = books.outbox().deliveries(limit);
        if (!deliveries) return base::fail(deliveries.error());
        for (const auto& delivery : *deliveries) {
            auto row = rowOf(delivery, books);
            if (!row) return base::fail(row.error());
            if (!withPersons)
                row->detail.clear();
            else if (auto added = addOwner(*row, books); !added)
                return added;
            rows.push_back(std::move(*row));
        }
        return {};
    });
    if (!done) return base::fail(done.error());
    return rows;
}

base::Result<void> OutboxList::sendAgain(const OutboxRow& row) {
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto ops = row.head ? books.outbox().openOps() : books.outbox().opsOf(row.dossier, row.revision);
        if (!ops) return base::fail(ops.error());
        for (auto& op : *ops) {
            if (op.state != ports::OpState::NeedsClerk || (row.head && op.op != *row.head)) continue;
            op.state = ports::OpState::Queued;
            op.attempts = 0;
            op.crashes = 0;
            op.severity = 0;
            op.nextBootMs.reset();
            if (auto kept = books.outbox().updateOp(op); !kept) return kept;
        }
        return {};
    });
}

} // namespace core::usecases
