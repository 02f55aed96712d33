// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/catalogue_suite.h"

#include "tests/support/temp_folder.h"

#include <catch2/catch.hpp>

using app::bench::CatalogueOptions;
using app::bench::catalogueReport;
using app::bench::measureCatalogue;

TEST_CASE("The catalogue is measured with every figure, and leaves nothing behind") {
    const tests::TempFolder folder;
    CatalogueOptions options;
    options.procedures = 40;
    options.resources = COUNTERFOIL_CATALOGUE_FOLDER;
    options.work = folder / "work";
    const auto figures = measureCatalogue(options, [](const std::string&) {});
    INFO((figures ? std::string() : figures.error()));
    REQUIRE(figures);
    const auto report = catalogueReport(*figures);
    CHECK(report.at("procedures") == 40);
    for (const char* figure : {"file_mb", "import_6000_ms", "import_peak_mb", "load_ms", "search_p50_ms",
                               "search_p99_ms", "rss_mb"}) {
        INFO(figure);
        CHECK(report.at(figure).get<double>() > 0);
    }
    CHECK_FALSE(std::filesystem::exists(options.work));
}

TEST_CASE("Without a catalogue to import into there is one sentence and no figure") {
    const tests::TempFolder folder;
    CatalogueOptions options;
    options.procedures = 1;
    options.resources = folder / "none";
    options.work = folder / "work";
    CHECK_FALSE(measureCatalogue(options, [](const std::string&) {}));
    CHECK_FALSE(std::filesystem::exists(options.work));
}
