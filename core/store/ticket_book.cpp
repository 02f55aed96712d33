// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/ticket_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using base::Result;
using core::domain::QueueTicket;
using core::domain::TicketNumber;
using core::domain::TicketState;
using core::ports::StoreCode;
using sqlite::Statement;

namespace {

base::Date dayFrom(RowValues& row) {
    return row.named([](std::string_view text) { return base::dateFromIso(text); });
}

Result<QueueTicket> ticketFrom(const Statement& statement) {
    RowValues row(statement);
    QueueTicket ticket;
    ticket.number.day = dayFrom(row);
    ticket.number.series = row.text();
    ticket.number.number = row.number();
    ticket.state = row.named(core::domain::ticketStateFrom);
    ticket.counter = row.text();
    ticket.takenAt = row.instant();
    ticket.calledAt = row.optional([](RowValues& column) { return column.instant(); });
    ticket.endedAt = row.optional([](RowValues& column) { return column.instant(); });
    if (auto fits = row.verdict("ticket"); !fits) return base::fail(fits.error());
    return ticket;
}

void bindNumber(Statement& row, const TicketNumber& ticket) {
    row.bind(base::toIso(ticket.day)).bind(ticket.series).bind(ticket.number);
}

Result<void> found(sqlite::Database& database, const TicketNumber& ticket) {
    if (database.changes() > 0) return {};
    return base::fail(StoreCode::NotFound, "ticket " + base::toIso(ticket.day) + " " + ticket.series +
                                               std::to_string(ticket.number));
}

} // namespace

Result<QueueTicket> TicketBook::take(const base::Date& day, std::string_view series, base::Instant at) {
    auto row =
        m_database.prepare("INSERT INTO ticket(day, series, number, taken_ms) VALUES(?1, ?2,"
                           " (SELECT coalesce(max(number), 0)+1 FROM ticket WHERE day=?1 AND series=?2), ?3)"
                           " RETURNING day, series, number, state, counter, taken_ms, called_ms, ended_ms");
    row.bind(base::toIso(day)).bind(series).bind(at);
    const auto taken = row.first<QueueTicket>(ticketFrom);
    if (!taken) return base::fail(taken.error());
    if (!*taken) return base::fail(StoreCode::Failed, "no ticket was written");
    return **taken;
}

Result<void> TicketBook::call(const TicketNumber& ticket, std::string_view counter, base::Instant at) {
    auto row = m_database.prepare("UPDATE ticket SET state='called', counter=?, called_ms=?, ended_ms=NULL"
                                  " WHERE day=? AND series=? AND number=?");
    row.bind(counter).bind(at);
    bindNumber(row, ticket);
    if (auto done = row.run(); !done) return done;
    return found(m_database, ticket);
}

Result<void> TicketBook::serve(const TicketNumber& ticket, base::Instant at) {
    return end(ticket, TicketState::Served, at);
}

Result<void> TicketBook::skip(const TicketNumber& ticket, base::Instant at) {
    return end(ticket, TicketState::Skipped, at);
}

Result<void> TicketBook::end(const TicketNumber& ticket, TicketState state, base::Instant at) {
    auto row =
        m_database.prepare("UPDATE ticket SET state=?, ended_ms=? WHERE day=? AND series=? AND number=?");
    row.bind(nameOf(state)).bind(at);
    bindNumber(row, ticket);
    if (auto done = row.run(); !done) return done;
    return found(m_database, ticket);
}

Result<std::vector<QueueTicket>> TicketBook::waiting(const base::Date& day) {
    auto query = m_database.prepare("SELECT day, series, number, state, counter, taken_ms, called_ms,"
                                    " ended_ms FROM ticket WHERE day=? AND state='waiting' ORDER BY seq");
    query.bind(base::toIso(day));
    return query.collect<QueueTicket>(ticketFrom);
}

Result<int> TicketBook::waitingCount(const base::Date& day) {
    auto query = m_database.prepare("SELECT n FROM counts WHERE what='ticket_waiting' AND k=?");
    query.bind(base::toIso(day));
    return query.first<int>([](const Statement& row) -> Result<int> { return row.number(0); })
        .map([](const std::optional<int>& count) { return count.value_or(0); });
}

} // namespace core::store
