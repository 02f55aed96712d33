// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/retention_book.h"

#include "core/store/row_values.h"

#include <utility>

namespace core::store {

namespace base = core::base;
using base::DossierId;
using base::Result;
using core::ports::Retained;
using core::ports::Scans;
using core::ports::StoreCode;
using sqlite::Statement;
using Revision = std::pair<DossierId, int>;

namespace {

const std::string kSelect = "SELECT dossier.uuid, coalesce(official_number, provisional_number),"
                            " (SELECT count(*) FROM document WHERE dossier_uuid=dossier.uuid),"
                            " EXISTS(SELECT 1 FROM dossier_received WHERE uuid=dossier.uuid),"
                            " coalesce(scans, 'kept'), since_on_ms"
                            " FROM dossier LEFT JOIN retention ON dossier_uuid=dossier.uuid ";

std::optional<Scans> scansFrom(std::string_view name) {
    if (name == "kept") return Scans::Kept;
    if (name == "shredding") return Scans::Shredding;
    if (name == "shredded") return Scans::Shredded;
    return std::nullopt;
}

Result<Retained> retainedFrom(const Statement& statement) {
    RowValues row(statement);
    Retained found;
    found.dossier = row.id<DossierId>();
    found.number = row.text();
    found.documents = row.number();
    found.received = row.number() != 0;
    found.scans = row.named(scansFrom);
    found.sinceOnMs = row.optional([](RowValues& column) { return column.integer(); });
    if (auto fits = row.verdict("retention"); !fits) return base::fail(fits.error());
    return found;
}

Result<Revision> revisionFrom(const Statement& statement) {
    RowValues row(statement);
    const auto dossier = row.id<DossierId>();
    const Revision revision{dossier, row.number()};
    if (auto fits = row.verdict("delivery"); !fits) return base::fail(fits.error());
    return revision;
}

Result<base::DocumentId> documentFrom(const Statement& statement) {
    RowValues row(statement);
    const auto document = row.id<base::DocumentId>();
    if (auto fits = row.verdict("document"); !fits) return base::fail(fits.error());
    return document;
}

} // namespace

Result<std::optional<Retained>> RetentionBook::find(const DossierId& dossier) {
    auto query = m_database.prepare(kSelect + "WHERE dossier.uuid=?");
    query.bind(dossier);
    return query.first<Retained>(retainedFrom);
}

Result<void> RetentionBook::beginAll(std::int64_t on_ms) {
    auto rows =
        m_database.prepare("INSERT INTO retention(dossier_uuid, since_on_ms) SELECT uuid, ?"
                           " FROM dossier_left WHERE uuid NOT IN (SELECT dossier_uuid FROM retention)");
    rows.bind(on_ms);
    return rows.run();
}

Result<std::vector<Retained>> RetentionBook::countedSince(std::int64_t on_ms, int limit) {
    auto query =
        m_database.prepare(kSelect + "WHERE scans='kept' AND since_on_ms<=? ORDER BY since_on_ms LIMIT ?");
    query.bind(on_ms).bind(limit);
    return query.collect<Retained>(retainedFrom);
}

Result<std::vector<Retained>> RetentionBook::shredding() {
    return m_database.prepare(kSelect + "WHERE scans='shredding' ORDER BY since_on_ms")
        .collect<Retained>(retainedFrom);
}

Result<int> RetentionBook::eraseReceived(int limit) {
    auto query = m_database.prepare("SELECT dossier_uuid, rev FROM delivery"
                                    " WHERE state='acknowledged' AND length(body)>0 AND EXISTS("
                                    "SELECT 1 FROM delivery_durable WHERE seq=delivery.seq)"
                                    " ORDER BY seq LIMIT ?");
    query.bind(limit);
    const auto revisions = query.collect<Revision>(revisionFrom);
    if (!revisions) return base::fail(revisions.error());
    for (const auto& [dossier, revision] : *revisions)
        if (auto erased = eraseRevision(dossier, revision); !erased) return base::fail(erased.error());
    return static_cast<int>(revisions->size());
}

Result<void> RetentionBook::eraseRevision(const DossierId& dossier, int revision) {
    auto keys = m_database.prepare("UPDATE outbox SET file_key=x'' WHERE dossier_uuid=? AND rev=?");
    keys.bind(dossier).bind(revision);
    if (auto done = keys.run(); !done) return done;
    auto body = m_database.prepare("UPDATE delivery SET body=x'', key_for_courier=x'', key_for_portal=x''"
                                   " WHERE dossier_uuid=? AND rev=?");
    body.bind(dossier).bind(revision);
    return body.run();
}

Result<void> RetentionBook::eraseKeys(const DossierId& dossier) {
    if (auto begun = step("shredding", dossier); !begun) return begun;
    auto query = m_database.prepare("SELECT dossier_uuid, rev FROM delivery WHERE dossier_uuid=?");
    query.bind(dossier);
    const auto revisions = query.collect<Revision>(revisionFrom);
    if (!revisions) return base::fail(revisions.error());
    for (const auto& [id, revision] : *revisions)
        if (auto erased = eraseRevision(id, revision); !erased) return erased;
    auto words =
        m_database.prepare("DELETE FROM scan_words WHERE seq=(SELECT seq FROM dossier WHERE uuid=?)");
    words.bind(dossier);
    if (auto done = words.run(); !done) return done;
    auto keys = m_database.prepare("UPDATE document SET own_key=x'' WHERE dossier_uuid=?");
    keys.bind(dossier);
    return keys.run();
}

Result<std::vector<base::DocumentId>> RetentionBook::documents(const DossierId& dossier) {
    auto query = m_database.prepare("SELECT uuid FROM document WHERE dossier_uuid=? ORDER BY position");
    query.bind(dossier);
    return query.collect<base::DocumentId>(documentFrom);
}

Result<void> RetentionBook::finish(const DossierId& dossier) {
    return step("shredded", dossier);
}

Result<void> RetentionBook::step(std::string_view to, const DossierId& dossier) {
    auto row = m_database.prepare("UPDATE retention SET scans=? WHERE dossier_uuid=?");
    row.bind(to).bind(dossier);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0)
        return base::fail(StoreCode::NotFound, "retention of dossier " + dossier.hex());
    return {};
}

} // namespace core::store
