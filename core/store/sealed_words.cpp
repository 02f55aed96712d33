// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sealed_words.h"

#include "core/domain/search_words.h"
#include "core/store/row_values.h"

namespace core::store {

namespace base = core::base;
using core::ports::SealedPlace;
using core::ports::SearchEntry;
using sqlite::Statement;

namespace {

std::string nameOf(WordTable table) {
    return table == WordTable::Dossiers ? "dossier_words" : "scan_words";
}

base::Result<void> keep(sqlite::Database& database, core::ports::Sealer& sealer, WordTable table,
                        std::int64_t seq, const base::DossierId& dossier, std::string_view words) {
    const auto name = nameOf(table);
    const auto sealed = sealer.seal({name + ".words", dossier.bytes}, words);
    if (!sealed) return base::fail(sealed.error());
    auto row = database.prepare("INSERT INTO " + name + "(seq, dossier_uuid, words) VALUES(?,?,?)");
    row.bind(seq).bind(dossier).bindBlob(*sealed);
    return row.run();
}

} // namespace

base::Result<void> keepDossierWords(sqlite::Database& database, core::ports::Sealer& sealer, std::int64_t seq,
                                    const core::domain::Dossier& dossier) {
    return keep(database, sealer, WordTable::Dossiers, seq, dossier.id, core::domain::searchWords(dossier));
}

base::Result<void> keepScanWords(sqlite::Database& database, core::ports::Sealer& sealer, std::int64_t seq,
                                 const base::DossierId& dossier, std::string_view words) {
    return keep(database, sealer, WordTable::Scans, seq, dossier, words);
}

base::Result<std::vector<SearchEntry>> openedWords(sqlite::Database& database, core::ports::Sealer& sealer,
                                                   WordTable table, std::int64_t from, std::int64_t to) {
    const auto name = nameOf(table);
    const auto column = name + ".words";
    auto query = database.prepare("SELECT seq, dossier_uuid, words FROM " + name +
                                  " WHERE seq BETWEEN ? AND ? ORDER BY seq DESC");
    query.bind(from).bind(to);
    return query.collect<SearchEntry>([&](const Statement& found) -> base::Result<SearchEntry> {
        RowValues row(found);
        SearchEntry entry{row.integer(), {}, true};
        const auto dossier = row.id<base::DossierId>();
        auto words = sealer.open({column, dossier.bytes}, row.blob());
        if (!words && !words.error().is(core::ports::StoreCode::Damaged)) return base::fail(words.error());
        entry.isWhole = words.has_value();
        if (words) entry.words = std::move(*words);
        return entry;
    });
}

} // namespace core::store
