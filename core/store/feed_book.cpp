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
    return row.run();
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
                                    " EXISTS(SELECT 1 FROM feed_event WHERE epoch=? AND seq=?)");
    query.bind(epoch).bind(event.seq);
    if (const auto found = query.step(); !found) return base::fail(found.error());
    const auto id = query.integer(0);
    if (query.number(1) != 0) return {};
    const auto body = m_sealer.sealForCourier(bodyPlace(event.dossier, id), event.body);
    if (!body) return base::fail(body.error());
    auto row = m_database.prepare("INSERT INTO feed_event(id, epoch, seq, kind, dossier_uuid, body)"
                                  " VALUES(?,?,?,?,?,?)");
    row.bind(id).bind(epoch).bind(event.seq).bind(event.kind).bind(event.dossier).bindBlob(*body);
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
    if (auto fits = row.verdict("feed_event"); !fits) return base::fail(fits.error());
    auto body = m_sealer.openForCourier(bodyPlace(found.event.dossier, found.id), sealed);
    if (!body) return base::fail(body.error());
    found.event.body = std::move(*body);
    return found;
}

Result<std::vector<UnreadEvent>> FeedBook::unread(int limit) {
    auto query = m_database.prepare("SELECT id, seq, kind, dossier_uuid, body FROM feed_event"
                                    " WHERE state='unread' ORDER BY id LIMIT ?");
    query.bind(limit);
    return query.collect<UnreadEvent>([this](const Statement& found) { return eventFrom(found); });
}

Result<void> FeedBook::markRead(std::int64_t id) {
    auto row = m_database.prepare("UPDATE feed_event SET state='read' WHERE id=?");
    row.bind(id);
    if (auto done = row.run(); !done) return done;
    if (m_database.changes() == 0) return base::fail(StoreCode::NotFound, "feed event " + std::to_string(id));
    return {};
}

} // namespace core::store
