// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/feed_reader.h"

#include "core/base/log.h"
#include "core/sync/back_off.h"

#include <algorithm>
#include <nlohmann/json.hpp>
#include <set>

namespace core::sync {

using core::base::LogLevel;
using core::base::Result;
using core::ports::FeedPlace;
using core::ports::Holding;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::ReceivedRevision;
using core::ports::RequestStamp;
using core::ports::Setback;
using core::ports::StoreCode;
using core::ports::Verdict;
using nlohmann::json;

namespace {

constexpr char kRoom[] = "sync";
constexpr char kMarkSetting[] = "sync.changes";
constexpr char kLostAtPortal[] = "lost-at-portal";
constexpr int kAlarm = 4;
constexpr std::int64_t kInterval_ms = 30'000;

std::string textOf(const json& object, const char* name) {
    const auto found = object.find(name);
    return found != object.end() && found->is_string() ? found->get<std::string>() : std::string();
}

Setback endlessList() {
    Setback setback;
    setback.verdict = Verdict::Later;
    setback.error = core::base::Error::of(core::ports::PortalCode::WrongAnswer, "a list without end");
    setback.problem = setback.error.name;
    return setback;
}

} // namespace

Result<void> FeedReader::start(Books& books, const std::string& incarnation) {
    m_incarnation = incarnation;
    const auto kept = books.settings().get(kMarkSetting);
    if (!kept) return core::base::fail(kept.error());
    const auto value = json::parse(kept->value_or("{}"), nullptr, false);
    if (!value.is_object()) return {};
    m_mark.comparedWith = textOf(value, "compared_with");
    m_mark.bootId = textOf(value, "boot");
    const auto asked = value.find("asked_ms");
    if (asked != value.end() && asked->is_number_integer()) m_mark.asked_ms = asked->get<std::int64_t>();
    // Never longer than the interval from now, whatever was kept.
    if (m_mark.bootId == m_rooms.clock.bootId())
        m_due_ms = std::min(m_mark.asked_ms, m_rooms.clock.bootMs()) + kInterval_ms;
    return {};
}

Result<void> FeedReader::compareAnew(Books& books) {
    return books.settings().put(kMarkSetting, "{}");
}

void FeedReader::beginRun() {
    m_locked = false;
}

void FeedReader::askNow() {
    m_due_ms = 0;
    m_attempts = 0;
}

bool FeedReader::isDue() const {
    return !m_locked && m_due_ms <= m_rooms.clock.bootMs();
}

std::optional<std::int64_t> FeedReader::due_ms() const {
    return m_locked ? std::nullopt : std::optional(m_due_ms);
}

void FeedReader::askedNow(bool goesOn) {
    m_attempts = 0;
    m_mark.bootId = m_rooms.clock.bootId();
    m_mark.asked_ms = m_rooms.clock.bootMs();
    m_due_ms = goesOn ? 0 : m_mark.asked_ms + kInterval_ms;
}

tl::unexpected<Trouble> FeedReader::waitAfter(Setback setback) {
    core::base::log(LogLevel::Warning, kRoom, "changes: " + core::base::describe(setback.error));
    if (setback.verdict != Verdict::Stopped)
        m_due_ms = m_rooms.clock.bootMs() +
                   std::max(kInterval_ms, waitAfter_ms(setback, ++m_attempts, m_rooms.random));
    return trouble(std::move(setback));
}

Step<FeedReader::Told> FeedReader::step(const std::string& requestId, const std::stop_token& stop) {
    std::optional<FeedPlace> place;
    const auto read = m_rooms.store.read([&](Books& books) -> Done {
        if (const auto token = books.keys().portalToken(); !token) return core::base::fail(token.error());
        const auto kept = books.settings().get(kMarkSetting);
        if (!kept) return core::base::fail(kept.error());
        // Nothing is kept of it before the first comparison, or somebody wants another.
        if (textOf(json::parse(kept->value_or("{}"), nullptr, false), "compared_with").empty())
            m_mark.comparedWith.clear();
        return books.feed().place().map([&](auto found) { place = std::move(found); });
    });
    if (!read && read.error().is(StoreCode::VaultLocked)) {
        m_locked = true;
        return Told::Nothing;
    }
    if (!read) return trouble(read.error());
    const RequestStamp stamp{{}, requestId, m_incarnation + "/0"};
    const bool isCompared = place && m_mark.comparedWith == place->epoch + "/" + m_incarnation;
    if (m_list || !isCompared) return askForList(stamp, stop);
    return askForChanges(*place, stamp, stop);
}

Step<FeedReader::Told> FeedReader::askForChanges(const FeedPlace& since, const RequestStamp& stamp,
                                                 const std::stop_token& stop) {
    auto changes = m_rooms.portal.changes(since, stamp, stop);
    if (!changes) return waitAfter(changes.error());
    if (changes->expired || (!changes->nothingNew && changes->page.next.epoch != since.epoch)) {
        core::base::log(LogLevel::Warning, kRoom, "the portal's changes begin anew: comparing");
        m_mark.comparedWith.clear();
        // Two portals behind one address would be compared without end.
        askedNow(!m_compared_ms || *m_compared_ms + kInterval_ms <= m_rooms.clock.bootMs());
        return Told::Nothing;
    }
    auto& page = changes->page;
    askedNow(changes->hasMore && page.next.cursor != since.cursor);
    // What was durable stays so, whatever is said of it later.
    page.next.durableSeq = std::max(page.next.durableSeq, since.durableSeq);
    if (changes->nothingNew || (page.events.empty() && page.next == since)) return Told::Nothing;
    const auto written = m_rooms.store.write([&](Books& books) -> Done {
        if (auto kept = books.feed().advance(page); !kept) return kept;
        return keepMark(books);
    });
    if (!written) return trouble(written.error());
    return page.events.empty() ? Told::Nothing : Told::News;
}

Step<FeedReader::Told> FeedReader::askForList(const RequestStamp& stamp, const std::stop_token& stop) {
    if (!m_list) m_list.emplace();
    auto page = m_rooms.portal.holdings(m_list->cursor, stamp, stop);
    if (!page) return waitAfter(page.error());
    askedNow(true);
    if (!m_list->epoch.empty() && m_list->epoch != page->epoch) { // restored again meanwhile
        m_list.reset();
        return Told::Nothing;
    }
    m_list->epoch = page->epoch;
    m_list->cursor = page->nextCursor;
    const auto before = m_list->rows.size();
    for (const auto& row : page->rows)
        m_list->rows[{row.dossier, row.revision}] = row;
    if (!m_list->cursor.empty() && m_list->rows.size() > before) return Told::Nothing;
    if (!m_list->cursor.empty()) {
        m_list.reset();
        return waitAfter(endlessList());
    }
    m_mark.comparedWith = m_list->epoch + "/" + m_incarnation;
    const auto written = m_rooms.store.write([&](Books& books) { return compare(books); });
    m_list.reset();
    m_compared_ms = m_rooms.clock.bootMs();
    if (written) return Told::Compared;
    m_mark.comparedWith.clear();
    return trouble(written.error());
}

// All of it in one transaction: a receipt of an earlier life counts as one of this life only once it was
// compared.
Result<void> FeedReader::compare(Books& books) {
    if (auto compared = compareReceived(books); !compared) return compared;
    const auto place = books.feed().place();
    if (!place) return core::base::fail(place.error());
    const bool isNewLife = *place && (*place)->epoch != m_list->epoch;
    if (isNewLife)
        if (auto queued = queueOpen(books); !queued) return queued;
    for (const auto& [revision, held] : m_list->rows) {
        if (!held.state) continue;
        if (auto kept = books.feed().putListedState(held.dossier, *held.state); !kept) return kept;
    }
    if (auto begun = books.feed().begin(m_list->epoch, ""); !begun) return begun;
    return keepMark(books);
}

Result<void> FeedReader::compareReceived(Books& books) {
    const auto received = books.outbox().received();
    if (!received) return core::base::fail(received.error());
    for (const auto& revision : *received) {
        const auto held = m_list->rows.find({revision.dossier, revision.revision});
        if (held != m_list->rows.end()) {
            const auto same = isHeld(books, revision, held->second);
            if (!same) return core::base::fail(same.error());
            if (*same) continue;
        }
        if (auto sent = sendAnew(books, revision); !sent) return sent;
    }
    return {};
}

Result<bool> FeedReader::isHeld(Books& books, const ReceivedRevision& revision, const Holding& held) {
    if (!held.complete) return false;
    if (revision.erased) return true;
    const auto delivery = books.outbox().delivery(revision.dossier, revision.revision);
    if (!delivery && delivery.error().is(StoreCode::Damaged)) return true; // nothing could be sent either
    if (!delivery) return core::base::fail(delivery.error());
    return delivery->bodySha256 == held.bodySha256;
}

Result<void> FeedReader::sendAnew(Books& books, const ReceivedRevision& revision) {
    core::base::log(revision.erased ? LogLevel::Error : LogLevel::Warning, kRoom,
                    "the portal has lost " + revision.dossier.hex());
    const auto noted = books.audit().append(
        {revision.erased ? "lost_at_portal" : "sent_anew", "system", revision.dossier.hex(),
         json{{"rev", revision.revision}, {"epoch", m_list->epoch}}.dump(), m_rooms.clock.now()});
    if (!noted) return noted;
    if (!revision.erased) return books.outbox().sendAnew(revision.dossier, revision.revision);
    // The portal had called it durable, so nothing is here to send: a person has to know.
    auto ops = books.outbox().opsOf(revision.dossier, revision.revision);
    if (!ops) return core::base::fail(ops.error());
    for (auto& op : *ops) {
        if (op.kind != OpKind::Commit) continue;
        op.severity = kAlarm;
        op.lastProblem = kLostAtPortal;
        if (auto kept = books.outbox().updateOp(op); !kept) return kept;
    }
    return {};
}

// Whatever another life of the portal had of them, this one may not have. What needs a clerk goes on needing
// one.
Result<void> FeedReader::queueOpen(Books& books) {
    const auto open = books.outbox().openOps();
    if (!open) return core::base::fail(open.error());
    std::set<Revision> begun;
    for (const auto& op : *open)
        if (op.isOfDelivery() && op.state != OpState::NeedsClerk) begun.emplace(op.dossier, op.revision);
    for (const auto& [dossier, revision] : begun)
        if (auto queued = books.outbox().sendAnew(dossier, revision); !queued) return queued;
    return {};
}

Result<void> FeedReader::keepMark(Books& books) {
    return books.settings().put(
        kMarkSetting,
        json{{"compared_with", m_mark.comparedWith}, {"boot", m_mark.bootId}, {"asked_ms", m_mark.asked_ms}}
            .dump());
}

} // namespace core::sync
