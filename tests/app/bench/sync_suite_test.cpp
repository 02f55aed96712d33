// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/sync_suite.h"

#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using app::bench::measureSync;
using app::bench::SyncOptions;
using app::bench::syncReport;

TEST_CASE(
    "The sending is measured beside others, with every figure, or says in a sentence that it has no link") {
    const tests::TempFolder folder;
    SyncOptions options;
    options.losses = {0, 5};
    options.file_bytes = 80'000; // two chunks, of which the second is cut
    options.bitsPerSecond = 1'000'000;
    options.runs = 2;
    options.cuts = 1;
    options.waitingFiles = 2;
    options.waiting_bytes = 10'000;
    options.queue = 5;
    options.nodePeers = NODE_PEERS;
    options.work = folder / "work";
    const auto figures = measureSync(options, [](const std::string&) {});
    INFO((figures ? std::string() : figures.error()));
    REQUIRE(figures);
    const auto report = syncReport(*figures);
    CHECK(report.at("queue_10000_rss_mb").get<double>() > 0);
    CHECK(report.at("queue_10000_seconds").get<double>() > 0);
    CHECK_FALSE(std::filesystem::exists(options.work));
    if (figures->noLink) {
        WARN(*figures->noLink);
        CHECK(report.at("links").empty());
        CHECK(report.at("metadata_after_link_up_ms").is_null());
        return;
    }
    CHECK(report.at("resume_waste_bytes").get<double>() > 0);
    CHECK(report.at("metadata_after_link_up_ms").get<double>() > 0);
    REQUIRE(report.at("links").size() == 2);
    CHECK(report["links"][0].at("loss_pct") == 0);
    CHECK(report["links"][1].at("loss_pct") == 5);
    for (const auto& run : report["links"]) {
        CHECK(run.at("limit_seconds").get<double>() == Approx(0.64));
        // No packet goes faster than the link; what was sent is more than the file.
        CHECK(run.at("seconds").get<double>() > 0.5);
        CHECK(run.at("dossier_seconds").get<double>() > run.at("seconds").get<double>());
        CHECK(run.at("tus_js_seconds").get<double>() > 0.5);
        CHECK(run.at("curl_seconds").get<double>() > 0.5);
        for (const char* ratio : {"bytes_ratio", "tus_js_bytes_ratio", "curl_bytes_ratio"}) {
            INFO(ratio);
            CHECK(run.at(ratio).get<double>() > 1);
        }
    }
}
