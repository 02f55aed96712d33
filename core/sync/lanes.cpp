// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/lanes.h"

#include <algorithm>
#include <set>
#include <tuple>
#include <utility>

namespace core::sync {

using core::ports::DossierId;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::OutboxOp;

namespace {

constexpr std::int64_t kLongWait_ms = 4LL * 3600 * 1000;

using DeliveryKey = std::pair<DossierId, int>;

// What has to be known of a delivery to say whether one of its operations may go.
struct DeliveryView {
    bool putDone = false;
    bool filesDone = true;
    bool needsClerk = false;
    std::int64_t bytesLeft = 0;
};

std::map<DeliveryKey, DeliveryView> viewOf(const std::vector<OutboxOp>& open) {
    std::map<DeliveryKey, DeliveryView> views;
    for (const auto& op : open) {
        auto& view = views[{op.dossier, op.revision}];
        if (op.state == OpState::NeedsClerk) view.needsClerk = true;
        if (op.kind == OpKind::Put) view.putDone = op.state == OpState::Uploaded;
        if (op.kind != OpKind::File) continue;
        if (op.state != OpState::Uploaded) view.filesDone = false;
        view.bytesLeft += op.bytesLeft;
    }
    return views;
}

// A correction follows the revision before it, unless that one needs a clerk.
bool olderIsOnItsWay(const std::map<DeliveryKey, DeliveryView>& views, const OutboxOp& op) {
    for (auto at = views.lower_bound({op.dossier, 0}); at != views.end() && at->first.first == op.dossier;
         ++at)
        if (at->first.second < op.revision && !at->second.needsClerk) return true;
    return false;
}

bool mayGo(const std::map<DeliveryKey, DeliveryView>& views, const OutboxOp& op) {
    const auto& view = views.at({op.dossier, op.revision});
    switch (op.kind) {
    case OpKind::Put:
        return !olderIsOnItsWay(views, op);
    case OpKind::File:
        return view.putDone;
    case OpKind::Commit:
        return view.putDone && view.filesDone;
    case OpKind::Lease:
    case OpKind::Event:
        return true;
    }
    return false;
}

bool isDue(const OutboxOp& op, std::int64_t now_ms, const std::string& bootId) {
    if (op.state != OpState::Queued && op.state != OpState::Sending) return false;
    return !op.nextBootMs || op.bootId != bootId || *op.nextBootMs <= now_ms;
}

} // namespace

void Lanes::noteWaiting(const std::vector<OutboxOp>& open, std::int64_t now_ms) {
    std::map<DossierId, std::int64_t> waiting;
    for (const auto& op : open) {
        const auto known = m_waitingSince_ms.find(op.dossier);
        waiting.emplace(op.dossier, known == m_waitingSince_ms.end() ? now_ms : known->second);
    }
    m_waitingSince_ms = std::move(waiting);
}

std::optional<OutboxOp> Lanes::next(const std::vector<OutboxOp>& open, std::int64_t now_ms,
                                    const std::string& bootId) {
    noteWaiting(open, now_ms);
    const auto views = viewOf(open);
    const auto rank = [&](const OutboxOp& op) {
        const bool isFile = op.kind == OpKind::File;
        const bool waitedLong = isFile && now_ms - m_waitingSince_ms.at(op.dossier) >= kLongWait_ms;
        const auto bytesLeft = isFile && !waitedLong ? views.at({op.dossier, op.revision}).bytesLeft : 0;
        return std::tuple(op.lane, !waitedLong, bytesLeft, op.seq);
    };
    std::optional<OutboxOp> best;
    for (const auto& op : open)
        if (isDue(op, now_ms, bootId) && mayGo(views, op) && (!best || rank(op) < rank(*best))) best = op;
    return best;
}

std::optional<std::int64_t> earliestDue(const std::vector<OutboxOp>& open) {
    const auto views = viewOf(open);
    std::optional<std::int64_t> earliest;
    for (const auto& op : open) {
        if (op.state != OpState::Queued || !op.nextBootMs || !mayGo(views, op)) continue;
        if (!earliest || *op.nextBootMs < *earliest) earliest = op.nextBootMs;
    }
    return earliest;
}

} // namespace core::sync
