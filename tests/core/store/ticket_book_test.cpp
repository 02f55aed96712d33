// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/counter_life.h"

using core::base::Date;
using core::base::Instant;
using core::domain::QueueTicket;
using core::domain::TicketNumber;
using core::domain::TicketState;
using core::ports::Books;
using core::ports::StoreCode;
using tests::ask;
using tests::mustWrite;

namespace {

const Date kMonday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
const Date kTuesday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};

struct Queue : tests::OwnStore {
    TicketNumber take(const std::string& series = "A", const Date& day = kMonday) {
        QueueTicket taken;
        mustWrite(*store, [&](Books& books) -> core::base::Result<void> {
            return books.tickets().take(day, series, {1000}).map([&](const auto& ticket) { taken = ticket; });
        });
        CHECK(taken.state == TicketState::Waiting);
        CHECK(taken.takenAt == Instant{1000});
        return taken.number;
    }
    void call(const TicketNumber& ticket) {
        mustWrite(*store, [&](Books& books) { return books.tickets().call(ticket, "Q07", {2000}); });
    }
    void serve(const TicketNumber& ticket) {
        mustWrite(*store, [&](Books& books) { return books.tickets().serve(ticket, {3000}); });
    }
    void skip(const TicketNumber& ticket) {
        mustWrite(*store, [&](Books& books) { return books.tickets().skip(ticket, {3000}); });
    }
    template<class Act>
    bool isRefused(const Act& act, StoreCode code = StoreCode::Failed) {
        const auto done = store->write([&](Books& books) { return act(books.tickets()); });
        return !done && done.error().is(code);
    }
    std::vector<TicketNumber> waiting(const Date& day = kMonday) {
        std::vector<TicketNumber> numbers;
        for (const auto& ticket : ask(*store, [&](Books& books) { return books.tickets().waiting(day); }))
            numbers.push_back(ticket.number);
        const auto count = ask(*store, [&](Books& books) { return books.tickets().waitingCount(day); });
        CHECK(static_cast<std::size_t>(count) == numbers.size());
        return numbers;
    }
    std::string stateOf(const TicketNumber& ticket) {
        return asked("SELECT state || ' ' || counter || ' ' || coalesce(called_ms, '') || ' ' || "
                     "coalesce(ended_ms, '')"
                     " FROM ticket WHERE series='" +
                     ticket.series + "' AND number=" + std::to_string(ticket.number));
    }
};

} // namespace

TEST_CASE_METHOD(Queue, "Tickets of a day's series are numbered from 1, each series and each day apart") {
    CHECK(take() == TicketNumber{kMonday, "A", 1});
    CHECK(take() == TicketNumber{kMonday, "A", 2});
    CHECK(take("B").number == 1);
    CHECK(take("A", kTuesday).number == 1);
    reopen();
    CHECK(take().number == 3);
}

TEST_CASE_METHOD(
    Queue, "Those who wait are listed in the order of taking, whatever their series, until they are called") {
    const auto first = take("B");
    const auto second = take("A");
    const auto third = take("B");
    CHECK(waiting() == std::vector{first, second, third});
    call(second);
    CHECK(waiting() == std::vector{first, third});
    CHECK(stateOf(second) == "called Q07 2000 ");
    serve(second);
    CHECK(stateOf(second) == "served Q07 2000 3000");
    CHECK(waiting(kTuesday).empty());
}

TEST_CASE_METHOD(Queue, "Who was skipped can be called after all, and who was served cannot") {
    const auto ticket = take();
    call(ticket);
    skip(ticket);
    CHECK(stateOf(ticket) == "skipped Q07 2000 3000");
    CHECK(waiting().empty());
    call(ticket);
    CHECK(stateOf(ticket) == "called Q07 2000 ");
    serve(ticket);
    CHECK(isRefused([&](auto& tickets) { return tickets.call(ticket, "Q07", {}); }));
    CHECK(isRefused([&](auto& tickets) { return tickets.skip(ticket, {}); }));
}

TEST_CASE_METHOD(Queue,
                 "Nobody is served or skipped who was not called, and no ticket is that was not taken") {
    const auto ticket = take();
    CHECK(isRefused([&](auto& tickets) { return tickets.serve(ticket, {}); }));
    CHECK(isRefused([&](auto& tickets) { return tickets.skip(ticket, {}); }));
    const TicketNumber unknown{kMonday, "A", 2};
    CHECK(isRefused([&](auto& tickets) { return tickets.call(unknown, "Q07", {}); }, StoreCode::NotFound));
    CHECK(isRefused([&](auto& tickets) { return tickets.serve(unknown, {}); }, StoreCode::NotFound));
    CHECK(waiting() == std::vector{ticket});
}

TEST_CASE_METHOD(Queue,
                 "Counts of waiting tickets by day are those of the rows, and a ticket keeps its number") {
    for (int i = 0; i < 4; ++i)
        take();
    take("A", kTuesday);
    call({kMonday, "A", 2});
    skip({kMonday, "A", 2});
    call({kMonday, "A", 2});
    CHECK(asked("SELECT count(*) FROM (SELECT k, n FROM counts WHERE what='ticket_waiting' AND n>0 EXCEPT"
                " SELECT day, count(*) FROM ticket WHERE state='waiting' GROUP BY day)") == "0");
    CHECK(asked("SELECT (SELECT total(n) FROM counts WHERE what='ticket_waiting')="
                "(SELECT count(*) FROM ticket WHERE state='waiting')") == "1");
    for (const auto* never :
         {"DELETE FROM ticket", "UPDATE ticket SET number=9", "UPDATE ticket SET taken_ms=0",
          "UPDATE ticket SET state='lost'", "UPDATE ticket SET state='waiting', called_ms=NULL"})
        CHECK_FALSE(sql(never));
    CHECK(take().number == 5);
}
