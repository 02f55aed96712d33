// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/outbox_list.h"

#include "core/domain/codes.h"
#include "core/ports/transport.h"
#include "core/usecases/permissions.h"

#include <algorithm>
#include <iterator>
#include <limits>

namespace core::usecases {
namespace {

constexpr int kAll = std::numeric_limits<int>::max();

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
    row.bootId = worst->bootId;
    row.problem = worst->lastProblem;
    row.detail = worst->lastDetail;
}

// What a portal was told and never answered, and what it refuses of a dossier that it has.
bool isForEyes(std::string_view problem) {
    return problem == nameOf(ports::PortalCode::OutcomeUnknown) || problem == "step-refused";
}

void countFiles(OutboxRow& row, const std::vector<ports::OutboxOp>& ops) {
    for (const auto& op : ops) {
        if (op.kind != ports::OpKind::File) continue;
        ++row.files;
        if (op.state == ports::OpState::Uploaded || op.state == ports::OpState::Acknowledged)
            ++row.filesUploaded;
    }
}

void queueAgain(ports::OutboxOp& op) {
    op.state = ports::OpState::Queued;
    op.attempts = 0;
    op.crashes = 0;
    op.severity = 0;
    op.nextBootMs.reset();
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

base::Result<std::vector<OutboxRow>> troubledSingles(ports::Books& books) {
    const auto ops = books.outbox().openOps();
    if (!ops) return base::fail(ops.error());
    std::vector<OutboxRow> rows;
    for (const auto& op : *ops) {
        if (op.isOfDelivery() || op.state != ports::OpState::NeedsClerk) continue;
        auto& row = rows.emplace_back();
        row.single = op.op;
        row.singleKind = op.kind;
        row.state = op.state;
        tellWorst(row, {op});
    }
    return rows;
}

// Without a key. Empty: no dossier has this number.
base::Result<base::DossierId> idOf(ports::Books& books, std::string_view wanted) {
    if (const auto id = base::DossierId::fromHex(wanted)) return *id;
    const auto heads = books.dossiers().heads();
    if (!heads) return base::fail(heads.error());
    const auto found = std::ranges::find(*heads, wanted,
                                         [](const auto& head) { return std::string_view(head.number.text); });
    return found == heads->end() ? base::DossierId{} : found->id;
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

bool OutboxRow::asksForEyes() const {
    return state == ports::OpState::NeedsClerk && isForEyes(problem);
}

OutboxList::OutboxList(ports::Store& store) : m_store(store) {}

base::Result<std::vector<OutboxRow>> OutboxList::rows(const SignedIn& by, int limit) {
    return list({limit, allow(by.role, Act::ReadDossier).has_value(), false});
}

base::Result<std::vector<OutboxRow>> OutboxList::rowsOfLocked(int limit) {
    return list({limit, false, false});
}

base::Result<std::vector<OutboxRow>> OutboxList::openRows(const SignedIn& by, int limit) {
    return list({limit, allow(by.role, Act::ReadDossier).has_value(), true});
}

base::Result<std::vector<OutboxRow>> OutboxList::openRowsOfLocked(int limit) {
    return list({limit, false, true});
}

base::Result<std::vector<OutboxRow>> OutboxList::list(const Wanted& wanted) {
    std::vector<OutboxRow> rows;
    const auto done = m_store.read([&](ports::Books& books) -> base::Result<void> {
        auto singles = troubledSingles(books);
        if (!singles) return base::fail(singles.error());
        rows = std::move(*singles);
        const auto onSticks = books.bundles().whereabouts();
        if (!onSticks) return base::fail(onSticks.error());
        auto deliveries = books.outbox().deliveries(wanted.onlyOpen ? kAll : wanted.limit);
        if (!deliveries) return base::fail(deliveries.error());
        if (wanted.onlyOpen)
            std::erase_if(*deliveries,
                          [](const auto& each) { return each.state == ports::OpState::Acknowledged; });
        if (std::ssize(*deliveries) > wanted.limit)
            deliveries->resize(static_cast<std::size_t>(wanted.limit));
        for (const auto& delivery : *deliveries) {
            auto row = rowOf(delivery, books);
            if (!row) return base::fail(row.error());
            const auto onStick = onSticks->find({row->dossier, row->revision});
            if (onStick != onSticks->end()) row->onStick = onStick->second;
            if (!wanted.withPersons)
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

base::Result<ExplainedDelivery> OutboxList::explain(std::string_view wanted,
                                                    const std::optional<SignedIn>& by) {
    std::optional<ExplainedDelivery> found;
    const auto done = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto id = idOf(books, wanted);
        if (!id) return base::fail(id.error());
        const auto deliveries = books.outbox().deliveries(kAll);
        if (!deliveries) return base::fail(deliveries.error());
        const auto newest = std::ranges::find(*deliveries, *id, &ports::Delivery::dossier);
        if (newest == deliveries->end())
            return base::fail(domain::DomainCode::DossierUnknown, "", {std::string(wanted)});
        auto row = rowOf(*newest, books);
        if (!row) return base::fail(row.error());
        auto ops = books.outbox().opsOf(newest->dossier, newest->revision);
        if (!ops) return base::fail(ops.error());
        found.emplace(ExplainedDelivery{std::move(*row), *newest, std::move(*ops)});
        return {};
    });
    if (!done) return base::fail(done.error());
    if (by && allow(by->role, Act::ReadDossier)) return std::move(*found);
    found->row.detail.clear();
    for (auto& op : found->ops)
        op.lastDetail.clear();
    return std::move(*found);
}

base::Result<void> OutboxList::confirmSeen(const OutboxRow& row, const SignedIn& by, base::Instant now) {
    if (auto allowed = allow(by.role, Act::ReceiveDossier); !allowed) return allowed;
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto ops = books.outbox().opsOf(row.dossier, row.revision);
        if (!ops) return base::fail(ops.error());
        const auto op = std::ranges::find_if(*ops, [](const auto& each) {
            return each.kind == ports::OpKind::Commit && each.state == ports::OpState::NeedsClerk &&
                   isForEyes(each.lastProblem);
        });
        if (op == ops->end()) return base::fail(domain::DomainCode::NothingToConfirm, "", {row.number});
        queueAgain(*op);
        op->lastProblem = ports::kSeenAtPortal;
        op->lastDetail.clear();
        if (auto kept = books.outbox().updateOp(*op); !kept) return kept;
        return books.audit().append({"seen_at_portal", by.clerk.hex(), row.dossier.hex(), "{}", now});
    });
}

base::Result<void> OutboxList::sendAgain(const OutboxRow& row) {
    return m_store.write([&](ports::Books& books) -> base::Result<void> {
        auto ops = row.single ? books.outbox().openOps() : books.outbox().opsOf(row.dossier, row.revision);
        if (!ops) return base::fail(ops.error());
        for (auto& op : *ops) {
            if (op.state != ports::OpState::NeedsClerk || (row.single && op.op != *row.single)) continue;
            queueAgain(op);
            if (auto kept = books.outbox().updateOp(op); !kept) return kept;
        }
        return {};
    });
}

} // namespace core::usecases
