// SPDX-License-Identifier: GPL-3.0-or-later
// The whole program over a few pages of low resolution: what it measures is not looked at, only that it
// measures.
#include "tests/support/shell.h"
#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

#include <filesystem>
#include <fstream>
#include <iterator>

using namespace tests;
using nlohmann::json;

namespace {

struct BenchRun {
    int status = -1;
    std::string output;
    std::string said; // on stderr
};

BenchRun bench(const TempFolder& folder, const std::string& options, const std::string& environment = {}) {
    const auto said = folder / "said";
    std::filesystem::create_directory(folder / "work");
    const auto result =
        run(environment + " " COUNTERFOIL_BENCH " capture --work " + quoted((folder / "work").string()) +
            " " + options + " 2>" + quoted(said.string()));
    std::ifstream in(said);
    return {WEXITSTATUS(result.status), result.output, {std::istreambuf_iterator<char>(in), {}}};
}

} // namespace

TEST_CASE("Three pages give every figure of the report, and leave nothing behind") {
    const TempFolder folder;
    const auto done =
        bench(folder, "--json --limit 3 --dpi 150 --kinds decision,separator,blank --without-reference "
                      "--without-memory");
    INFO(done.said);
    REQUIRE(done.status == 0);
    const auto report = json::parse(done.output);
    for (const auto* name : {"pages_per_minute",
                             "ocrmypdf_pages_per_minute",
                             "bytes_per_page",
                             "ocrmypdf_bytes_per_page",
                             "cer",
                             "ocrmypdf_cer",
                             "wer",
                             "cpu_seconds_per_page",
                             "tesseract_seconds_per_page",
                             "peak_rss_mb_10",
                             "peak_rss_mb_100",
                             "last_page_to_files_s",
                             "qr_hit_rate",
                             "title_hit_rate",
                             "blank_errors",
                             "cancel_ms",
                             "pages_per_minute_200dpi",
                             "kinds",
                             "looks",
                             "ratios"})
        CHECK(report.contains(name));
    CHECK(report["pages"] == 3);
    for (const auto* name : {"pages_per_minute", "bytes_per_page", "cpu_seconds_per_page", "cancel_ms",
                             "pages_per_minute_200dpi"}) {
        INFO(name);
        CHECK(report[name].get<double>() > 0);
    }
    CHECK(report["kinds"].size() >= 2);
    for (const auto& kind : report["kinds"]) {
        CHECK(kind["pages_per_minute"].get<double>() > 0);
        CHECK(kind.contains("cer"));
    }
    CHECK(std::filesystem::is_empty(folder / "work"));
}

TEST_CASE("Where the reference is missing the bench says so and goes on, over any folder of pictures") {
    const TempFolder folder;
    REQUIRE(run(COUNTERFOIL_CORPUS " --kinds barely-written --limit 1 --dpi 100 --out " +
                quoted((folder / "pages").string()) + " >/dev/null 2>&1")
                .status == 0);
    const auto done =
        bench(folder, "--without-memory --without-200dpi --pages " + quoted((folder / "pages").string()),
              "PATH=/nonexistent");
    INFO(done.said);
    REQUIRE(done.status == 0);
    CHECK(done.output.find("ocrmypdf is not installed") != std::string::npos);
    CHECK(done.output.find("tesseract is not installed") != std::string::npos);
    CHECK(done.output.find("barely-written") != std::string::npos);
}

TEST_CASE("What cannot be measured ends with one sentence") {
    const TempFolder folder;
    const auto nothing = bench(folder, "--pages /nonexistent");
    CHECK(nothing.status == 1);
    CHECK(nothing.output.empty());
    CHECK(nothing.said.find("/nonexistent cannot be read") == 0);
    const auto kind = bench(folder, "--kinds no-such-kind");
    CHECK(kind.status == 1);
    CHECK(kind.said.find("no page of this kind: no-such-kind") != std::string::npos);
    std::ofstream(folder / "work/broken.png") << "no picture";
    const auto picture = bench(folder, "--pages " + quoted((folder / "work").string()));
    CHECK(picture.status == 1);
    CHECK(picture.said.find("broken.png cannot be read") != std::string::npos);
}
