// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/audit_book.h"

#include "core/vault/sha256.h"

#include <nlohmann/json.hpp>

namespace core::store {

namespace base = core::base;
using core::ports::AuditEntry;
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

// A row that was moved with its hash would still name its old place.
bool namesItsPlace(const std::string& row, std::int64_t seq) {
    const auto parsed = json::parse(row, nullptr, false);
    return parsed.is_object() && parsed.value("seq", json()) == json(seq);
}

} // namespace

base::Result<AuditBook::Head> AuditBook::head() {
    auto query = m_database.prepare("SELECT seq, hash FROM audit ORDER BY seq DESC LIMIT 1");
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    if (!*row) return Head{0, kBeforeTheFirst};
    return Head{query.integer(0), query.blob(1)};
}

base::Result<void> AuditBook::append(const AuditEntry& entry) {
    const auto last = head();
    if (!last) return base::fail(last.error());
    const auto row = canonicalRow(last->seq + 1, entry);
    if (!row) return base::fail(row.error());
    auto insert = m_database.prepare("INSERT INTO audit(seq, row, hash) VALUES(?,?,?)");
    insert.bind(last->seq + 1).bind(*row).bindBlob(chained(last->hash, *row));
    return insert.run();
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
