// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/custody_book.h"

#include "core/store/erased.h"
#include "core/store/kept_counts.h"
#include "core/store/row_values.h"
#include "core/store/sealed_payload.h"

namespace core::store {

namespace base = core::base;
namespace domain = core::domain;
using base::Result;
using core::ports::OriginalPlace;
using core::ports::StoreCode;
using core::ports::WaitingDossier;
using domain::CustodyEvent;
using sqlite::Statement;

namespace {

core::ports::SealedPlace placeOf(const CustodyEvent& event) {
    return {"custody_event.payload", event.id.bytes};
}

Result<OriginalPlace> originalFrom(const Statement& statement) {
    RowValues row(statement);
    const auto document = row.id<base::DocumentId>();
    const OriginalPlace original{document, row.named(domain::custodyFrom)};
    if (auto fits = row.verdict("original"); !fits) return base::fail(fits.error());
    return original;
}

Result<WaitingDossier> waitingFrom(const Statement& statement) {
    RowValues row(statement);
    WaitingDossier waiting;
    waiting.authority = row.text();
    waiting.dossier = row.id<base::DossierId>();
    waiting.number.text = row.text();
    waiting.number.provisional = row.number() != 0;
    waiting.originals = row.number();
    if (auto fits = row.verdict("dossier"); !fits) return base::fail(fits.error());
    return waiting;
}

} // namespace

Result<void> CustodyBook::append(const CustodyEvent& event) {
    if (!domain::leads(event.kind, event.from, event.to))
        return base::fail(StoreCode::Failed, "custody event " + event.id.hex() + " leads nowhere");
    const auto payload = m_sealer.seal(placeOf(event), payloadOf(event));
    if (!payload) return base::fail(payload.error());
    auto row = m_database.prepare("INSERT INTO custody_event(uuid, dossier_uuid, document_uuid, kind,"
                                  " from_place, to_place, clerk_uuid, at_ms, payload)"
                                  " VALUES(?,?,?,?,?,?,?,?,?)");
    row.bind(event.id).bind(event.dossier).bind(event.document).bind(nameOf(event.kind));
    row.bind(nameOf(event.from)).bind(nameOf(event.to)).bind(event.clerk).bind(event.at).bindBlob(*payload);
    return row.run();
}

Result<CustodyEvent> CustodyBook::eventFrom(const Statement& statement) {
    RowValues row(statement);
    CustodyEvent event;
    event.id = row.id<base::CustodyEventId>();
    event.dossier = row.id<base::DossierId>();
    event.document = row.id<base::DocumentId>();
    event.kind = row.named(domain::custodyKindFrom);
    event.from = row.named(domain::custodyFrom);
    event.to = row.named(domain::custodyFrom);
    event.clerk = row.id<base::ClerkId>();
    event.at = row.instant();
    const auto sealed = row.blob();
    if (auto fits = row.verdict("custody_event"); !fits) return base::fail(fits.error());
    if (isErased(sealed)) return event;
    const auto payload = m_sealer.open(placeOf(event), sealed);
    if (!payload) return base::fail(payload.error());
    if (auto read = readPayload(*payload, event); !read) return base::fail(read.error());
    return event;
}

Result<std::vector<CustodyEvent>> CustodyBook::events(const base::DossierId& dossier) {
    auto query = m_database.prepare("SELECT uuid, dossier_uuid, document_uuid, kind, from_place, to_place,"
                                    " clerk_uuid, at_ms, payload FROM custody_event WHERE dossier_uuid=?"
                                    " ORDER BY seq");
    query.bind(dossier);
    return query.collect<CustodyEvent>([this](const Statement& found) { return eventFrom(found); });
}

Result<std::vector<OriginalPlace>> CustodyBook::originals(const base::DossierId& dossier) {
    auto query = m_database.prepare("SELECT document_uuid, place FROM original JOIN document"
                                    " ON document.uuid=document_uuid WHERE original.dossier_uuid=?"
                                    " ORDER BY position");
    query.bind(dossier);
    return query.collect<OriginalPlace>(originalFrom);
}

Result<std::vector<WaitingDossier>> CustodyBook::waiting() {
    auto query = m_database.prepare(
        "SELECT authority, uuid, coalesce(official_number, provisional_number), official_number IS NULL,"
        " (SELECT count(*) FROM original WHERE dossier_uuid=dossier.uuid AND place='at_counter') AS here"
        " FROM dossier WHERE work='taken'"
        " AND (here>0 OR NOT EXISTS(SELECT 1 FROM original WHERE dossier_uuid=dossier.uuid))"
        " ORDER BY authority, seq");
    return query.collect<WaitingDossier>(waitingFrom);
}

Result<std::map<domain::Custody, int>> CustodyBook::counts() {
    return keptCounts(m_database, "original", domain::custodyFrom);
}

} // namespace core::store
