// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/engine.h"

#include "core/base/log.h"
#include "core/ports/incarnation.h"
#include "core/sync/back_off.h"

#include <algorithm>

namespace core::sync {

using core::base::Result;
using core::ports::CourierStatus;
using core::ports::Delivery;
using core::ports::LinkState;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::RequestStamp;
using core::ports::RevisionFile;

namespace {

constexpr char kProgramDied[] = "program-died";
constexpr char kHashMismatch[] = "hash-mismatch";
constexpr char kUnknownRevision[] = "unknown-revision";
constexpr char kRestored[] = "restored-since";
constexpr int kDeathsToQuarantine = 3;
constexpr int kAttention = 2;
constexpr int kAlarm = 4;
constexpr int kChangesLane = 3;
constexpr std::int64_t kMeteredLook_ms = 15LL * 60 * 1000;

bool anyQueued(const std::vector<core::ports::OutboxOp>& open) {
    return std::any_of(open.begin(), open.end(), [](const auto& op) { return op.state == OpState::Queued; });
}

// The portal does not know the revision that it has taken. Once: a portal that takes it and does not know it
// again is for a person.
bool isUnknownAtPortal(const Trouble& trouble, const core::ports::OutboxOp& op) {
    const auto* setback = std::get_if<core::ports::Setback>(&trouble);
    return setback && setback->problem == kUnknownRevision && op.lastProblem != kUnknownRevision;
}

} // namespace

Engine::Engine(Rooms rooms)
    : m_store(rooms.store)
    , m_rooms{m_store, rooms.files, rooms.portal, rooms.clock, rooms.random}
    , m_abilities(rooms.portal.abilities())
    , m_sender({m_store, rooms.files, rooms.portal, rooms.clock}, m_report)
    , m_feed({m_store, rooms.portal, rooms.clock, rooms.random}) {}

void Engine::onStatus(std::function<void(const CourierStatus&)> listener) {
    m_listener = std::move(listener);
}

Result<RunReport> Engine::runUntilIdle(const std::stop_token& stop) {
    m_report = {};
    m_toldOf = 0;
    m_isAwaited = false;
    m_feed.beginRun();
    m_open.forget(); // the last run may have ended in the middle of a write
    if (!m_started) {
        if (auto started = start(); !started) return core::base::fail(started.error());
        m_started = true;
    }
    while (!stop.stop_requested()) {
        if (m_endWaits.exchange(false)) {
            if (auto cleared = clearWaits(); !cleared) return core::base::fail(cleared.error());
        }
        const auto open = m_open.all();
        if (!open) return core::base::fail(open.error());
        if (!mayGoOn(**open, stop)) break;
        const auto next =
            m_lanes.next(**open, m_rooms.clock.bootMs(), m_rooms.clock.bootId(), doFilesWait(**open));
        if (mayAsk(next)) {
            if (auto asked = askForChanges(stop); !asked) return core::base::fail(asked.error());
            continue;
        }
        if (!next) break;
        if (auto done = perform(*next, **open, stop); !done) return core::base::fail(done.error());
        if (auto known = m_open.refresh(*next); !known) return core::base::fail(known.error());
    }
    const auto open = m_open.all();
    if (!open) return core::base::fail(open.error());
    if (auto completed = complete(**open); !completed) return core::base::fail(completed.error());
    return m_report;
}

// Metadata and commits go first. Whoever waits for a run is told at its end what became of its receipts.
bool Engine::mayAsk(const std::optional<Op>& next) const {
    if (!m_abilities.tellsChanges) return false;
    if (next && next->lane < kChangesLane) return false;
    return m_feed.isDue() || (!next && m_isAwaited && m_report.acknowledged > m_toldOf);
}

Result<void> Engine::askForChanges(const std::stop_token& stop) {
    m_toldOf = m_report.acknowledged;
    m_open.forget(); // a list of the portal's may queue any of them again
    const auto told = m_feed.step(newRequestId(), stop);
    if (!told) {
        if (const auto* error = std::get_if<core::base::Error>(&told.error()))
            return core::base::fail(*error);
        const auto& setback = std::get<Setback>(told.error());
        if (setback.verdict == core::ports::Verdict::Stopped) return {};
        if (setback.scope != core::ports::Scope::Item)
            pauseAll(setback);
        else if (setback.http == 0 && setback.verdict == core::ports::Verdict::Unknown)
            (void)probed(stop);
        return {};
    }
    if (m_status.link != LinkState::Online) showLink(LinkState::Online);
    if (*told == FeedReader::Told::Compared) m_sender.forgetOffsets();
    if (*told == FeedReader::Told::News && m_news) m_news();
    return {};
}

Result<void> Engine::start() {
    const auto open = m_open.all();
    if (!open) return core::base::fail(open.error());
    m_open.forget();
    return m_rooms.store.write([&](Books& books) -> Done {
        for (auto op : **open) {
            if (!wokenUp(op)) continue;
            if (auto kept = books.outbox().updateOp(op); !kept) return kept;
        }
        if (auto left = leaveRestored(books, **open); !left) return left;
        auto incarnation = core::ports::incarnationOf(books, m_rooms.random);
        if (!incarnation) return core::base::fail(incarnation.error());
        m_incarnation = std::move(*incarnation);
        return m_feed.start(books, m_incarnation);
    });
}

// After a restore: what waited in the backup may be at the portal since, as after a death of the program. One
// that cannot be asked, nor knows a second sending, would have it twice; where no number is known here it
// would even have another one.
Result<void> Engine::leaveRestored(Books& books, const std::vector<Op>& open) const {
    const auto restored = books.settings().get(core::ports::kRestoredSetting);
    if (!restored) return core::base::fail(restored.error());
    if (!*restored || **restored != "yes") return {};
    for (auto op : open) {
        const bool mayBeThere = op.kind == OpKind::Put || op.kind == OpKind::Commit;
        if (!mayBeThere || op.state == OpState::Uploaded || op.state == OpState::NeedsClerk) continue;
        if (m_abilities.takesRepeats) {
            op.crashes = std::max(op.crashes, 1);
            if (auto kept = books.outbox().updateOp(op); !kept) return kept;
            continue;
        }
        const auto delivery = books.outbox().delivery(op.dossier, op.revision);
        if (!delivery && !delivery.error().is(core::ports::StoreCode::Damaged))
            return core::base::fail(delivery.error());
        const bool hasBegun = delivery && !delivery->etag.empty();
        if (op.kind == OpKind::Commit && !hasBegun) continue; // its put stands for it
        op.state = OpState::NeedsClerk;
        op.crashes = 0;
        op.severity = kAttention;
        op.lastProblem = op.kind == OpKind::Put ? std::string_view(kRestored)
                                                : nameOf(core::ports::PortalCode::OutcomeUnknown);
        op.lastDetail.clear();
        if (auto kept = books.outbox().updateOp(op); !kept) return kept;
    }
    return books.settings().put(core::ports::kRestoredSetting, "");
}

// The store has set back to `Queued` what the last run of the program left in the air, and counted the death.
// True: the operation changes.
bool Engine::wokenUp(Op& op) const {
    if (op.state != OpState::Queued) return false;
    if (op.crashes >= kDeathsToQuarantine) {
        op.state = OpState::NeedsClerk;
        op.crashes = 0; // "send again" gives it as many tries anew
        op.severity = kAttention;
        op.lastProblem = kProgramDied;
        return true;
    }
    if (!op.nextBootMs || op.bootId == m_rooms.clock.bootId()) return false;
    op.nextBootMs = m_rooms.clock.bootMs() + waitAfterBoot_ms(m_rooms.random);
    op.bootId = m_rooms.clock.bootId();
    return true;
}

Result<void> Engine::clearWaits() {
    if (m_filesAsked.exchange(false)) m_filesAnyway = true;
    m_pause.forget();
    m_feed.askNow();
    m_isAwaited = true;
    const auto open = m_open.all();
    if (!open) return core::base::fail(open.error());
    m_open.forget();
    return m_rooms.store.write([&](Books& books) -> Done {
        for (auto op : **open) {
            if (op.state != OpState::Queued || !op.nextBootMs) continue;
            op.nextBootMs.reset();
            op.attempts = 0;
            if (auto kept = books.outbox().updateOp(op); !kept) return kept;
        }
        return {};
    });
}

// A pause that is over is ended by the probe, also when the operations themselves still wait: the clerk sees
// the link.
bool Engine::mayGoOn(const std::vector<Op>& open, const std::stop_token& stop) {
    const auto until = m_pause.until_ms();
    if (!until) return true;
    const bool isAsked = m_abilities.tellsChanges && m_feed.isDue();
    return (anyQueued(open) || isAsked) && *until <= m_rooms.clock.bootMs() && probed(stop);
}

bool Engine::probed(const std::stop_token& stop) {
    const auto answer = m_rooms.portal.probe(newRequestId(), stop);
    if (answer) {
        m_pause.lift();
        if (m_service) m_service({});
        m_feed.askNow();
        showLink(LinkState::Online);
        return true;
    }
    if (answer.error().verdict != core::ports::Verdict::Stopped) pauseAll(answer.error());
    return false;
}

// Whoever said "send now" meant the files of that time.
bool Engine::doFilesWait(const std::vector<Op>& open) {
    if (bytesWaiting(open) == 0) m_filesAnyway = false;
    return m_isMetered && !m_filesAnyway;
}

Result<void> Engine::complete(const std::vector<Op>& open) {
    showWaiting(open);
    m_report.trouble = m_pause.until_ms() ? m_pause.reason() : std::nullopt;
    m_report.nextTryBootMs = earliestDue(open);
    if (m_pause.until_ms() && anyQueued(open)) m_report.nextTryBootMs = m_pause.until_ms();
    if (m_status.filesWait) { // until one of them has waited long enough
        const auto lookAgain_ms = m_rooms.clock.bootMs() + kMeteredLook_ms;
        m_report.nextTryBootMs = std::min(m_report.nextTryBootMs.value_or(lookAgain_ms), lookAgain_ms);
    }
    if (m_abilities.tellsChanges) m_report.nextQuestionBootMs = m_feed.due_ms();
    if (m_report.nextQuestionBootMs && m_pause.until_ms())
        m_report.nextQuestionBootMs = std::max(*m_report.nextQuestionBootMs, *m_pause.until_ms());
    return m_rooms.store.read([&](Books& books) -> Done {
        return books.outbox().counts().map([&](const auto& counts) {
            for (const auto& [state, count] : counts) {
                if (state == OpState::NeedsClerk)
                    m_report.needs_clerk += count;
                else if (state != OpState::Acknowledged)
                    m_report.waiting += count;
            }
        });
    });
}

Result<Engine::Cargo> Engine::cargoOf(Books& books, const Op& op) {
    Cargo cargo;
    if (op.isOfDelivery()) {
        auto delivery = books.outbox().delivery(op.dossier, op.revision);
        if (!delivery) return core::base::fail(delivery.error());
        cargo.delivery = std::move(*delivery);
        return cargo;
    }
    if (op.kind == OpKind::Lease) {
        // It needs no key, but the portal's token does.
        if (const auto token = books.keys().portalToken(); !token) return core::base::fail(token.error());
        auto lease = books.numbers().lease(op.op);
        if (!lease) return core::base::fail(lease.error());
        if (!*lease)
            return core::base::fail(core::ports::StoreCode::Damaged, "a lease that asks for nothing");
        cargo.lease = std::move(**lease);
        return cargo;
    }
    auto head = books.heads().find(op.op);
    if (!head) return core::base::fail(head.error());
    if (!*head) return core::base::fail(core::ports::StoreCode::Damaged, "an event without its head");
    cargo.head = std::move(**head);
    return cargo;
}

// On the platter before the first byte: whatever happens now, the next start knows that the outcome is open.
Result<void> Engine::perform(Op op, const std::vector<Op>& open, const std::stop_token& stop) {
    const bool isOut = mayBeOut(op);
    if (isOut && op.kind == OpKind::Commit && !m_abilities.takesRepeats) return leaveToClerk(std::move(op));
    op.state = OpState::Sending;
    ++op.attempts;
    op.nextBootMs.reset();
    op.requestId = newRequestId();
    Cargo cargo;
    auto marked = m_rooms.store.write([&](Books& books) -> Done {
        auto found = cargoOf(books, op);
        if (!found) return core::base::fail(found.error());
        cargo = std::move(*found);
        return books.outbox().updateOp(op);
    });
    if (!marked && marked.error().is(core::ports::StoreCode::Damaged)) return quarantine(op, marked.error());
    if (!marked) return marked;
    Step<void> done;
    switch (op.kind) {
    case OpKind::Put:
        done = put(op, cargo.delivery, stop);
        break;
    case OpKind::File:
        done = sendFile(op, cargo.delivery, open, stop);
        break;
    case OpKind::Commit:
        done = commit(op, cargo.delivery, isOut, stop);
        break;
    case OpKind::Lease:
        done = leaseNumbers(op, cargo.lease, stop);
        break;
    case OpKind::Event:
        done = sendHead(op, cargo.head, stop);
        break;
    }
    if (!done) return settle(op, done.error(), stop);
    m_pause.forget();
    if (m_service) m_service({});
    showLink(LinkState::Online);
    return {};
}

// It was in the air when the program died, or when its answer could not be kept.
bool Engine::mayBeOut(const Op& op) {
    return op.state == OpState::Sending || op.crashes > 0;
}

// The portal cannot say what became of it: a second sending might be a second dossier.
Result<void> Engine::leaveToClerk(Op op) {
    core::base::log(core::base::LogLevel::Warning, "sync",
                    op.dossier.hex() + ": nobody knows what became of it");
    op.state = OpState::NeedsClerk;
    op.crashes = 0;
    op.severity = kAttention;
    op.lastProblem = nameOf(core::ports::PortalCode::OutcomeUnknown);
    op.lastDetail.clear();
    return m_rooms.store.write([&](Books& books) { return books.outbox().updateOp(op); });
}

// A frozen body that does not open is for a person; the others go on.
Result<void> Engine::quarantine(Op op, const core::base::Error& error) {
    core::base::log(core::base::LogLevel::Error, "sync",
                    op.dossier.hex() + ": " + core::base::describe(error));
    op.state = OpState::NeedsClerk;
    op.severity = kAlarm;
    op.lastProblem = nameOf(core::ports::StoreCode::Damaged);
    op.lastDetail.clear();
    return m_rooms.store.write([&](Books& books) { return books.outbox().updateOp(op); });
}

Step<void> Engine::put(Op& op, const Delivery& delivery, const std::stop_token& stop) {
    std::string etagBefore;
    if (delivery.revision > 1) {
        const auto read = m_rooms.store.read([&](Books& books) -> Done {
            return books.outbox()
                .delivery(delivery.dossier, delivery.revision - 1)
                .map([&](const auto& before) { etagBefore = before.etag; });
        });
        if (!read) return trouble(read.error());
    }
    const auto accepted = m_rooms.portal.putRevision(delivery, etagBefore, stampOf(op), stop);
    if (!accepted) return trouble(accepted.error());
    return keepAccepted(op, delivery, *accepted);
}

Step<void> Engine::sendFile(Op& op, const Delivery& delivery, const std::vector<Op>& open,
                            const std::stop_token& stop) {
    auto files = m_rooms.portal.filesOf(delivery);
    if (!files) return trouble(files.error());
    const auto file = std::find_if(files->begin(), files->end(),
                                   [&](const RevisionFile& one) { return one.file == op.file; });
    if (file == files->end())
        return trouble(
            core::base::Error::of(core::ports::StoreCode::Damaged, "a file that its revision does not name"));
    file->key = {op.fileKey, delivery.key.forCourier,
                 core::ports::deliveryPlace(delivery.dossier, delivery.revision)};
    const auto where = m_sender.advance(
        *file, stampOf(op), [&](std::int64_t inAir) { showProgress(*file, *files, open, inAir); }, stop);
    if (!where && isUnknownAtPortal(where.error(), op)) return putAnew(op);
    if (!where) return tl::unexpected(where.error());
    op.state = where->complete ? OpState::Uploaded : OpState::Queued;
    op.bytesLeft = file->size_bytes - where->offset;
    op.attempts = 0;
    op.crashes = 0;
    if (where->startedOver) op.severity = 3;
    // Kept until the receipt: a second mismatch of the same file is for a person.
    if (op.lastProblem != kHashMismatch) op.lastProblem.clear();
    op.lastDetail.clear();
    const auto written = m_rooms.store.write([&](Books& books) -> Done {
        if (!where->location.empty()) {
            if (auto kept = books.outbox().putUpload({op.file, where->location, where->offset}); !kept)
                return kept;
        }
        return books.outbox().updateOp(op);
    });
    if (!written) return trouble(written.error());
    return {};
}

Step<void> Engine::commit(Op& op, const Delivery& delivery, bool mayBeOut, const std::stop_token& stop) {
    const auto uploads = uploadsOf(delivery);
    if (!uploads) return trouble(uploads.error());
    auto stamp = stampOf(op);
    stamp.mayBeOut = mayBeOut;
    const auto answer = m_rooms.portal.commit(delivery, *uploads, stamp, stop);
    if (!answer && isUnknownAtPortal(answer.error(), op)) return putAnew(op);
    if (!answer) return trouble(answer.error());
    if (answer->receipt) return acknowledge(delivery, *answer->receipt);
    if (!answer->stage.empty()) return keepStage(op, answer->stage);
    if (!answer->missing.empty()) return sendMissingFiles(op, answer->missing);
    return sendAnew(op, delivery, answer->mismatched, stop);
}

Result<std::vector<core::ports::Upload>> Engine::uploadsOf(const Delivery& delivery) {
    const auto files = m_rooms.portal.filesOf(delivery);
    if (!files) return core::base::fail(files.error());
    std::vector<core::ports::Upload> uploads;
    const auto read = m_rooms.store.read([&](Books& books) -> Done {
        for (const auto& file : *files) {
            auto upload = books.outbox().upload(file.file);
            if (!upload) return core::base::fail(upload.error());
            if (*upload) uploads.push_back(std::move(**upload));
        }
        return {};
    });
    if (!read) return core::base::fail(read.error());
    return uploads;
}

Step<void> Engine::sendHead(Op& op, const core::ports::SignedHead& head, const std::stop_token& stop) {
    if (const auto taken = m_rooms.portal.sendHead(head, stampOf(op), stop); !taken)
        return trouble(taken.error());
    markDone(op);
    return keep(op);
}

Step<void> Engine::leaseNumbers(Op& op, const core::ports::NumberLease& lease, const std::stop_token& stop) {
    const auto given = m_rooms.portal.leaseNumbers(lease, stampOf(op), stop);
    if (!given) return trouble(given.error());
    return keepNumbers(op, lease, *given);
}

void Engine::markDone(Op& op) {
    op.state = OpState::Acknowledged;
    op.severity = 0;
    op.lastProblem.clear();
    op.lastDetail.clear();
}

Step<void> Engine::keep(const Op& op) {
    const auto written = m_rooms.store.write([&](Books& books) { return books.outbox().updateOp(op); });
    if (!written) return trouble(written.error());
    return {};
}

RequestStamp Engine::stampOf(const Op& op) const {
    return {op.op, op.requestId, m_incarnation + "/" + std::to_string(op.seq),
            op.lastProblem == core::ports::kSeenAtPortal};
}

std::string Engine::newRequestId() {
    return core::ports::newId<core::base::OpId>(m_rooms.random).hex();
}

void Engine::showLink(LinkState link) {
    m_status.link = link;
    m_status.trouble = link == LinkState::Offline ? m_pause.reason() : std::nullopt;
    m_status.sending.reset();
    m_status.bytesSent = m_status.bytesTotal = 0;
    if (m_listener) m_listener(m_status);
}

void Engine::showWaiting(const std::vector<Op>& open) {
    const auto waiting = bytesWaiting(open);
    const bool filesWait = waiting > 0 && doFilesWait(open);
    if (waiting == m_status.bytesWaiting && filesWait == m_status.filesWait) return;
    m_status.bytesWaiting = waiting;
    m_status.filesWait = filesWait;
    if (m_listener) m_listener(m_status);
}

void Engine::showProgress(const RevisionFile& file, const std::vector<RevisionFile>& all,
                          const std::vector<Op>& open, std::int64_t offset) {
    m_status.link = LinkState::Online;
    m_status.trouble.reset();
    m_status.filesWait = false;
    m_status.sending = file.dossier;
    m_status.bytesPerSecond = m_sender.perSecond_bytes();
    m_status.bytesTotal = 0;
    for (const auto& one : all)
        m_status.bytesTotal += one.size_bytes;
    const auto left = file.size_bytes - offset;
    std::int64_t leftOfDossier = left;
    m_status.bytesWaiting = left;
    for (const auto& op : open) {
        if (op.kind != OpKind::File || op.file == file.file) continue;
        if (op.state != OpState::Uploaded) m_status.bytesWaiting += op.bytesLeft;
        if (op.dossier == file.dossier && op.revision == file.revision) leftOfDossier += op.bytesLeft;
    }
    m_status.bytesSent = std::max<std::int64_t>(0, m_status.bytesTotal - leftOfDossier);
    if (m_listener) m_listener(m_status);
}

} // namespace core::sync
