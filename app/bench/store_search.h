// SPDX-License-Identifier: GPL-3.0-or-later
// The search over a filled store: how long until it is ready, and what each key costs. One thread, and one
// that fills.
#pragma once

#include "core/base/result.h"
#include "core/ports/store.h"

#include <vector>

namespace app::bench {

struct SearchFigures {
    double ready_ms = 0;
    double open_ms = 0; // reading and opening the same sealed words, without an index
    double index_mb = 0;
    std::vector<double> keys_ms; // one a key
    std::vector<double> list_ms; // the list without a word typed, in turn with them
    double newest_ms = 0;        // from the empty index until the newest dossier is found by its number
    std::vector<double> filling_keys_ms; // keys that were typed while it filled; at least one
};

struct DeeperFigures {
    int scans = 0; // dossiers with words of scans, none of them in memory
    double ms = 0; // until the one that holds the word was found
};

// Writes words of scans for the newest dossiers, and looks for a word of the oldest of them. Once a store.
[[nodiscard]] core::base::Result<DeeperFigures> measureDeeper(core::ports::Store& store, int n);

// `n`: dossiers in the store, as filling() makes them. Errors: VaultLocked ...
[[nodiscard]] core::base::Result<SearchFigures> measureSearch(core::ports::Store& store, int n);

} // namespace app::bench
