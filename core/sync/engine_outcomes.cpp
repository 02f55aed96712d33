// SPDX-License-Identifier: GPL-3.0-or-later
// What an answer changes: receipts, files to send again, setbacks.
#include "core/sync/engine.h"

#include "core/base/log.h"
#include "core/sync/acknowledgement.h"
#include "core/sync/back_off.h"

#include <algorithm>
#include <nlohmann/json.hpp>

namespace core::sync {

using core::base::DocumentId;
using core::base::Error;
using core::base::LogLevel;
using core::base::Result;
using core::ports::Delivery;
using core::ports::LinkState;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using core::ports::Receipt;
using core::ports::RequestStamp;
using core::ports::RevisionFile;
using core::ports::Scope;
using core::ports::Setback;
using core::ports::Verdict;

namespace {

constexpr char kRoom[] = "sync";
constexpr char kFilesMissing[] = "files-missing";
constexpr char kHashMismatch[] = "hash-mismatch";
constexpr char kUnknownRevision[] = "unknown-revision";
constexpr char kNumbersOverlap[] = "numbers-overlap";
constexpr char kNumberTaken[] = "number-taken";
constexpr int kAttention = 2;
constexpr int kSupervisor = 3;
constexpr int kAlarm = 4;

Setback later(const char* problem) {
    Setback setback;
    setback.verdict = Verdict::Later;
    setback.error = Error::of(PortalCode::Busy, problem);
    setback.problem = problem;
    return setback;
}

Setback mismatchedTwice() {
    Setback setback;
    setback.verdict = Verdict::Refused;
    setback.error = Error::of(PortalCode::Refused, "the portal has the file with another hash again");
    setback.problem = kHashMismatch;
    setback.severity = kSupervisor;
    return setback;
}

Setback overlappingNumbers() {
    Setback setback;
    setback.verdict = Verdict::Alarm;
    setback.error = Error::of(PortalCode::WrongAnswer, "the counter had a part of these numbers before");
    setback.problem = kNumbersOverlap;
    setback.severity = kAlarm;
    return setback;
}

Setback takenNumber() {
    Setback setback;
    setback.verdict = Verdict::Alarm;
    setback.error = Error::of(PortalCode::WrongAnswer, "the number is another dossier's");
    setback.problem = kNumberTaken;
    setback.severity = kAlarm;
    return setback;
}

} // namespace

// The number that the portal has given is the dossier's in the same act: nothing is created under a number
// that a power cut could take from us again.
Step<void> Engine::keepAccepted(Op& op, const Delivery& delivery, const core::ports::Accepted& accepted) {
    auto done = op;
    done.state = OpState::Uploaded;
    done.lastProblem.clear();
    done.lastDetail.clear();
    bool isGiven = true;
    const auto written = m_rooms.store.write([&](Books& books) -> Done {
        isGiven = true;
        if (!accepted.number.empty()) {
            const auto given = books.dossiers().giveOfficialNumber(delivery.dossier, accepted.number);
            if (!given) return core::base::fail(given.error());
            isGiven = *given;
            if (auto noted = books.audit().append(
                    {isGiven ? "number_official" : "number_refused", "system", delivery.dossier.hex(),
                     nlohmann::json{{"op", op.op.hex()}}.dump(), m_rooms.clock.now()});
                !noted)
                return noted;
        }
        if (!isGiven) return {};
        if (auto kept = books.outbox().setEtag(delivery.dossier, delivery.revision, accepted.etag); !kept)
            return kept;
        return books.outbox().updateOp(done);
    });
    if (!written) return trouble(written.error());
    if (!isGiven) return trouble(takenNumber());
    op = std::move(done);
    return {};
}

// The portal has done a step, and the next may go at once.
Step<void> Engine::keepStage(Op& op, const std::string& stage) {
    op.state = OpState::Queued;
    op.attempts = 0;
    op.crashes = 0;
    op.lastProblem.clear();
    op.lastDetail.clear();
    const auto written = m_rooms.store.write([&](Books& books) -> Done {
        if (auto kept = books.outbox().setEtag(op.dossier, op.revision, stage); !kept) return kept;
        return books.outbox().updateOp(op);
    });
    if (!written) return trouble(written.error());
    return {};
}

Step<void> Engine::acknowledge(const Delivery& delivery, const Receipt& receipt) {
    const auto written = m_rooms.store.write(
        [&](Books& books) { return sync::acknowledge(books, delivery, receipt, m_rooms.clock.now()); });
    if (!written) return trouble(written.error());
    ++m_report.acknowledged;
    core::base::log(LogLevel::Info, kRoom, "receipt verified for " + delivery.dossier.hex());
    return {};
}

// The block and the end of its operation are one act: whatever is cut, the same operation asks for the same
// block again.
Step<void> Engine::keepNumbers(Op& op, const core::ports::NumberLease& lease,
                               const core::ports::LeasedNumbers& given) {
    bool isNew = false;
    auto done = op;
    markDone(done);
    const auto written = m_rooms.store.write([&](Books& books) -> Done {
        const auto added =
            books.numbers().addBlock({given.name, lease.mode, lease.unitCode, given.first, given.last});
        if (!added) return core::base::fail(added.error());
        isNew = *added;
        if (isNew)
            if (auto kept = books.outbox().updateOp(done); !kept) return kept;
        return books.audit().append(
            {isNew ? "numbers_given" : "numbers_refused", "system", "",
             nlohmann::json{{"block", {given.first, given.last}}, {"op", op.op.hex()}}.dump(),
             m_rooms.clock.now()});
    });
    if (!written) return trouble(written.error());
    if (!isNew) return trouble(overlappingNumbers());
    op = std::move(done);
    return {};
}

// The portal does not know what it has taken: it may have been restored meanwhile.
Step<void> Engine::putAnew(Op& op) {
    const auto written =
        m_rooms.store.write([&](Books& books) { return books.outbox().sendAnew(op.dossier, op.revision); });
    if (!written) return trouble(written.error());
    m_sender.forgetOffsets();
    m_feed.askNow();
    return trouble(later(kUnknownRevision));
}

// The commit waits its back-off, so that a portal that goes on missing a file is not asked without end.
Step<void> Engine::sendMissingFiles(Op& op, const std::vector<DocumentId>& missing) {
    const auto written = m_rooms.store.write([&](Books& books) -> Done {
        auto ops = books.outbox().opsOf(op.dossier, op.revision);
        if (!ops) return core::base::fail(ops.error());
        for (auto& one : *ops) {
            if (one.kind != OpKind::File ||
                std::find(missing.begin(), missing.end(), one.file) == missing.end())
                continue;
            one.state = OpState::Queued;
            if (auto kept = books.outbox().updateOp(one); !kept) return kept;
        }
        return {};
    });
    if (!written) return trouble(written.error());
    m_sender.forgetOffsets();
    return trouble(later(kFilesMissing));
}

Step<void> Engine::sendAnew(Op& op, const Delivery& delivery, const std::vector<DocumentId>& mismatched,
                            const std::stop_token& stop) {
    const auto files = m_rooms.portal.filesOf(delivery);
    if (!files) return trouble(files.error());
    std::vector<Op> ops;
    const auto read = m_rooms.store.read([&](Books& books) -> Done {
        return books.outbox().opsOf(op.dossier, op.revision).map([&](auto rows) { ops = std::move(rows); });
    });
    if (!read) return trouble(read.error());
    for (auto& fileOp : ops) {
        const bool isMeant = fileOp.kind == OpKind::File &&
                             std::find(mismatched.begin(), mismatched.end(), fileOp.file) != mismatched.end();
        const auto file = std::find_if(files->begin(), files->end(),
                                       [&](const RevisionFile& one) { return one.file == fileOp.file; });
        if (!isMeant || file == files->end()) continue;
        if (auto sent = sendFileAnew(fileOp, *file, stampOf(op), stop); !sent) return sent;
    }
    return trouble(later(kHashMismatch));
}

// Ours is whole: the portal's copy was spoilt on its way, or there. Once it is sent anew.
Step<void> Engine::sendFileAnew(Op& fileOp, const RevisionFile& file, const RequestStamp& stamp,
                                const std::stop_token& stop) {
    if (auto whole = m_sender.checkLocal(file); !whole) return whole;
    if (fileOp.lastProblem == kHashMismatch) return trouble(mismatchedTwice());
    if (auto gone = m_sender.discard(file.file, stamp, stop); !gone) return gone;
    fileOp.state = OpState::Queued;
    fileOp.bytesLeft = file.size_bytes;
    fileOp.lastProblem = kHashMismatch;
    return keep(fileOp);
}

Result<void> Engine::settle(Op op, const Trouble& trouble, const std::stop_token& stop) {
    if (const auto* error = std::get_if<Error>(&trouble)) return core::base::fail(*error);
    const auto& setback = std::get<Setback>(trouble);
    core::base::log(LogLevel::Warning, kRoom,
                    std::string(nameOf(op.kind)) + " of " + op.dossier.hex() + ": " +
                        core::base::describe(setback.error));
    m_sender.forgetOffsets();
    keepTrouble(op, setback);
    if (auto kept = keep(op); !kept) return core::base::fail(std::get<Error>(kept.error()));
    considerPause(op, setback, stop);
    return {};
}

void Engine::keepTrouble(Op& op, const Setback& setback) const {
    op.state = OpState::Queued;
    op.crashes = 0; // the program has survived it
    if (setback.verdict == Verdict::Stopped) {
        --op.attempts;
        return;
    }
    op.lastHttp = setback.http;
    if (op.lastProblem != kHashMismatch || op.kind != OpKind::File) op.lastProblem = setback.problem;
    op.lastDetail = setback.words;
    op.severity = setback.severity;
    // Never a second time without somebody who has looked: it might be a second dossier.
    if (setback.verdict == Verdict::Unknown && op.kind == OpKind::Commit && !m_abilities.takesRepeats) {
        op.state = OpState::NeedsClerk;
        op.lastProblem = nameOf(PortalCode::OutcomeUnknown);
        op.severity = kAttention;
        return;
    }
    if (setback.scope == Scope::Item &&
        (setback.verdict == Verdict::Refused || setback.verdict == Verdict::Alarm)) {
        op.state = OpState::NeedsClerk;
        return;
    }
    // Also when everything pauses: afterwards the others go first, in case it was this one that brought the
    // pause.
    op.nextBootMs = m_rooms.clock.bootMs() + waitAfter_ms(setback, op.attempts, m_rooms.random);
    op.bootId = m_rooms.clock.bootId();
}

// Without an answer the probe tells a dead link from an operation in trouble.
void Engine::considerPause(const Op& op, const Setback& setback, const std::stop_token& stop) {
    if (setback.verdict == Verdict::Stopped) return;
    if (setback.scope != Scope::Item) return pauseAll(setback);
    if (setback.verdict != Verdict::Unknown) return;
    if (m_pause.unknownOutcome(op.dossier)) return pauseAll(setback);
    if (setback.http == 0) (void)probed(stop);
}

void Engine::pauseAll(const Setback& setback) {
    m_pause.add(setback, m_rooms.clock.bootMs(), m_rooms.random);
    if (setback.scope == Scope::Device && m_service) m_service(setback.problem);
    showLink(LinkState::Offline);
}

} // namespace core::sync
