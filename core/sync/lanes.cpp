// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/lanes.h"

#include <cstring>
#include <tuple>
#include <unordered_map>
#include <utility>

namespace core::sync {

using core::ports::DossierId;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::OutboxOp;

namespace {

constexpr std::int64_t kLongWait_ms = 4LL * 3600 * 1000;
constexpr std::int64_t kNoted_ms = 60'000; // as exactly as that it is known who waits since when

using DeliveryKey = std::pair<DossierId, int>;

struct KeyHash {
    std::size_t operator()(const DeliveryKey& key) const noexcept {
        std::uint64_t part = 0;
        std::memcpy(&part, key.first.bytes.data() + key.first.bytes.size() - sizeof part, sizeof part);
        return static_cast<std::size_t>(part) + static_cast<std::size_t>(key.second);
    }
};

// What has to be known of a delivery to say whether one of its operations may go.
struct DeliveryView {
    bool putDone = false;
    bool filesDone = true;
    bool needsClerk = false;
    std::int64_t bytesLeft = 0;
};

// Of all deliveries, made when somebody asks: with thousands that wait it costs more than all the rest here.
class Views {
  public:
    explicit Views(const std::vector<OutboxOp>& open) : m_open(open) {}

    const DeliveryView* find(const DossierId& dossier, int revision) {
        if (!m_made) make();
        const auto found = m_views.find({dossier, revision});
        return found == m_views.end() ? nullptr : &found->second;
    }
    const DeliveryView& of(const OutboxOp& op) { return *find(op.dossier, op.revision); }

  private:
    void make() {
        m_made = true;
        m_views.reserve(m_open.size());
        for (const auto& op : m_open) {
            auto& view = m_views[{op.dossier, op.revision}];
            if (op.state == OpState::NeedsClerk) view.needsClerk = true;
            if (op.kind == OpKind::Put) view.putDone = op.state == OpState::Uploaded;
            if (op.kind != OpKind::File) continue;
            if (op.state != OpState::Uploaded) view.filesDone = false;
            view.bytesLeft += op.bytesLeft;
        }
    }

    const std::vector<OutboxOp>& m_open;
    std::unordered_map<DeliveryKey, DeliveryView, KeyHash> m_views;
    bool m_made = false;
};

// A correction follows the revision before it, unless that one needs a clerk.
bool olderIsOnItsWay(Views& views, const OutboxOp& op) {
    for (int revision = 1; revision < op.revision; ++revision) {
        const auto* older = views.find(op.dossier, revision);
        if (older && !older->needsClerk) return true;
    }
    return false;
}

bool mayGo(Views& views, const OutboxOp& op) {
    switch (op.kind) {
    case OpKind::Put:
        return !olderIsOnItsWay(views, op);
    case OpKind::File:
        return views.of(op).putDone;
    case OpKind::Commit:
        return views.of(op).putDone && views.of(op).filesDone;
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
    if (m_noted_ms && now_ms - *m_noted_ms < kNoted_ms) return;
    m_noted_ms = now_ms;
    std::map<DossierId, std::int64_t> waiting;
    for (const auto& op : open) {
        const auto known = m_waitingSince_ms.find(op.dossier);
        waiting.emplace(op.dossier, known == m_waitingSince_ms.end() ? now_ms : known->second);
    }
    m_waitingSince_ms = std::move(waiting);
}

bool Lanes::hasWaitedLong(const DossierId& dossier, std::int64_t now_ms) const {
    const auto since = m_waitingSince_ms.find(dossier);
    return since != m_waitingSince_ms.end() && now_ms - since->second >= kLongWait_ms;
}

std::optional<OutboxOp> Lanes::next(const std::vector<OutboxOp>& open, std::int64_t now_ms,
                                    const std::string& bootId, bool filesWait) {
    noteWaiting(open, now_ms);
    Views views(open);
    const auto rank = [&](const OutboxOp& op) {
        const bool isFile = op.kind == OpKind::File;
        const bool waitedLong = isFile && hasWaitedLong(op.dossier, now_ms);
        const auto bytesLeft = isFile && !waitedLong ? views.of(op).bytesLeft : 0;
        return std::tuple(op.lane, !waitedLong, bytesLeft, op.seq);
    };
    const OutboxOp* best = nullptr;
    for (const auto& op : open) {
        if (best && op.lane > best->lane) continue;
        if (filesWait && op.kind == OpKind::File && !hasWaitedLong(op.dossier, now_ms)) continue;
        if (!isDue(op, now_ms, bootId) || (best && rank(*best) < rank(op))) continue;
        if (mayGo(views, op)) best = &op;
    }
    return best ? std::optional(*best) : std::nullopt;
}

std::optional<std::int64_t> earliestDue(const std::vector<OutboxOp>& open) {
    Views views(open);
    std::optional<std::int64_t> earliest;
    for (const auto& op : open) {
        if (op.state != OpState::Queued || !op.nextBootMs || !mayGo(views, op)) continue;
        if (!earliest || *op.nextBootMs < *earliest) earliest = op.nextBootMs;
    }
    return earliest;
}

std::int64_t bytesWaiting(const std::vector<OutboxOp>& open) {
    std::int64_t waiting = 0;
    for (const auto& op : open)
        if (op.kind == OpKind::File && op.state != OpState::Uploaded) waiting += op.bytesLeft;
    return waiting;
}

} // namespace core::sync
