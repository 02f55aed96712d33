// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/head_book.h"

#include "core/base/log.h"
#include "core/store/audit_end.h"
#include "core/store/key_book.h"
#include "core/store/outbox_book.h"
#include "core/store/row_values.h"
#include "core/store/setting_book.h"
#include "core/vault/device_key.h"
#include "core/vault/sha256.h"

#include <algorithm>

namespace core::store {

namespace base = core::base;
using base::Result;
using core::ports::AuditHead;
using core::ports::OpKind;
using core::ports::SignedHead;
using core::ports::StoreCode;
using sqlite::Statement;

namespace {

constexpr std::int64_t kRowsPerHead = 100;
constexpr int kEventLane = 3;

// Without the device's key a head is one that nobody has signed.
constexpr char kSelectHead[] =
    "SELECT event_uuid, incarnation, seq, hash, signature, coalesce(public_key, zeroblob(32))"
    " FROM audit_head LEFT JOIN device_key ";

Result<SignedHead> headFrom(const Statement& statement) {
    RowValues row(statement);
    SignedHead head;
    head.event = row.id<base::OpId>();
    head.incarnation = row.text();
    head.end.seq = row.integer();
    head.end.hash = core::domain::toHex(row.hash());
    head.signature = row.bytes<core::ports::Ed25519Signature>();
    head.device = row.bytes<core::ports::Ed25519Public>();
    if (auto fits = row.verdict("audit_head"); !fits) return base::fail(fits.error());
    return head;
}

base::OpId eventOf(const std::string& text) {
    const auto hash = core::vault::sha256(text);
    base::OpId event;
    std::copy_n(hash.begin(), event.bytes.size(), event.bytes.begin());
    return event;
}

} // namespace

Result<HeadBook::Last> HeadBook::last() {
    auto query = m_database.prepare("SELECT seq, incarnation, day FROM audit_head ORDER BY seq DESC LIMIT 1");
    const auto row = query.first<Last>([](const Statement& statement) -> Result<Last> {
        return Last{statement.integer(0), statement.text(1), statement.text(2)};
    });
    if (!row) return base::fail(row.error());
    return row->value_or(Last{});
}

Result<void> HeadBook::noteRow(const AuditHead& end) {
    const auto before = last();
    if (!before) return base::fail(before.error());
    return end.seq - before->seq < kRowsPerHead ? Result<void>() : sign(end, before->day);
}

Result<void> HeadBook::signDay(std::string_view day) {
    const auto before = last();
    if (!before) return base::fail(before.error());
    const auto incarnation = SettingBook(m_database).get(core::ports::kIncarnationSetting);
    if (!incarnation) return base::fail(incarnation.error());
    const auto end = auditEnd(m_database);
    if (!end) return base::fail(end.error());
    const bool isDone = before->day == day && before->incarnation == incarnation->value_or("");
    // An end that is signed already stands for this day too.
    if (isDone || end->seq == before->seq) return {};
    return sign({end->seq, core::domain::toHex(end->hash)}, day);
}

// An act is never refused for want of a signature: the head stays due.
Result<void> HeadBook::sign(const AuditHead& end, std::string_view day) {
    const auto key = KeyBook(m_database, m_sealer).deviceKey();
    if (!key) return base::fail(key.error());
    const auto incarnation = SettingBook(m_database).get(core::ports::kIncarnationSetting);
    if (!incarnation) return base::fail(incarnation.error());
    if (!*key || !*incarnation) return {};
    SignedHead head{{}, **incarnation, end, (*key)->publicHalf, {}};
    const auto text = signedText(head);
    const auto signature = m_sealer.signAsDevice((*key)->sealedSeed, text);
    if (!signature) {
        if (!signature.error().is(StoreCode::VaultLocked))
            base::log(base::LogLevel::Error, "store", base::describe(signature.error()));
        return {};
    }
    head.event = eventOf(text);
    head.signature = *signature;
    return keep(head, day);
}

Result<void> HeadBook::keep(const SignedHead& head, std::string_view day) {
    auto row = m_database.prepare("INSERT INTO audit_head(seq, hash, incarnation, day, signature, event_uuid)"
                                  " SELECT seq, hash, ?, ?, ?, ? FROM audit WHERE seq=?");
    row.bind(head.incarnation).bind(day).bindBlob(head.signature).bind(head.event).bind(head.end.seq);
    if (auto done = row.run(); !done) return done;
    core::ports::OutboxOp op;
    op.op = head.event;
    op.kind = OpKind::Event;
    op.lane = kEventLane;
    return OutboxBook(m_database, m_sealer).addOp(op);
}

Result<std::optional<SignedHead>> HeadBook::find(const base::OpId& event) {
    auto query = m_database.prepare(std::string(kSelectHead) + "WHERE event_uuid=?");
    query.bind(event);
    return query.first<SignedHead>(headFrom);
}

Result<std::vector<SignedHead>> HeadBook::all() {
    auto query = m_database.prepare(std::string(kSelectHead) + "ORDER BY seq");
    return query.collect<SignedHead>(headFrom);
}

Result<bool> HeadBook::holds(const SignedHead& head) {
    const auto hash = auditHashOf(m_database, head.end.seq);
    if (!hash) return base::fail(hash.error());
    return *hash == head.end.hash && core::vault::isSignedBy(head.device, signedText(head), head.signature);
}

Result<std::int64_t> HeadBook::firstBroken() {
    const auto heads = all();
    if (!heads) return base::fail(heads.error());
    for (const auto& head : *heads) {
        const auto good = holds(head);
        if (!good) return base::fail(good.error());
        if (!*good) return head.end.seq;
    }
    return 0;
}

} // namespace core::store
