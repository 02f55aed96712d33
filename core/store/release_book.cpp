// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/release_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;

base::Result<void> ReleaseBook::put(const base::BatchId& batch) {
    auto row = m_database.prepare("INSERT OR IGNORE INTO batch_release(batch_uuid) VALUES(?)");
    row.bind(batch);
    return row.run();
}

base::Result<void> ReleaseBook::remove(const base::BatchId& batch) {
    auto row = m_database.prepare("DELETE FROM batch_release WHERE batch_uuid=?");
    row.bind(batch);
    return row.run();
}

base::Result<std::vector<base::BatchId>> ReleaseBook::all() {
    auto query = m_database.prepare("SELECT batch_uuid FROM batch_release");
    return query.collect<base::BatchId>(
        [](const sqlite::Statement& statement) -> base::Result<base::BatchId> {
            RowValues row(statement);
            auto batch = row.id<base::BatchId>();
            if (auto fits = row.verdict("batch_release"); !fits) return base::fail(fits.error());
            return batch;
        });
}

} // namespace core::store
