// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/counter_life.h"

using core::ports::Books;
using core::ports::FeedEvent;
using core::ports::FeedPage;
using core::ports::FeedPlace;
using core::ports::StoreCode;
using core::ports::UnreadEvent;
using tests::ask;
using tests::LivelyStore;
using tests::mustWrite;

namespace {

struct Feed : LivelyStore {
    Feed() {
        CHECK_FALSE(place());
        mustWrite(*store, [](Books& books) { return books.feed().begin("9f2c", "c0"); });
    }
    std::optional<FeedPlace> place() {
        return ask(*store, [](Books& books) { return books.feed().place(); });
    }
    FeedEvent event(std::int64_t seq) {
        return {seq, "status", one.id,
                R"({"reason_vi":"Bà Trần Thị Sai khai sai","seq":)" + std::to_string(seq) + "}"};
    }
    FeedPage page(std::initializer_list<std::int64_t> seqs, std::int64_t durable = 0) {
        FeedPage made{{"9f2c", "c" + std::to_string(*(seqs.end() - 1)), durable, "\"7\""}, {}};
        for (const auto seq : seqs)
            made.events.push_back(event(seq));
        return made;
    }
    core::base::Result<void> advance(const FeedPage& page) {
        return store->write([&](Books& books) { return books.feed().advance(page); });
    }
    std::vector<UnreadEvent> unread(int limit = 100) {
        return ask(*store, [&](Books& books) { return books.feed().unread(limit); });
    }
};

} // namespace

TEST_CASE_METHOD(Feed, "A page's events and the place behind it are kept together, and read as they came") {
    REQUIRE(advance(page({88130, 88131}, 88000)));
    reopen();
    CHECK(place() == FeedPlace{"9f2c", "c88131", 88000, "\"7\""});
    const auto found = unread();
    REQUIRE(found.size() == 2);
    CHECK(found[0].event == event(88130));
    CHECK(found[1].event == event(88131));
    CHECK(unread(1).size() == 1);
}

TEST_CASE_METHOD(Feed, "Of a page that is refused nothing is kept, neither the place nor an event") {
    auto bad = page({7, 8, 9});
    bad.events[2].kind.clear();
    CHECK(advance(bad).error().is(StoreCode::Failed));
    CHECK(place()->cursor == "c0");
    CHECK(unread().empty());
    auto other = page({7});
    other.next.epoch = "another";
    CHECK(advance(other).error().is(StoreCode::NotFound));
    CHECK(unread().empty());
}

TEST_CASE_METHOD(Feed, "An event that comes again is skipped, and one that was read stays so") {
    REQUIRE(advance(page({7, 8})));
    mustWrite(*store, [&](Books& books) { return books.feed().markRead(1); });
    REQUIRE(advance(page({7, 8, 9})));
    const auto found = unread();
    REQUIRE(found.size() == 2);
    CHECK(found[0].event == event(8));
    CHECK(found[1].event == event(9));
    const auto unknown = store->write([](Books& books) { return books.feed().markRead(77); });
    CHECK(unknown.error().is(StoreCode::NotFound));
}

TEST_CASE_METHOD(Feed,
                 "What the portal has safe does not grow less in an epoch, and begins anew in the next") {
    REQUIRE(advance(page({7}, 5)));
    CHECK(advance(page({8}, 4)).error().is(StoreCode::Failed));
    CHECK(place()->durableSeq == 5);
    mustWrite(*store, [](Books& books) { return books.feed().begin("next", "n0"); });
    CHECK(place() == FeedPlace{"next", "n0", 0, ""});
    auto again = page({7});
    again.next.epoch = "next";
    REQUIRE(advance(again));
    CHECK(unread().size() == 2); // the same number, of another epoch
}

TEST_CASE_METHOD(Feed, "An event of no dossier, or of one that is not here, is kept as well") {
    auto strange = page({7, 8});
    strange.events[0].dossier = {};
    strange.events[0].kind = "command";
    strange.events[1].dossier.bytes.fill(9);
    REQUIRE(advance(strange));
    const auto found = unread();
    REQUIRE(found.size() == 2);
    CHECK(found[0].event.dossier.empty());
    CHECK(found[1].event == strange.events[1]);
}

TEST_CASE_METHOD(
    Feed, "A change stays as the portal told it, and what it says stands in the file nowhere in clear") {
    REQUIRE(advance(page({7})));
    checkSealed({"Trần Thị Sai"});
    checkNever({"UPDATE feed_event SET seq=8", "UPDATE feed_event SET body=x'02'", "DELETE FROM feed_event",
                "UPDATE feed_event SET state='lost'", "UPDATE feed SET epoch=''",
                "INSERT INTO feed VALUES(2,'e','c',0,'')",
                "INSERT INTO feed_event SELECT 9, 'another', 1, kind, dossier_uuid, state, body, x'' FROM "
                "feed_event",
                "UPDATE feed_event SET change_uuid=zeroblob(16)"});
    store.reset();
    checkSealed({"Trần Thị Sai"});
}
