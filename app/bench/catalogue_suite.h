// SPDX-License-Identifier: GPL-3.0-or-later
// Import of as many procedures as the country has, and the search at each key over them. One thread; starts a
// process of its own for the import.
#pragma once

#include "app/bench/outcome.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <string>

namespace app::bench {

struct CatalogueOptions {
    int procedures = 6'000;
    std::uint32_t seed = 1;
    std::filesystem::path resources; // the folder that came with the program
    std::filesystem::path work;      // made, and removed at the end
};

struct CatalogueFigures {
    int procedures = 0;
    double file_mb = 0;        // the records as one file, prose and all
    double import_ms = 0;      // from the file to a release that is on the platter
    double import_peak_mb = 0; // of the process that did it
    double load_ms = 0;        // of the catalogue with that release, search ready
    double search_p50_ms = 0;  // at each key of the searches, up to the procedures that are shown
    double search_p99_ms = 0;
    double rss_mb = 0; // of a process with the catalogue loaded
};

// `say` gets a line on what is being done.
[[nodiscard]] Outcome<CatalogueFigures> measureCatalogue(const CatalogueOptions& options,
                                                         const std::function<void(const std::string&)>& say);

// {"suite":"catalogue","import_6000_ms":...}; the name of the figure is that of 6,000 procedures, whatever
// was asked for, and "procedures" says how many there were.
nlohmann::json catalogueReport(const CatalogueFigures& figures);
std::string catalogueTable(const nlohmann::json& report);

} // namespace app::bench
