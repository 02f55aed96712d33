// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/open_ops.h"

#include <algorithm>

namespace core::sync {

using core::base::Result;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::OutboxOp;

Result<const OpenOps::Ops*> OpenOps::all() {
    // Counted before the reading: what comes in between is read once more, never missed.
    const auto others = m_store.writesOfOthers();
    if (m_asOf != others) {
        m_asOf.reset();
        const auto read = m_store.read([&](Books& books) -> Result<void> {
            return books.outbox().openOps().map([&](auto rows) { m_ops = std::move(rows); });
        });
        if (!read) return core::base::fail(read.error());
        std::erase_if(m_ops, [&](const OutboxOp& op) {
            return (op.kind == OpKind::Event && !m_abilities.takesHeads) ||
                   (op.kind == OpKind::Lease && !m_abilities.givesNumbers);
        });
        m_asOf = others;
    }
    return &m_ops;
}

Result<void> OpenOps::refresh(const OutboxOp& op) {
    if (op.dossier.empty()) { // of no delivery
        forget();
        return {};
    }
    Ops fresh;
    const auto read = m_store.read([&](Books& books) -> Result<void> {
        return books.outbox().opsOf(op.dossier, op.revision).map([&](auto rows) { fresh = std::move(rows); });
    });
    if (!read) return read;
    std::erase_if(fresh, [](const OutboxOp& one) { return one.state == OpState::Acknowledged; });
    std::size_t found = 0;
    std::erase_if(m_ops, [&](OutboxOp& kept) {
        if (kept.dossier != op.dossier || kept.revision != op.revision) return false;
        const auto now = std::ranges::find(fresh, kept.op, &OutboxOp::op);
        if (now == fresh.end()) return true;
        kept = *now;
        ++found;
        return false;
    });
    if (found != fresh.size()) forget(); // one that was not open before
    return {};
}

} // namespace core::sync
