// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/number_book.h"

#include "core/store/outbox_book.h"
#include "core/store/row_values.h"

#include <algorithm>

namespace core::store {

namespace base = core::base;
using base::Result;
using core::domain::NumberMode;
using core::ports::NumberBlock;
using core::ports::NumberLease;
using sqlite::Statement;

namespace {

constexpr int kLeaseLane = 0;

Result<NumberBlock> blockFrom(const Statement& statement) {
    RowValues row(statement);
    NumberBlock block;
    block.name = row.text();
    block.mode = row.named(core::domain::numberModeFrom);
    block.unitCode = row.text();
    block.first = row.number();
    block.last = row.number();
    block.isGivenUp = row.text() == "given_up";
    if (auto fits = row.verdict("number_block"); !fits) return base::fail(fits.error());
    return block;
}

Result<NumberLease> leaseFrom(const Statement& statement) {
    RowValues row(statement);
    NumberLease lease;
    lease.op = row.id<base::OpId>();
    lease.mode = row.named(core::domain::numberModeFrom);
    lease.unitCode = row.text();
    lease.counter = row.text();
    lease.want = row.number();
    if (auto fits = row.verdict("number_lease"); !fits) return base::fail(fits.error());
    return lease;
}

Result<int> numberIn(Statement& query) {
    if (const auto row = query.step(); !row) return base::fail(row.error());
    return query.number(0);
}

} // namespace

Result<std::optional<int>> NumberBook::take(std::string_view kind, const base::Date& day, int places,
                                            const base::DossierId& dossier, int from) {
    const auto free = next(kind, day);
    if (!free) return base::fail(free.error());
    const int place = std::max(*free, from);
    if (place >= places) return std::optional<int>();
    auto used = m_database.prepare("INSERT INTO number_used(kind, day, place, dossier_uuid) VALUES(?,?,?,?)");
    used.bind(kind).bind(base::toIso(day)).bind(place).bind(dossier);
    if (auto done = used.run(); !done) return base::fail(done.error());
    return std::optional<int>(place);
}

Result<int> NumberBook::next(std::string_view kind, const base::Date& day) {
    if (kind == "block") {
        auto query =
            m_database.prepare("SELECT coalesce(max(place)+1, 0) FROM number_used WHERE kind='block'");
        return numberIn(query);
    }
    auto query =
        m_database.prepare("SELECT coalesce(max(place)+1, 0) FROM number_used WHERE kind=? AND day=?");
    query.bind(kind).bind(base::toIso(day));
    return numberIn(query);
}

Result<int> NumberBook::usedOnTwoDays(std::string_view kind) {
    auto query =
        m_database.prepare("SELECT count(*) FROM number_used WHERE kind=?1 AND day IN"
                           " (SELECT DISTINCT day FROM number_used WHERE kind=?1 ORDER BY day DESC LIMIT 2)");
    query.bind(kind);
    return numberIn(query);
}

Result<std::vector<NumberBlock>> NumberBook::blocks() {
    auto query =
        m_database.prepare("SELECT name, mode, unit_code, first, last, state FROM number_block ORDER BY id");
    return query.collect<NumberBlock>(blockFrom);
}

Result<bool> NumberBook::addBlock(const NumberBlock& block) {
    auto query = m_database.prepare(
        "SELECT EXISTS(SELECT 1 FROM number_block WHERE unit_code=? AND first<=? AND ?<=last)");
    query.bind(block.unitCode).bind(block.last).bind(block.first);
    const auto known = numberIn(query);
    if (!known) return base::fail(known.error());
    if (*known != 0) return false;
    auto row = m_database.prepare(
        "INSERT INTO number_block(name, mode, unit_code, first, last, state) VALUES(?,?,?,?,?,?)");
    row.bind(block.name).bind(nameOf(block.mode)).bind(block.unitCode).bind(block.first).bind(block.last);
    row.bind(block.isGivenUp ? "given_up" : "owned");
    if (auto done = row.run(); !done) return base::fail(done.error());
    return true;
}

Result<void> NumberBook::giveUpBlocks() {
    return m_database.prepare("UPDATE number_block SET state='given_up' WHERE state='owned'").run();
}

Result<void> NumberBook::addLease(const NumberLease& lease) {
    auto row = m_database.prepare(
        "INSERT INTO number_lease(op_uuid, mode, unit_code, counter, want) VALUES(?,?,?,?,?)");
    row.bind(lease.op).bind(nameOf(lease.mode)).bind(lease.unitCode).bind(lease.counter).bind(lease.want);
    if (auto done = row.run(); !done) return done;
    core::ports::OutboxOp op;
    op.op = lease.op;
    op.kind = core::ports::OpKind::Lease;
    op.lane = kLeaseLane;
    return OutboxBook(m_database, m_sealer).addOp(op);
}

Result<std::optional<NumberLease>> NumberBook::lease(const base::OpId& op) {
    auto query = m_database.prepare(
        "SELECT op_uuid, mode, unit_code, counter, want FROM number_lease WHERE op_uuid=?");
    query.bind(op);
    return query.first<NumberLease>(leaseFrom);
}

Result<bool> NumberBook::isLeaseOpen() {
    auto query = m_database.prepare(
        "SELECT EXISTS(SELECT 1 FROM outbox WHERE lane=0 AND kind='lease' AND state<>'acknowledged')");
    return numberIn(query).map([](int found) { return found != 0; });
}

Result<void> NumberBook::withdrawLeases() {
    return m_database
        .prepare("UPDATE outbox SET state='acknowledged', severity=0, next_boot_ms=NULL"
                 " WHERE lane=0 AND kind='lease' AND state<>'acknowledged'")
        .run();
}

Result<bool> NumberBook::isKnown(std::string_view number) {
    auto query = m_database.prepare(
        "SELECT EXISTS(SELECT 1 FROM dossier WHERE official_number=?1 OR provisional_number=?1)"
        " OR EXISTS(SELECT 1 FROM number_burned WHERE number=?1)");
    query.bind(number);
    return numberIn(query).map([](int found) { return found != 0; });
}

Result<std::vector<std::string>> NumberBook::burned(int limit) {
    auto query = m_database.prepare("SELECT number FROM number_burned ORDER BY id DESC LIMIT ?");
    query.bind(limit);
    return query.collect<std::string>(
        [](const Statement& row) -> Result<std::string> { return row.text(0); });
}

} // namespace core::store
