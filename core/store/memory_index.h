// SPDX-License-Identifier: GPL-3.0-or-later
// The index of the search: SQLite's FTS5 on a connection that has no file. One thread at a time.
//
// Lists of FTS5 are written cheaply, and read up to a limit, in rising order of rowid only; as dossiers come
// and are wanted newest first, the rowid falls with the seq. Beginnings of up to four letters have lists of
// their own, so that the first letters typed need not join the lists of all words behind them.
#pragma once

#include "core/ports/search_index.h"
#include "core/store/sqlite/database.h"

#include <memory>
#include <string>
#include <string_view>

namespace core::store {

class MemoryIndex final : public core::ports::SearchIndex {
  public:
    [[nodiscard]] static core::base::Result<std::unique_ptr<core::ports::SearchIndex>> make();

    [[nodiscard]] core::base::Result<void> add(const std::vector<core::ports::SearchEntry>& entries) override;
    [[nodiscard]] core::base::Result<void>
    addScans(const std::vector<core::ports::SearchEntry>& entries) override;
    [[nodiscard]] core::base::Result<std::vector<std::int64_t>> find(const core::domain::SearchQuery& query,
                                                                     int limit) override;
    [[nodiscard]] core::base::Result<std::int64_t> size_bytes() override;

  private:
    explicit MemoryIndex(std::unique_ptr<sqlite::Database> database) : m_database(std::move(database)) {}
    [[nodiscard]] core::base::Result<void> addTo(std::string_view table,
                                                 const std::vector<core::ports::SearchEntry>& entries);
    [[nodiscard]] core::base::Result<std::vector<std::int64_t>>
    findIn(std::string_view table, const std::string& expression, int limit);

    std::unique_ptr<sqlite::Database> m_database;
};

class MemoryIndexes final : public core::ports::SearchIndexes {
  public:
    [[nodiscard]] core::base::Result<std::unique_ptr<core::ports::SearchIndex>> make() override {
        return MemoryIndex::make();
    }
};

} // namespace core::store
