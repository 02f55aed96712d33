// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-bench: measures. One subcommand a suite; with --json it prints one object, else a table. What
// it is doing goes to stderr. Exit: 0 measured, 1 nothing could be measured (one sentence says why), 2 wrong
// use.
#include "app/bench/capture_report.h"
#include "app/bench/catalogue_suite.h"
#include "app/bench/store_suite.h"
#include "app/bench/sync_suite.h"
#include "app/composition/places.h"

#include <CLI/CLI.hpp>

#include <cstdio>
#include <filesystem>
#include <unistd.h>

namespace {

using namespace app::bench;

void say(const std::string& line) {
    std::fprintf(stderr, "%s\n", line.c_str());
}

int runStore(StoreOptions options, bool asJson) {
    options.work /= "counterfoil-bench-" + std::to_string(getpid());
    const auto runs = measureStore(options, say);
    if (!runs) {
        say(runs.error());
        return 1;
    }
    const auto report = storeReport(*runs);
    std::fputs((asJson ? report.dump(2) + "\n" : storeTable(report)).c_str(), stdout);
    return 0;
}

int runSync(SyncOptions options, bool asJson) {
    options.work /= "counterfoil-bench-" + std::to_string(getpid());
    const auto figures = measureSync(options, say);
    if (!figures) {
        say(figures.error());
        return 1;
    }
    const auto report = syncReport(*figures);
    std::fputs((asJson ? report.dump(2) + "\n" : syncTable(report)).c_str(), stdout);
    return 0;
}

int runCatalogue(CatalogueOptions options, bool asJson) {
    options.work /= "counterfoil-bench-" + std::to_string(getpid());
    options.resources = app::composition::standardPlaces().resources / "catalogue";
    const auto figures = measureCatalogue(options, say);
    if (!figures) {
        say(figures.error());
        return 1;
    }
    const auto report = catalogueReport(*figures);
    std::fputs((asJson ? report.dump(2) + "\n" : catalogueTable(report)).c_str(), stdout);
    return 0;
}

int runCapture(CaptureOptions options, bool asJson) {
    options.work /= "counterfoil-bench-" + std::to_string(getpid());
    const auto figures = measureCapture(options, say);
    if (!figures) {
        std::fprintf(stderr, "%s\n", figures.error().c_str());
        return 1;
    }
    const auto report = toJson(*figures);
    std::fputs((asJson ? report.dump(2) + "\n" : tableOf(report)).c_str(), stdout);
    return 0;
}

} // namespace

int main(int argc, char** argv) {
    CLI::App cli{"Measures Counterfoil", "counterfoil-bench"};
    cli.require_subcommand(1);
    cli.fallthrough();
    bool as_json = false;
    cli.add_flag("--json", as_json, "Print one JSON object");

    CaptureOptions options;
    options.work = std::filesystem::temp_directory_path();
    bool without_reference = false, without_memory = false, without_reduced = false;
    auto* capture =
        cli.add_subcommand("capture", "From paper to files, beside ocrmypdf and tesseract on the same pages");
    capture->add_option("--pages", options.pages,
                        "Folder of pictures, NAME.txt beside NAME.png as truth (default: drawn)");
    capture->add_option("--kinds", options.choice.kinds, "Only these kinds, e.g. decision,blank")
        ->delimiter(',');
    capture->add_option("--limit", options.choice.limit, "At most so many pages, spread over all")
        ->check(CLI::PositiveNumber);
    capture->add_option("--dpi", options.dpi, "Resolution of drawn pages")->check(CLI::Range(75, 600));
    capture->add_option("--seed", options.seed, "Of drawn pages");
    capture->add_option("--runs", options.runs, "Of each stack; the median of its times counts")
        ->check(CLI::Range(1, 99));
    capture->add_option("--work", options.work,
                        "Folder for raw pages (default: the system's for temporary files)");
    capture->add_flag("--without-reference", without_reference,
                      "Only Counterfoil: no ocrmypdf, no tesseract");
    capture->add_flag("--without-memory", without_memory, "No stacks of 10 and 100 pages");
    capture->add_flag("--without-200dpi", without_reduced, "Not all pages once more at 200 dpi");

    StoreOptions store_options;
    store_options.work = std::filesystem::temp_directory_path();
    auto* store = cli.add_subcommand(
        "store", "Opening, saving, recovery after a kill, backup and memory, by how many dossiers there are");
    store->add_option("--sizes", store_options.sizes, "Dossiers that are there already, e.g. 1000,100000")
        ->delimiter(',')
        ->check(CLI::Range(1, 10'000'000));
    store->add_option("--saves", store_options.saves, "Dossiers that are saved and timed")
        ->check(CLI::Range(2, 100'000));
    store->add_option("--wal-mb", store_options.wal_mb, "Log that the killed program leaves behind")
        ->check(CLI::Range(1, 10'000));
    store->add_option("--work", store_options.work,
                      "Folder on the disk to measure (default: the system's for temporary files)");

    SyncOptions sync_options;
    sync_options.work = std::filesystem::temp_directory_path();
    sync_options.nodePeers = NODE_PEERS;
    auto* sync =
        cli.add_subcommand("sync", "To the portal over a slow link that loses packets (root only), beside "
                                   "tus-js-client and curl; a long queue");
    sync->add_option("--losses", sync_options.losses, "Percent of the packets, e.g. 0,5")
        ->delimiter(',')
        ->check(CLI::Range(0, 50));
    sync->add_option("--runs", sync_options.runs, "At each loss; the median of each figure counts")
        ->check(CLI::Range(1, 20));
    sync->add_option("--file-bytes", sync_options.file_bytes, "The file that goes over the link")
        ->check(CLI::Range(1'000, 100'000'000));
    sync->add_option("--rate", sync_options.bitsPerSecond, "Of the link, in bit/s")
        ->check(CLI::Range(16'000, 1'000'000'000));
    sync->add_option("--cuts", sync_options.cuts, "Of one upload")->check(CLI::Range(0, 100));
    sync->add_option("--waiting", sync_options.waitingFiles, "Files of 2 MB that wait when the link comes up")
        ->check(CLI::Range(0, 1'000));
    sync->add_option("--queue", sync_options.queue, "Dossiers that wait for the portal")
        ->check(CLI::Range(1, 1'000'000));
    sync->add_option("--work", sync_options.work, "Folder (default: the system's for temporary files)");

    CatalogueOptions catalogue_options;
    catalogue_options.work = std::filesystem::temp_directory_path();
    auto* catalogue =
        cli.add_subcommand("catalogue", "Import of drawn procedures, and the search at each key over them");
    catalogue->add_option("--procedures", catalogue_options.procedures, "How many")
        ->check(CLI::Range(1, 20'000));
    catalogue->add_option("--seed", catalogue_options.seed, "Of the drawn records");
    catalogue->add_option("--work", catalogue_options.work,
                          "Folder (default: the system's for temporary files)");
    try {
        cli.parse(argc, argv);
    } catch (const CLI::ParseError& problem) {
        return cli.exit(problem) == 0 ? 0 : 2;
    }
    if (sync->parsed()) return runSync(sync_options, as_json);
    if (catalogue->parsed()) return runCatalogue(catalogue_options, as_json);
    if (store->parsed()) return runStore(store_options, as_json);
    options.withReference = !without_reference;
    options.withMemory = !without_memory;
    options.withReduced = !without_reduced;
    return runCapture(options, as_json);
}
