// SPDX-License-Identifier: GPL-3.0-or-later
// The wall clock jumps while dossiers are on their way: only the boot clock counts.
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

using tests::Counter;

namespace {

constexpr std::int64_t kDay_ms = 86'400'000;

} // namespace

TEST_CASE("A wait for the portal neither ends nor grows when the clock is set") {
    Counter counter;
    const auto dossier = counter.take({1000});
    counter.portal.fault(R"({"do":"status","status":503,"retry_after":"100"})");
    const auto busy = counter.run();
    REQUIRE(busy.nextTryBootMs);
    const auto today = counter.clock.wall.ms;
    for (const auto wall : {std::int64_t{0}, today + 400 * kDay_ms, today - 400 * kDay_ms}) {
        counter.clock.wall.ms = wall;
        CHECK(counter.run().acknowledged == 0);
        CHECK(counter.run().nextTryBootMs == busy.nextTryBootMs);
    }
    CHECK(counter.requests("PUT /v1/dossiers/*") == 1);
    counter.clock.boot_ms = *busy.nextTryBootMs;
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("Dossiers that were taken at any date are sent in the order of taking and acknowledged") {
    Counter counter;
    const auto today = counter.clock.wall.ms;
    std::vector<core::domain::Dossier> dossiers;
    for (const auto wall : {today, std::int64_t{0}, today + 400 * kDay_ms, today - 400 * kDay_ms}) {
        counter.clock.wall.ms = wall;
        dossiers.push_back(counter.take({1000}));
    }
    CHECK(counter.run().acknowledged == 4);
    CHECK(counter.allWhole(dossiers));
    for (std::size_t i = 1; i < dossiers.size(); ++i)
        CHECK(counter.delivery(dossiers[i]).receiptSeq > counter.delivery(dossiers[i - 1]).receiptSeq);
}
