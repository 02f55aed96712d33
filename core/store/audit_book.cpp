// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_book.h"

#include "core/store/audit_end.h"
#include "core/store/row_values.h"
#include "core/vault/sha256.h"

#include <nlohmann/json.hpp>

namespace core::store {

namespace base = core::base;
using core::domain::Sha256;
using core::ports::AuditEntry;
using core::ports::AuditHead;
using core::ports::AuditRow;
using core::ports::StoreCode;
using nlohmann::json;

namespace {

Sha256 chained(const Sha256& previous, const std::string& row) {
    core::vault::Sha256Stream stream;
    stream.add(previous.data(), previous.size());
    stream.add(row);
    return stream.finish();
}

// nlohmann's objects sort their keys, and dump() without indent writes no spaces.
base::Result<std::string> canonicalRow(std::int64_t seq, const AuditEntry& entry) {
    try {
        const json row{{"seq", seq},
                       {"kind", entry.kind},
                       {"actor", entry.actor},
                       {"subject", entry.subject},
                       {"at", entry.at.ms},
                       {"details", entry.details.empty() ? json::object() : json::parse(entry.details)}};
        return row.dump();
    } catch (const json::exception& error) {
        return base::fail(StoreCode::Failed, std::string("audit details: ") + error.what());
    }
}

// A row that was moved with its hash would still name its old place.
bool namesItsPlace(const std::string& row, std::int64_t seq) {
    const auto parsed = json::parse(row, nullptr, false);
    return parsed.is_object() && parsed.value("seq", json()) == json(seq);
}

base::Result<AuditRow> rowFrom(const sqlite::Statement& statement) {
    AuditRow row{statement.integer(0), {}, core::domain::toHex(RowValues(statement, 2).hash())};
    try {
        const auto value = json::parse(statement.text(1));
        row.entry = {value.at("kind").get<std::string>(), value.at("actor").get<std::string>(),
                     value.at("subject").get<std::string>(), value.at("details").dump(),
                     base::Instant{value.at("at").get<std::int64_t>()}};
    } catch (const json::exception& error) {
        return base::fail(StoreCode::Damaged, "audit row " + std::to_string(row.seq) + ": " + error.what());
    }
    return row;
}

} // namespace

base::Result<AuditHead> AuditBook::head() {
    const auto end = auditEnd(m_database);
    if (!end) return base::fail(end.error());
    return AuditHead{end->seq, core::domain::toHex(end->hash)};
}

base::Result<std::string> AuditBook::hashOf(std::int64_t seq) {
    return auditHashOf(m_database, seq);
}

base::Result<void> AuditBook::append(const AuditEntry& entry) {
    const auto before = auditEnd(m_database);
    if (!before) return base::fail(before.error());
    const auto seq = before->seq + 1;
    const auto row = canonicalRow(seq, entry);
    if (!row) return base::fail(row.error());
    const auto hash = chained(before->hash, *row);
    auto insert = m_database.prepare("INSERT INTO audit(seq, row, hash) VALUES(?,?,?)");
    insert.bind(seq).bind(*row).bindBlob(hash);
    if (auto done = insert.run(); !done) return done;
    return m_heads.noteRow({seq, core::domain::toHex(hash)});
}

base::Result<std::vector<AuditRow>> AuditBook::newest(int limit, const core::ports::AuditFilter& filter) {
    auto query = m_database.prepare("SELECT seq, row, hash FROM audit"
                                    " WHERE ?1 IN ('', json_extract(row, '$.kind'))"
                                    " AND ?2 IN ('', json_extract(row, '$.subject'))"
                                    " ORDER BY seq DESC LIMIT ?3");
    query.bind(filter.kind).bind(filter.subject).bind(limit);
    return query.collect<AuditRow>(rowFrom);
}

base::Result<std::int64_t> AuditBook::length() {
    auto query = m_database.prepare("SELECT count(*) FROM audit");
    if (const auto row = query.step(); !row) return base::fail(row.error());
    return query.integer(0);
}

base::Result<std::int64_t> AuditBook::firstBroken() {
    auto query = m_database.prepare("SELECT seq, row, hash FROM audit ORDER BY seq");
    Sha256 previous{};
    for (std::int64_t expected = 1;; ++expected) {
        const auto row = query.step();
        if (!row) return base::fail(row.error());
        if (!*row) return 0;
        const auto text = query.text(1);
        const auto hash = RowValues(query, 2).hash();
        if (query.integer(0) != expected || !namesItsPlace(text, expected) || hash != chained(previous, text))
            return expected;
        previous = hash;
    }
}

} // namespace core::store
