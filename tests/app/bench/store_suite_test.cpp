// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_suite.h"

#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using app::bench::measureStore;
using app::bench::StoreOptions;
using app::bench::storeReport;

TEST_CASE("The store is measured for each size, with every figure") {
    const tests::TempFolder folder;
    StoreOptions options;
    options.sizes = {20, 60};
    options.saves = 3;
    options.wal_mb = 1;
    options.work = folder / "work";
    const auto runs = measureStore(options, [](const std::string&) {});
    INFO((runs ? std::string() : runs.error()));
    REQUIRE(runs);
    const auto report = storeReport(*runs);
    REQUIRE(report["runs"].size() == 2);
    CHECK(report["runs"][0]["n"] == 20);
    CHECK(report["runs"][1]["n"] == 60);
    for (const auto& run : report["runs"])
        for (const char* figure : {"open_first50_ms",
                                   "search_ready_ms",
                                   "search_open_ms",
                                   "search_mb",
                                   "search_p50_ms",
                                   "search_p99_ms",
                                   "list_p50_ms",
                                   "list_p99_ms",
                                   "search_newest_ms",
                                   "search_filling_p99_ms",
                                   "deeper_scans",
                                   "deeper_ms",
                                   "save_p50_ms",
                                   "save_p99_ms",
                                   "plain_fsync_p50_ms",
                                   "recovery_ms",
                                   "backup_ms",
                                   "rss_mb",
                                   "wal_mb",
                                   "database_mb"}) {
            INFO(figure);
            CHECK(run.at(figure).get<double>() > 0);
        }
    CHECK(report["runs"][0]["wal_mb"].get<double>() >= 1);
    CHECK_FALSE(std::filesystem::exists(options.work));
}
