// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/receive_dossier.h"

#include "core/base/text.h"
#include "core/domain/codes.h"
#include "core/domain/deadline.h"
#include "core/domain/search_words.h"
#include "core/usecases/counter_setup.h"
#include "core/usecases/numbers.h"
#include "core/usecases/permissions.h"
#include "core/usecases/release_paper.h"
#include "core/usecases/revocation.h"

#include <algorithm>

namespace core::usecases {
namespace {

using domain::DomainCode;

constexpr int kPutLane = 1;
constexpr int kCommitLane = 2;
constexpr int kFileLane = 4;

std::vector<int> pagesOf(const Intake& intake, const std::string& component) {
    std::vector<int> pages;
    for (const auto& page : intake.pages)
        if (!page.setAside && page.component == component) pages.push_back(page.number);
    return pages;
}

// The rows of the check list and, last, the identity paper, which is presented and filed but no component.
std::vector<domain::Component> filableComponents(const domain::Procedure& procedure) {
    auto components = procedure.components;
    domain::Component card;
    card.key = domain::kIdCardComponent;
    card.name = domain::kIdCardComponent;
    for (const auto& paper : procedure.presented)
        if (paper.isIdCard) card.name = paper.name;
    components.push_back(card);
    return components;
}

domain::Document documentOf(const domain::Component& component, const base::DocumentId& id) {
    domain::Document document;
    document.id = id;
    document.component = component.key;
    document.componentCode = component.code;
    document.name = component.name;
    document.originals = component.originals;
    document.copies = component.copies;
    return document;
}

domain::Dossier dossierOf(const Intake& intake, const domain::Procedure& procedure, const SignedIn& clerk) {
    domain::Dossier dossier;
    dossier.id = intake.dossier;
    dossier.procedureCode = procedure.code;
    dossier.procedureName = procedure.name;
    dossier.procedureVersion = procedure.version;
    dossier.fieldCode = procedure.fieldCode;
    dossier.fieldName = procedure.fieldName;
    dossier.authority = procedure.authority;
    dossier.submitter = intake.submitter;
    dossier.owner = intake.ownerIsSubmitter ? intake.submitter : intake.owner;
    dossier.abstract = intake.abstract.empty() ? procedure.name : intake.abstract;
    dossier.channel = intake.channel;
    dossier.returnMethod = intake.returnMethod;
    dossier.fee = procedure.fee;
    dossier.termText = procedure.termText;
    dossier.clerk = clerk.clerk;
    dossier.clerkName = clerk.fullName;
    dossier.work = domain::WorkState::Taken;
    return dossier;
}

base::Result<void> setDue(domain::Dossier& dossier, const domain::Procedure& procedure,
                          const domain::Calendar& calendar) {
    const auto due = domain::appointment(base::toLocal(dossier.receivedAt), procedure.term, calendar);
    if (!due) return base::fail(due.error());
    dossier.dueAt = base::toInstant(*due);
    dossier.calendarVersion = calendar.version;
    return {};
}

std::vector<ports::OutboxOp> opsFor(const domain::Dossier& dossier, ports::Random& random) {
    const auto make = [&](ports::OpKind kind, int lane) {
        ports::OutboxOp op;
        op.op = ports::newId<base::OpId>(random);
        op.kind = kind;
        op.dossier = dossier.id;
        op.revision = dossier.revision;
        op.lane = lane;
        return op;
    };
    std::vector<ports::OutboxOp> ops{make(ports::OpKind::Put, kPutLane)};
    for (const auto& document : dossier.documents) {
        ops.push_back(make(ports::OpKind::File, kFileLane));
        ops.back().file = document.id;
        ops.back().bytesLeft = document.size_bytes;
    }
    ops.push_back(make(ports::OpKind::Commit, kCommitLane));
    return ops;
}

} // namespace

ReceiveDossier::ReceiveDossier(Rooms rooms) : m_rooms(rooms) {}

base::Result<void> ReceiveDossier::check(const Intake& intake) const {
    const auto procedure =
        m_rooms.procedures.find(intake.procedureCode, base::toLocal(m_rooms.clock.now()).date);
    if (!procedure) return base::fail(procedure.error());
    if (base::cleaned(intake.submitter.name).empty()) return base::fail(DomainCode::SubmitterMissing);
    if (!intake.ownerIsSubmitter && base::cleaned(intake.owner.name).empty())
        return base::fail(DomainCode::OwnerMissing);
    if (intake.channel == domain::Channel::Post && !procedure->byPost)
        return base::fail(DomainCode::ChannelNotAllowed, "", {procedure->name});
    const auto pages = intake.pagesByComponent();
    if (const auto loose = pages.find(""); loose != pages.end())
        return base::fail(DomainCode::PagesUnassigned, "", {std::to_string(loose->second)});
    const auto incomplete = std::ranges::count_if(intake.pages, &PlacedPage::incomplete);
    if (incomplete > 0) return base::fail(DomainCode::PagesIncomplete, "", {std::to_string(incomplete)});
    auto missing = domain::blocking(domain::checklist(*procedure, pages));
    if (!missing.empty()) return base::fail(DomainCode::ComponentsMissing, "", std::move(missing));
    return {};
}

base::Result<domain::Dossier> ReceiveDossier::receive(const Intake& intake, const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReceiveDossier); !allowed) return base::fail(allowed.error());
    auto accepted = acceptedBefore(intake.dossier);
    if (!accepted) return base::fail(accepted.error());
    if (*accepted) return **accepted;
    const auto serves = m_rooms.store.read([](ports::Books& books) { return requireService(books); });
    if (!serves) return base::fail(serves.error());
    if (const auto complete = check(intake); !complete) return base::fail(complete.error());
    if (const auto room = hasRoom(intake); !room) return base::fail(room.error());
    if (const auto whole = isWholeStack(intake); !whole) return base::fail(whole.error());
    const auto now = m_rooms.clock.now();
    const auto procedure = m_rooms.procedures.find(intake.procedureCode, base::toLocal(now).date);
    if (!procedure) return base::fail(procedure.error());

    auto dossier = dossierOf(intake, *procedure, clerk);
    dossier.receivedAt = now;
    if (const auto due = setDue(dossier, *procedure, m_rooms.procedures.calendar()); !due)
        return base::fail(due.error());
    auto filed = fileDocuments(intake, *procedure, clerk, dossier.receivedAt);
    const bool isFull = !filed && filed.error().is(ports::StoreCode::DiskFull);
    if (isFull && m_rooms.reserve.giveUp())
        filed = fileDocuments(intake, *procedure, clerk, dossier.receivedAt);
    if (!filed) return base::fail(filed.error());
    dossier.documents = filed->documents;
    if (const auto saved = save(dossier, *filed, intake.batch, clerk); !saved)
        return base::fail(saved.error());
    releasePaper(m_rooms.store, m_rooms.paper);
    return dossier;
}

base::Result<void> ReceiveDossier::hasRoom(const Intake& intake) {
    const bool isInHand = !intake.batch.empty();
    if (isInHand || m_rooms.reserve.room() != ports::DiskRoom::OnlyReceipts) return {};
    const auto free = std::to_string(m_rooms.reserve.free_mb());
    return base::fail(ports::StoreCode::LittleRoom, free + " MB", {free});
}

// The stack goes once its dossier is saved: a page that came in meanwhile would go with it.
base::Result<void> ReceiveDossier::isWholeStack(const Intake& intake) {
    if (intake.batch.empty()) return {}; // a dossier without paper
    std::vector<int> known;
    std::vector<int> filed;
    for (const auto& page : intake.pages) {
        known.push_back(page.number);
        if (!page.setAside) filed.push_back(page.number);
    }
    return m_rooms.paper.isAllOf(intake.batch, known, filed);
}

base::Result<std::optional<domain::Dossier>> ReceiveDossier::acceptedBefore(const base::DossierId& id) {
    std::optional<domain::Dossier> accepted;
    const auto looked = m_rooms.store.read([&](ports::Books& books) -> base::Result<void> {
        const auto row = books.dossiers().find(id);
        if (!row) return base::fail(row.error());
        if (*row) accepted = (*row)->dossier;
        return {};
    });
    if (!looked) return base::fail(looked.error());
    return accepted;
}

base::Result<ReceiveDossier::Filed> ReceiveDossier::fileDocuments(const Intake& intake,
                                                                  const domain::Procedure& procedure,
                                                                  const SignedIn& clerk,
                                                                  base::Instant scannedAt) {
    Filed done;
    std::vector<base::DocumentId> ids;
    for (const auto& component : filableComponents(procedure)) {
        const auto pages = pagesOf(intake, component.key);
        if (pages.empty()) continue;
        auto document = documentOf(component, ports::newId<base::DocumentId>(m_rooms.random));
        const auto target = m_rooms.files.begin(document.id);
        if (!target) return base::fail(target.error());
        const ports::PaperLabel label{"",
                                      intake.dossier.hex(),
                                      component.code,
                                      component.name,
                                      scannedAt,
                                      intake.submitter.name,
                                      intake.submitter.idNumber,
                                      clerk.fullName};
        const auto filed = m_rooms.paper.file(intake.batch, pages, label, *target);
        if (!filed) return base::fail(filed.error());
        m_rooms.files.startKeeping(document.id);
        document.pages = filed->pages;
        document.characters = filed->characters;
        ids.push_back(document.id);
        done.documents.push_back(std::move(document));
        done.text += filed->text + '\n';
    }
    const auto kept = m_rooms.files.keep(ids);
    if (!kept) return base::fail(kept.error());
    for (std::size_t i = 0; i < kept->size(); ++i) {
        done.documents[i].size_bytes = (*kept)[i].size_bytes;
        done.documents[i].sha256 = (*kept)[i].sha256;
        done.files.push_back((*kept)[i].sealed);
    }
    if (const auto settled = m_rooms.files.settle(); !settled) return base::fail(settled.error());
    return done;
}

base::Result<void> ReceiveDossier::save(domain::Dossier& dossier, const Filed& filed,
                                        const base::BatchId& batch, const SignedIn& clerk) {
    return m_rooms.store.write([&](ports::Books& books) -> base::Result<void> {
        const auto setup = loadSetup(books);
        if (!setup) return base::fail(setup.error());
        const auto number = takeNumber(books, *setup, dossier.receivedAt, dossier.id, m_rooms.random);
        if (!number) return base::fail(number.error());
        dossier.number = *number;
        dossier.counter = setup->range.counter;
        dossier.returnPlace = setup->returnPlace;
        if (auto saved = books.dossiers().insert(dossier, filed.files); !saved) return saved;
        if (!filed.documents.empty())
            if (auto kept =
                    books.search().keepScanWords(dossier.id, domain::searchWords(dossier, filed.text));
                !kept)
                return kept;
        if (auto queued = queue(books, dossier, *setup); !queued) return queued;
        if (auto gone = books.drafts().remove(dossier.id); !gone) return gone;
        if (!batch.empty())
            if (auto released = books.releases().put(batch); !released) return released;
        return books.audit().append({"dossier_taken", clerk.clerk.hex(), dossier.id.hex(),
                                     "{\"documents\":" + std::to_string(dossier.documents.size()) + "}",
                                     dossier.receivedAt});
    });
}

base::Result<void> ReceiveDossier::queue(ports::Books& books, const domain::Dossier& dossier,
                                         const CounterSetup& setup) {
    ports::Delivery delivery;
    delivery.dossier = dossier.id;
    delivery.revision = dossier.revision;
    delivery.body = m_rooms.format.freeze(dossier);
    const auto portal = ports::boxPublicFromHex(setup.portalKeyHex);
    if (auto added = books.outbox().addDelivery(delivery, portal); !added) return added;
    for (const auto& op : opsFor(dossier, m_rooms.random))
        if (auto added = books.outbox().addOp(op); !added) return added;
    return {};
}

} // namespace core::usecases
