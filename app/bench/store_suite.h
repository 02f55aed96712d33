// SPDX-License-Identifier: GPL-3.0-or-later
// The store on the disk at hand: opening, saving, recovery after a kill, backup, memory. One thread; starts a
// process of its own that it kills.
#pragma once

#include "app/bench/outcome.h"

#include <nlohmann/json.hpp>

#include <filesystem>
#include <functional>
#include <string>
#include <vector>

namespace app::bench {

struct StoreOptions {
    std::vector<int> sizes{1'000, 10'000, 100'000, 1'000'000}; // dossiers that are there already
    int saves = 100;                                           // dossiers that are saved and timed
    int wal_mb = 200;                                          // left behind by the kill
    std::filesystem::path work;                                // made, and removed at the end
};

struct StoreRun {
    int n = 0;
    double database_mb = 0;
    double open_first50_ms = 0; // median of five, the file dropped from the page cache each time
    double save_p50_ms = 0;     // three files of 1 MB, and the rows
    double save_p99_ms = 0;
    double plain_fsync_p50_ms = 0; // the same bytes, written and fsynced plainly, in turn with the saves
    double plain_fsync_p99_ms = 0;
    double wal_mb = 0;
    double recovery_ms = 0;     // open with that log, whole-file check, first 50 rows
    double backup_ms = 0;       // one verified copy of the database
    double search_ready_ms = 0; // an index of all dossiers, from an empty one
    double search_open_ms = 0;  // beside it: the same sealed words read and opened only
    double search_mb = 0;       // memory of the index
    double search_p50_ms = 0;   // at each key of fourteen searches, with the lines shown
    double search_p99_ms = 0;
    double list_p50_ms = 0; // the list without a word typed, in turn with the keys
    double list_p99_ms = 0;
    double search_newest_ms = 0;      // from the empty index until the newest dossier is found
    double search_filling_p99_ms = 0; // of the keys that are typed while it fills
    int deeper_scans = 0;             // dossiers with words of scans, none of them in memory
    double deeper_ms = 0;             // a look through all of those
    double rss_mb = 0;                // of the process with the store open and its first 50 rows read
};

// `say` gets a line on what is being done.
[[nodiscard]] Outcome<std::vector<StoreRun>> measureStore(const StoreOptions& options,
                                                          const std::function<void(const std::string&)>& say);

// {"suite":"store","runs":[...]}.
nlohmann::json storeReport(const std::vector<StoreRun>& runs);
std::string storeTable(const nlohmann::json& report);

} // namespace app::bench
