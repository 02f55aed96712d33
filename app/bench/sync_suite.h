// SPDX-License-Identifier: GPL-3.0-or-later
// What the sending costs on a slow link that loses packets, beside tus-js-client and curl on the same link to
// the same portal; and what a long queue costs. Main thread; starts processes and network namespaces of its
// own.
#pragma once

#include "app/bench/outcome.h"

#include <nlohmann/json.hpp>

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app::bench {

struct SyncOptions {
    std::vector<int> losses{0, 2, 5, 10}; // percent of the packets, in either direction
    int runs = 1;                         // at each loss; the median of each figure counts
    std::int64_t file_bytes = 1'000'000;
    int bitsPerSecond = 256'000;
    int cuts = 5;                           // of one upload
    int waitingFiles = 25;                  // dossiers that wait with a file each when the link comes up
    std::int64_t waiting_bytes = 2'000'000; // of each of those files
    int queue = 10'000;                     // dossiers
    std::filesystem::path nodePeers;        // folder with tus_upload.mjs and its node_modules
    std::filesystem::path work;             // made, and removed at the end
};

// The others' figures are there only where their program is.
struct LinkRun {
    int loss_pct = 0;
    double seconds = 0;                   // the upload: creation and file, in chunks
    double dossier_seconds = 0;           // from the saved dossier to its receipt
    double limit_seconds = 0;             // the file's bits at the link's rate
    double bytes_ratio = 0;               // bytes of all IP packets sent for the dossier / the file's
    std::optional<double> tus_js_seconds; // creation and file, in one PATCH
    std::optional<double> tus_js_bytes_ratio;
    std::optional<double> curl_seconds; // the file alone, in one PATCH
    std::optional<double> curl_bytes_ratio;
};

struct SyncFigures {
    std::vector<LinkRun> links;
    std::optional<std::string> noLink;        // why there are no figures of a slow link
    std::optional<double> resume_waste_bytes; // of IP packets, a cut
    std::optional<double> metadata_after_link_up_ms;
    double queue_rss_mb = 0;
    double queue_seconds = 0;
};

// `say` gets a line on what is being done.
[[nodiscard]] Outcome<SyncFigures> measureSync(const SyncOptions& options,
                                               const std::function<void(const std::string&)>& say);

// {"suite":"sync","links":[...],"resume_waste_bytes":...}.
nlohmann::json syncReport(const SyncFigures& figures);
std::string syncTable(const nlohmann::json& report);

} // namespace app::bench
