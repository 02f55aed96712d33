// SPDX-License-Identifier: GPL-3.0-or-later
// A real network between two namespaces: slow, losing packets, and gone for moments. Needs root; elsewhere it
// says so and is left out. The seed draws files and moments; which packets are lost is the kernel's dice.
#include "app/bench/slow_link.h"
#include "app/bench/sync_counter.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>
#include <random>

using app::bench::PortalRun;
using app::bench::SlowLink;
using app::bench::SyncCounter;

TEST_CASE(
    "A dossier on a slow link that loses packets and goes down again and again arrives whole and once") {
    const auto seed = GENERATE(1U, 2U);
    INFO("seed " << seed);
    std::mt19937 dice(seed);
    const auto between = [&](std::int64_t least, std::int64_t most) {
        return least + static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(most - least + 1));
    };
    const tests::TempFolder folder;
    const auto link = SlowLink::make(folder.path(), 512'000);
    if (!link) {
        WARN(link.error());
        return;
    }
    REQUIRE((*link)->lose(static_cast<int>(between(5, 10))));
    tl::expected<std::unique_ptr<PortalRun>, std::string> portal;
    (*link)->atPortal([&] { portal = PortalRun::start(folder / "portal", SlowLink::kFirstPort); });
    REQUIRE(portal);
    const auto counter = SyncCounter::make(folder / "counter", (*portal)->access());
    REQUIRE(counter);
    const auto dossier =
        (*counter)->take(1, {between(70'000, 99'999), between(1, 2'000), between(20'000, 29'999)});
    REQUIRE(dossier);
    std::vector<std::int64_t> moments{between(0, 20'000), between(20'000, 60'000), between(60'000, 90'000)};
    bool blinked = true;
    (*counter)->engine->onStatus([&](const core::ports::CourierStatus& status) {
        if (moments.empty() || status.bytesSent < moments.front()) return;
        moments.erase(moments.begin());
        blinked = blinked && (*link)->setUp(false) && (*link)->setUp(true);
    });
    app::bench::Outcome<core::sync::RunReport> sent;
    (*link)->atCounter([&] { sent = (*counter)->sendAll(); });
    REQUIRE(sent);
    CHECK(sent->acknowledged == 1);
    CHECK(moments.empty());
    CHECK(blinked);
    std::string state;
    (*link)->atPortal([&] { state = (*portal)->state(); });
    const auto held = nlohmann::json::parse(state);
    CHECK(held["receipts"] == 1);
    CHECK(held["dossiers"].at(dossier->id.hex()).size() == 1);
    REQUIRE(held["uploads"].size() == dossier->documents.size());
    for (const auto& document : dossier->documents) {
        int copies = 0;
        for (const auto& upload : held["uploads"])
            if (upload["file"] == document.id.hex() && upload["offset"] == document.size_bytes &&
                upload["sha256"] == core::domain::toHex(document.sha256))
                ++copies;
        CHECK(copies == 1);
    }
}
