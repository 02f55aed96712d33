// SPDX-License-Identifier: GPL-3.0-or-later
// What dossiers are found by, opened and in memory alone: nothing of it ever lies on the disk, and its memory
// is free again when it is destroyed. One thread at a time. Errors: StoreCode::Failed (no memory).
#pragma once

#include "core/domain/search_words.h"
#include "core/ports/store.h"

#include <cstdint>
#include <memory>
#include <vector>

namespace core::ports {

class SearchIndex {
  public:
    virtual ~SearchIndex() = default;
    // Each dossier once. Newest first is cheapest.
    [[nodiscard]] virtual Result<void> add(const std::vector<SearchEntry>& entries) = 0;
    // The same dossiers with the words of their scans, each once too.
    [[nodiscard]] virtual Result<void> addScans(const std::vector<SearchEntry>& entries) = 0;
    // Seqs of the dossiers that the query finds, by either, newest first, `limit` at most.
    [[nodiscard]] virtual Result<std::vector<std::int64_t>> find(const core::domain::SearchQuery& query,
                                                                 int limit) = 0;
    // What the index takes in memory now.
    [[nodiscard]] virtual Result<std::int64_t> size_bytes() = 0;
};

class SearchIndexes {
  public:
    virtual ~SearchIndexes() = default;
    // An empty one.
    [[nodiscard]] virtual Result<std::unique_ptr<SearchIndex>> make() = 0;
};

} // namespace core::ports
