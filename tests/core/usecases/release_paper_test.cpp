// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/keep_draft.h"
#include "core/usecases/release_paper.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;

namespace {

// Whether the store still knows of pages that are to go.
bool isPending(ports::Store& store) {
    bool pending = false;
    const auto read = store.read([&](ports::Books& books) -> base::Result<void> {
        const auto rows = books.releases().all();
        if (!rows) return base::fail(rows.error());
        pending = !rows->empty();
        return {};
    });
    REQUIRE(read);
    return pending;
}

} // namespace

TEST_CASE("Pages that could not be removed when their dossier was saved go at a later start") {
    CounterFixture counter;
    counter.setUp();
    const auto intake = counter.completeIntake();
    counter.paper.keeps = true;
    REQUIRE(counter.receiving().receive(intake, counter.clerk));
    CHECK(isPending(*counter.store));

    counter.reopen();
    counter.paper.keeps = false;
    usecases::releasePaper(*counter.store, counter.paper);
    CHECK(counter.paper.released.contains(intake.batch));
    CHECK_FALSE(isPending(*counter.store));
}

TEST_CASE("What was removed is not removed again") {
    CounterFixture counter;
    counter.setUp();
    REQUIRE(counter.receiving().receive(counter.completeIntake(), counter.clerk));
    counter.paper.released.clear();
    usecases::releasePaper(*counter.store, counter.paper);
    CHECK(counter.paper.released.empty());
}

TEST_CASE("A save that fails gives no page up") {
    CounterFixture counter; // not set up: there is no number to take
    REQUIRE_FALSE(counter.receiving().receive(counter.completeIntake(), counter.clerk));
    CHECK(counter.paper.released.empty());
    CHECK_FALSE(isPending(*counter.store));
}

TEST_CASE("A draft that is thrown away takes its pages with it, also at a later start") {
    CounterFixture counter;
    usecases::KeepDraft drafts(*counter.store, counter.paper);
    const auto intake = counter.completeIntake();
    REQUIRE(drafts.keep(intake, counter.clerk));
    counter.paper.keeps = GENERATE(false, true);
    REQUIRE(drafts.discard(intake, counter.clerk));
    CHECK(drafts.open(counter.clerk)->empty());
    CHECK(isPending(*counter.store) == counter.paper.keeps);

    counter.paper.keeps = false;
    usecases::releasePaper(*counter.store, counter.paper);
    CHECK(counter.paper.released == std::set{intake.batch});
}

TEST_CASE("A draft without paper is thrown away as well") {
    CounterFixture counter;
    usecases::KeepDraft drafts(*counter.store, counter.paper);
    auto intake = counter.completeIntake();
    intake.batch = {};
    intake.pages.clear();
    REQUIRE(drafts.keep(intake, counter.clerk));
    REQUIRE(drafts.discard(intake, counter.clerk));
    CHECK(drafts.open(counter.clerk)->empty());
    CHECK(counter.paper.released.empty());
}
