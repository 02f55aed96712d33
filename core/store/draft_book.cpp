// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/draft_book.h"

#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::DraftRow;

namespace {

core::ports::SealedPlace placeOf(const base::DossierId& dossier) {
    return {"draft.content", dossier.bytes};
}

} // namespace

base::Result<void> DraftBook::put(const DraftRow& draft) {
    const auto content = m_sealer.seal(placeOf(draft.dossier), draft.content);
    if (!content) return base::fail(content.error());
    auto row =
        m_database.prepare("INSERT OR REPLACE INTO draft(dossier_uuid, clerk_uuid, content, changed_seq)"
                           " VALUES(?,?,?, (SELECT coalesce(max(changed_seq), 0)+1 FROM draft))");
    row.bind(draft.dossier).bind(draft.clerk).bindBlob(*content);
    return row.run();
}

base::Result<void> DraftBook::remove(const base::DossierId& dossier) {
    auto row = m_database.prepare("DELETE FROM draft WHERE dossier_uuid=?");
    row.bind(dossier);
    return row.run();
}

base::Result<std::vector<DraftRow>> DraftBook::all() {
    auto query = m_database.prepare(
        "SELECT dossier_uuid, clerk_uuid, content, changed_seq FROM draft ORDER BY changed_seq DESC");
    return query.collect<DraftRow>([&](const sqlite::Statement& statement) -> base::Result<DraftRow> {
        RowValues row(statement);
        DraftRow draft{row.id<base::DossierId>(), row.id<base::ClerkId>(), row.blob(), row.integer()};
        if (auto fits = row.verdict("draft"); !fits) return base::fail(fits.error());
        auto content = m_sealer.open(placeOf(draft.dossier), draft.content);
        if (!content) return base::fail(content.error());
        draft.content = std::move(*content);
        return draft;
    });
}

} // namespace core::store
