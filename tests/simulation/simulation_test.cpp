// SPDX-License-Identifier: GPL-3.0-or-later
// Days of counters in virtual time. COUNTERFOIL_SIM_DAYS lets more of them pass, COUNTERFOIL_SIM_SEED begins
// with another seed; a seed that failed is named and replays exactly.
#include "tests/simulation/sim_world.h"

#include <catch2/catch.hpp>

#include <cstdlib>

namespace {

constexpr int kDaysOfAWorld = 12;

int fromEnvironment(const char* name, int otherwise) {
    const auto* text = std::getenv(name);
    return text ? std::atoi(text) : otherwise;
}

} // namespace

TEST_CASE("Whatever happens to counters, disks, links and portal, nothing is lost, doubled or held up") {
    const int days = fromEnvironment("COUNTERFOIL_SIM_DAYS", 200);
    auto seed = static_cast<std::uint64_t>(fromEnvironment("COUNTERFOIL_SIM_SEED", 1));
    tests::SimTally sum;
    int portalsRestored = 0;
    for (int lived = 0; lived < days; lived += kDaysOfAWorld * tests::SimWorld::kCounters, ++seed) {
        INFO("seed " << seed);
        tests::SimWorld world(seed);
        world.live(kDaysOfAWorld);
        world.judge();
        std::string all;
        for (const auto& complaint : world.complaints())
            all += complaint + "\n";
        INFO(all);
        REQUIRE(world.complaints().empty());
        sum += world.tally();
        portalsRestored += world.portalsRestored();
    }
    // A world in which nothing happens proves nothing.
    WARN(sum.accepted << " dossiers, " << sum.deaths << " deaths of the program, " << sum.powerCuts
                      << " of them by power cuts, " << sum.fullDisks << " full disks, " << sum.restored
                      << " disks lost, portal thrown back " << portalsRestored << " times");
    CHECK(sum.accepted > days * 5);
    CHECK(sum.deaths > days);
    CHECK(sum.powerCuts > days / 2);
    CHECK(sum.fullDisks > days / 40);
    CHECK(sum.restored > days / 100);
    CHECK(portalsRestored > 0);
}

TEST_CASE("A seed replays exactly") {
    const auto live = [] {
        tests::SimWorld world(7);
        world.live(3);
        world.judge();
        return world.fingerprint();
    };
    CHECK(live() == live());
}
