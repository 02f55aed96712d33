// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/feed_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using base::Result;
using core::ports::FeedEvent;
using core::ports::FeedPage;
using core::ports::FeedPlace;
using core::ports::StoreCode;
using core::ports::UnreadEvent;
using sqlite::Statement;

namespace {

const std::string kSelectEvent = "SELECT id, seq, kind, dossier_uuid, body, change_uuid FROM feed_event ";

// Our own number stands for the row: it is given once.
core::ports::SealedPlace bodyPlace(const base::DossierId& dossier, std::int64_t id) {
    return {"feed_event.body", dossier.bytes, static_cast<int>(id)};
}

} // namespace

Result<std::optional<FeedPlace>> FeedBook::place() {
    auto query = m_database.prepare("SELECT epoch, cursor, durable_seq, etag FROM feed");
    return query.first<FeedPlace>([](const Statement& statement) -> Result<FeedPlace> {
        RowValues row(statement);
        return FeedPlace{row.text(), row.text(), row.integer(), row.text()};
    });
}

Result<void> FeedBook::begin(std::string_view epoch, std::string_view cursor) {
    auto row = m_database.prepare("INSERT OR REPLACE INTO feed(id, epoch, cursor) VALUES(1,?,?)");
    row.bind(epoch).bind(cursor);
    if (auto done = row.run(); !done) return done;
    auto epochs = m_database.prepare("INSERT OR IGNORE INTO feed_epoch SELECT ? UNION SELECT receipt_epoch"
                                     " FROM delivery WHERE state='acknowledged'");
    epochs.bind(epoch);
    return epochs.run();
}

Result<void> FeedBook::advance(const FeedPage& page) {
    auto row = m_database.prepare("UPDATE feed SET cursor=?, durable_seq=?, etag=? WHERE epoch=?");
    row.bind(page.next.cursor).bind(page.next.durableSeq).bind(page.next.etag).bind(page.next.epoch);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "feed of this epoch");
    for (const auto& event : page.events)
        if (auto kept = keep(page.next.epoch, event); !kept) return kept;
    return {};
}

Result<void> FeedBook::keep(std::string_view epoch, const FeedEvent& event) {
    auto query = m_database.prepare("SELECT (SELECT coalesce(max(id), 0)+1 FROM feed_event),"
                                    " EXISTS(SELECT 1 FROM feed_event WHERE epoch=? AND seq=?)"
                                    " OR EXISTS(SELECT 1 FROM feed_event WHERE change_uuid=? AND"
                                    " length(change_uuid)>0)");
    const auto name = event.id.empty() ? std::span<const std::uint8_t>() : std::span(event.id.bytes);
    query.bind(epoch).bind(event.seq).bindBlob(name);
    if (const auto found = query.step(); !found) return base::fail(found.error());
    const auto id = query.integer(0);
    if (query.number(1) != 0) return {};
    const auto body = m_sealer.sealForCourier(bodyPlace(event.dossier, id), event.body);
    if (!body) return base::fail(body.error());
    auto row = m_database.prepare("INSERT INTO feed_event(id, epoch, seq, kind, dossier_uuid, body,"
                                  " change_uuid) VALUES(?,?,?,?,?,?,?)");
    row.bind(id).bind(epoch).bind(event.seq).bind(event.kind).bind(event.dossier).bindBlob(*body);
    row.bindBlob(name);
    return row.run();
}

Result<UnreadEvent> FeedBook::eventFrom(const Statement& statement) {
    RowValues row(statement);
    UnreadEvent found;
    found.id = row.integer();
    found.event.seq = row.integer();
    found.event.kind = row.text();
    found.event.dossier = row.id<base::DossierId>();
    const auto sealed = row.blob();
    found.event.id = row.idOrEmpty<base::ChangeId>();
    if (auto fits = row.verdict("feed_event"); !fits) return base::fail(fits.error());
    auto body = m_sealer.openForCourier(bodyPlace(found.event.dossier, found.id), sealed);
    if (!body) return base::fail(body.error());
    found.event.body = std::move(*body);
    return found;
}

Result<std::vector<UnreadEvent>> FeedBook::unread(int limit, std::int64_t after) {
    auto query = m_database.prepare(kSelectEvent + "WHERE state='unread' AND id>? ORDER BY id LIMIT ?");
    query.bind(after).bind(limit);
    return query.collect<UnreadEvent>([this](const Statement& found) { return eventFrom(found); });
}

Result<void> FeedBook::markRead(std::int64_t id) {
    auto row = m_database.prepare("UPDATE feed_event SET state='read' WHERE id=?");
    row.bind(id);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "feed event " + std::to_string(id));
    return {};
}

Result<std::vector<FeedEvent>> FeedBook::readOf(const base::DossierId& dossier) {
    auto query = m_database.prepare(kSelectEvent + "WHERE state='read' AND dossier_uuid=? ORDER BY id");
    query.bind(dossier);
    return query.collect<FeedEvent>([this](const Statement& found) {
        return eventFrom(found).map([](UnreadEvent row) { return std::move(row.event); });
    });
}

Result<void> FeedBook::putState(const base::DossierId& dossier, core::domain::PortalState state,
                                std::int64_t id) {
    return putStateAsOf(dossier, state, 2 * id);
}

Result<void> FeedBook::putListedState(const base::DossierId& dossier, core::domain::PortalState state) {
    auto query = m_database.prepare("SELECT coalesce(max(id), 0) FROM feed_event");
    if (const auto found = query.step(); !found) return base::fail(found.error());
    return putStateAsOf(dossier, state, 2 * query.integer(0) + 1);
}

Result<void> FeedBook::putStateAsOf(const base::DossierId& dossier, core::domain::PortalState state,
                                    std::int64_t asOf) {
    auto row = m_database.prepare("INSERT INTO portal_state(dossier_uuid, state, as_of) SELECT uuid, ?, ?"
                                  " FROM dossier WHERE uuid=? ON CONFLICT(dossier_uuid) DO UPDATE"
                                  " SET state=excluded.state, as_of=excluded.as_of"
                                  " WHERE excluded.as_of>portal_state.as_of");
    row.bind(static_cast<int>(state)).bind(asOf).bind(dossier);
    return row.run();
}

} // namespace core::store
