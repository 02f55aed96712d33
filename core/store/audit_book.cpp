// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_book.h"

#include "core/vault/sha256.h"

#include <nlohmann/json.hpp>

#include <algorithm>

namespace core::store {

namespace base = core::base;
using core::ports::AuditEntry;
using core::ports::AuditRow;
using core::ports::StoreCode;
using nlohmann::json;

namespace {

const std::string kBeforeTheFirst(32, '\0');

std::string chained(const std::string& previous, const std::string& row) {
    core::vault::Sha256Stream stream;
    stream.add(previous);
    stream.add(row);
    const auto hash = stream.finish();
    return {hash.begin(), hash.end()};
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

std::string hexOf(const std::string& hash) {
    core::domain::Sha256 bytes{};
    std::copy_n(hash.begin(), std::min(hash.size(), bytes.size()), bytes.begin());
    return core::domain::toHex(bytes);
}

// A row that was moved with its hash would still name its old place.
bool namesItsPlace(const std::string& row, std::int64_t seq) {
    const auto parsed = json::parse(row, nullptr, false);
    return parsed.is_object() && parsed.value("seq", json()) == json(seq);
}

base::Result<AuditRow> rowFrom(const sqlite::Statement& statement) {
    AuditRow row{statement.integer(0), {}, hexOf(statement.blob(2))};
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

base::Result<AuditBook::Last> AuditBook::last() {
    auto query = m_database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    if (!*row) return Last{0, kBeforeTheFirst};
    return Last{query.integer(0), query.blob(1)};
}

base::Result<core::ports::AuditHead> AuditBook::head() {
    const auto row = last();
    if (!row) return base::fail(row.error());
    return core::ports::AuditHead{row->seq, hexOf(row->hash)};
}

base::Result<std::string> AuditBook::hashOf(std::int64_t seq) {
    auto query = m_database.prepare("SELECT hash FROM audit WHERE seq=?");
    query.bind(seq);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    return *row ? hexOf(query.blob(0)) : std::string();
}

base::Result<void> AuditBook::append(const AuditEntry& entry) {
    const auto before = last();
    if (!before) return base::fail(before.error());
    const auto row = canonicalRow(before->seq + 1, entry);
    if (!row) return base::fail(row.error());
    auto insert = m_database.prepare("INSERT INTO audit(seq, row, hash) VALUES(?,?,?)");
    insert.bind(before->seq + 1).bind(*row).bindBlob(chained(before->hash, *row));
    return insert.run();
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
    auto previous = kBeforeTheFirst;
    for (std::int64_t expected = 1;; ++expected) {
        const auto row = query.step();
        if (!row) return base::fail(row.error());
        if (!*row) return 0;
        const auto text = query.text(1);
        auto hash = query.blob(2);
        if (query.integer(0) != expected || !namesItsPlace(text, expected) || hash != chained(previous, text))
            return expected;
        previous = std::move(hash);
    }
}

} // namespace core::store
