// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/retention_book.h"

#include "core/store/erased.h"
#include "core/store/row_values.h"

#include <array>
#include <utility>

namespace core::store {

namespace base = core::base;
using base::DossierId;
using base::Result;
using core::ports::Records;
using core::ports::Retained;
using core::ports::Scans;
using core::ports::StoreCode;
using sqlite::Statement;
using Revision = std::pair<DossierId, int>;

namespace {

const std::string kSelect = "SELECT dossier.uuid, coalesce(official_number, provisional_number),"
                            " (SELECT count(*) FROM document WHERE dossier_uuid=dossier.uuid),"
                            " EXISTS(SELECT 1 FROM dossier_received WHERE uuid=dossier.uuid),"
                            " coalesce(scans, 'kept'), since_on_ms, coalesce(records, 'kept'), settled_on_ms"
                            " FROM dossier LEFT JOIN retention ON dossier_uuid=dossier.uuid ";

std::optional<Scans> scansFrom(std::string_view name) {
    if (name == "kept") return Scans::Kept;
    if (name == "shredding") return Scans::Shredding;
    if (name == "shredded") return Scans::Shredded;
    return std::nullopt;
}

std::optional<Records> recordsFrom(std::string_view name) {
    if (name == "kept") return Records::Kept;
    if (name == "erasing") return Records::Erasing;
    if (name == "erased") return Records::Erased;
    if (name == "reopened") return Records::Reopened;
    return std::nullopt;
}

// A column that holds something sealed of a dossier, and how a row of its table finds its dossier.
struct RecordColumn {
    std::string_view table;
    std::string_view column;
    std::string_view rows;    // of the dossier ?1
    std::string_view dossier; // of a row
};

constexpr std::string_view kOwnRows = "dossier_uuid=?1";
constexpr std::string_view kOwn = "dossier_uuid";
constexpr std::string_view kRowsOfFee = "fee_uuid IN (SELECT uuid FROM fee WHERE dossier_uuid=?1)";
constexpr std::string_view kOfFee = "(SELECT dossier_uuid FROM fee WHERE uuid=fee_uuid)";

// Words for the search are rows of their own and deleted; the note of a drawer belongs to several dossiers.
constexpr std::array kRecordColumns{
    RecordColumn{"dossier", "payload", "uuid=?1", "uuid"},
    RecordColumn{"document", "payload", kOwnRows, kOwn},
    RecordColumn{"custody_event", "payload", kOwnRows, kOwn},
    RecordColumn{"result", "payload", kOwnRows, kOwn},
    RecordColumn{"result_return", "payload", "result_uuid IN (SELECT uuid FROM result WHERE dossier_uuid=?1)",
                 "(SELECT dossier_uuid FROM result WHERE uuid=result_uuid)"},
    RecordColumn{"fee", "payload", kOwnRows, kOwn},
    RecordColumn{"fee_void", "reason", kRowsOfFee, kOfFee},
    RecordColumn{"fee_receipt", "reason", kRowsOfFee, kOfFee},
    RecordColumn{"feed_event", "body", kOwnRows, kOwn},
};

std::string text(std::string_view part) {
    return std::string(part);
}

Result<Retained> retainedFrom(const Statement& statement) {
    RowValues row(statement);
    Retained found;
    found.dossier = row.id<DossierId>();
    found.number = row.text();
    found.documents = row.number();
    found.received = row.number() != 0;
    found.scans = row.named(scansFrom);
    const auto integer = [](RowValues& column) { return column.integer(); };
    found.sinceOnMs = row.optional(integer);
    found.records = row.named(recordsFrom);
    found.settledOnMs = row.optional(integer);
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

template<class IdType>
Result<IdType> idFrom(const Statement& statement) {
    RowValues row(statement);
    const auto id = row.id<IdType>();
    if (auto fits = row.verdict("retention"); !fits) return base::fail(fits.error());
    return id;
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
    if (auto done = rows.run(); !done) return done;
    auto settled = m_database.prepare("UPDATE retention SET settled_on_ms=? WHERE settled_on_ms IS NULL"
                                      " AND EXISTS(SELECT 1 FROM dossier_settled WHERE uuid=dossier_uuid)");
    settled.bind(on_ms);
    return settled.run();
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
                                    " WHERE state='acknowledged' AND length(body)>0"
                                    " AND receipt_epoch<>'' AND EXISTS("
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
    if (auto begun = step("scans", "shredding", dossier); !begun) return begun;
    auto query = m_database.prepare("SELECT dossier_uuid, rev FROM delivery WHERE dossier_uuid=?");
    query.bind(dossier);
    const auto revisions = query.collect<Revision>(revisionFrom);
    if (!revisions) return base::fail(revisions.error());
    for (const auto& [id, revision] : *revisions)
        if (auto erased = eraseRevision(id, revision); !erased) return erased;
    if (auto done =
            runFor(dossier, "DELETE FROM scan_words WHERE seq=(SELECT seq FROM dossier WHERE uuid=?1)");
        !done)
        return done;
    return runFor(dossier, "UPDATE document SET own_key=x'' WHERE dossier_uuid=?1");
}

Result<std::vector<base::DocumentId>> RetentionBook::documents(const DossierId& dossier) {
    auto query = m_database.prepare("SELECT uuid FROM document WHERE dossier_uuid=? ORDER BY position");
    query.bind(dossier);
    return query.collect<base::DocumentId>(idFrom<base::DocumentId>);
}

Result<void> RetentionBook::finish(const DossierId& dossier) {
    return step("scans", "shredded", dossier);
}

Result<std::vector<Retained>> RetentionBook::settledSince(std::int64_t on_ms, int limit) {
    auto query = m_database.prepare(kSelect + "WHERE records IN ('kept','reopened')"
                                              " AND settled_on_ms<=? ORDER BY settled_on_ms LIMIT ?");
    query.bind(on_ms).bind(limit);
    return query.collect<Retained>(retainedFrom);
}

Result<std::vector<Retained>> RetentionBook::erasing() {
    return m_database.prepare(kSelect + "WHERE records='erasing' ORDER BY settled_on_ms")
        .collect<Retained>(retainedFrom);
}

Result<void> RetentionBook::eraseRecords(const DossierId& dossier) {
    if (auto begun = step("records", "erasing", dossier); !begun) return begun;
    // A change of the portal that nobody could read is not read any more.
    auto read = runFor(dossier, "UPDATE feed_event SET state='read' WHERE dossier_uuid=?1");
    if (!read) return read;
    const auto mark = text(kErasedSql);
    for (const auto& [table, column, rows, owner] : kRecordColumns) {
        const auto name = text(column);
        auto erased =
            runFor(dossier, "UPDATE " + text(table) + " SET " + name + "=" + mark + " WHERE " + text(rows) +
                                " AND length(" + name + ")>0 AND " + name + "<>" + mark);
        if (!erased) return erased;
    }
    for (const auto& sql : std::array<std::string, 4>{
             "UPDATE outbox SET detail=x'', last_detail='' WHERE dossier_uuid=?1",
             "DELETE FROM dossier_words WHERE seq=(SELECT seq FROM dossier WHERE uuid=?1)",
             "DELETE FROM scan_words WHERE seq=(SELECT seq FROM dossier WHERE uuid=?1)",
             "UPDATE shift SET note=" + mark + " WHERE closed_seq IS NOT NULL AND note<>" + mark +
                 " AND uuid IN (SELECT shift_uuid FROM fee WHERE dossier_uuid=?1 UNION SELECT "
                 "fee_void.shift_uuid"
                 " FROM fee_void JOIN fee ON fee.uuid=fee_uuid WHERE dossier_uuid=?1)"
                 " AND NOT EXISTS(SELECT 1 FROM shift_in_use WHERE shift_in_use.uuid=shift.uuid)"})
        if (auto done = runFor(dossier, sql); !done) return done;
    return {};
}

Result<void> RetentionBook::finishRecords(const DossierId& dossier) {
    return step("records", "erased", dossier);
}

Result<std::vector<DossierId>> RetentionBook::erasedOutOfRule() {
    std::vector<DossierId> all;
    for (const auto& [table, column, rows, owner] : kRecordColumns) {
        const auto of = text(owner);
        auto query = m_database.prepare("SELECT DISTINCT " + of + " AS owner_uuid FROM " + text(table) +
                                        " WHERE " + text(column) + "=" + text(kErasedSql) +
                                        " AND NOT EXISTS(SELECT 1 FROM retention"
                                        " WHERE retention.dossier_uuid=owner_uuid AND records<>'kept')");
        const auto found = query.collect<DossierId>(idFrom<DossierId>);
        if (!found) return base::fail(found.error());
        all.insert(all.end(), found->begin(), found->end());
    }
    return all;
}

Result<void> RetentionBook::runFor(const DossierId& dossier, const std::string& sql) {
    auto statement = m_database.prepare(sql);
    statement.bind(dossier);
    return statement.run();
}

Result<void> RetentionBook::step(const std::string& column, std::string_view to, const DossierId& dossier) {
    auto row = m_database.prepare("UPDATE retention SET " + column + "=? WHERE dossier_uuid=?");
    row.bind(to).bind(dossier);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0)
        return base::fail(StoreCode::NotFound, "retention of dossier " + dossier.hex());
    return {};
}

} // namespace core::store
