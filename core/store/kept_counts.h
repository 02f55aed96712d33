// SPDX-License-Identifier: GPL-3.0-or-later
// What triggers have counted, from the table `counts`. Inside a transaction of the store.
#pragma once

#include "core/store/row_values.h"
#include "core/store/sqlite/database.h"

#include <map>
#include <string_view>
#include <utility>

namespace core::store {

// Of `what`, by what `parse` reads from the key (an optional); without those that are 0.
template<class Parse>
auto keptCounts(sqlite::Database& database, std::string_view what, const Parse& parse)
    -> core::base::Result<std::map<typename decltype(parse(std::string_view()))::value_type, int>> {
    using Key = typename decltype(parse(std::string_view()))::value_type;
    using Count = std::pair<Key, int>;
    auto query = database.prepare("SELECT k, n FROM counts WHERE what=? AND n>0");
    query.bind(what);
    const auto rows =
        query.collect<Count>([&](const sqlite::Statement& statement) -> core::base::Result<Count> {
            RowValues row(statement);
            const auto key = row.named(parse);
            const Count count{key, row.number()};
            if (auto fits = row.verdict("counts"); !fits) return core::base::fail(fits.error());
            return count;
        });
    if (!rows) return core::base::fail(rows.error());
    return std::map<Key, int>(rows->begin(), rows->end());
}

} // namespace core::store
