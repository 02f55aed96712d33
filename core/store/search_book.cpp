// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/search_book.h"

#include "core/domain/search_words.h"
#include "core/store/sealed_words.h"

#include <algorithm>
#include <set>

namespace core::store {

namespace base = core::base;
using core::ports::DossierLine;
using core::ports::SearchEntry;

namespace {

std::string among(const std::vector<std::int64_t>& seqs) {
    std::string list;
    for (const auto seq : seqs)
        list += (list.empty() ? "" : ",") + std::to_string(seq);
    return "WHERE seq IN (" + list + ") ORDER BY seq DESC";
}

} // namespace

base::Result<void> SearchBook::keepScanWords(const base::DossierId& dossier, std::string_view words) {
    auto query = m_database.prepare("SELECT seq FROM dossier WHERE uuid=?");
    query.bind(dossier);
    const auto seq = query.first<std::int64_t>(
        [](const sqlite::Statement& row) -> base::Result<std::int64_t> { return row.integer(0); });
    if (!seq) return base::fail(seq.error());
    if (!*seq) return base::fail(core::ports::StoreCode::NotFound, "words of a dossier that is not there");
    return store::keepScanWords(m_database, m_sealer, **seq, dossier, words);
}

base::Result<std::int64_t> SearchBook::newestSeq() {
    auto query = m_database.prepare("SELECT coalesce(max(seq), 0) FROM dossier");
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    return query.integer(0);
}

base::Result<std::int64_t> SearchBook::seqOfNumber(std::string_view number) {
    auto query = m_database.prepare(
        "SELECT coalesce(max(seq), 0) FROM dossier WHERE official_number=?1 OR provisional_number=?1");
    query.bind(number);
    const auto row = query.step();
    if (!row) return base::fail(row.error());
    return query.integer(0);
}

base::Result<std::vector<SearchEntry>> SearchBook::entries(std::int64_t from, std::int64_t to) {
    auto entries = openedWords(m_database, m_sealer, WordTable::Dossiers, from, to);
    if (!entries) return entries;
    std::erase_if(*entries, [](const SearchEntry& entry) { return !entry.isWhole; });
    if (static_cast<std::int64_t>(entries->size()) == to - from + 1) return entries;
    const auto beside = seqsBeside(*entries, from, to);
    if (!beside) return base::fail(beside.error());
    const auto dossiers = lines(*beside);
    if (!dossiers) return base::fail(dossiers.error());
    for (const auto& line : *dossiers)
        entries->push_back({line.row.seq, core::domain::searchWords(line.row.dossier), line.isWhole});
    std::ranges::sort(*entries, std::greater(), &SearchEntry::seq);
    return entries;
}

base::Result<std::vector<std::int64_t>> SearchBook::seqsBeside(const std::vector<SearchEntry>& entries,
                                                               std::int64_t from, std::int64_t to) {
    std::set<std::int64_t> there;
    for (const auto& entry : entries)
        there.insert(entry.seq);
    auto query = m_database.prepare("SELECT seq FROM dossier WHERE seq BETWEEN ? AND ?");
    query.bind(from).bind(to);
    auto seqs = query.collect<std::int64_t>(
        [](const sqlite::Statement& row) -> base::Result<std::int64_t> { return row.integer(0); });
    if (seqs) std::erase_if(*seqs, [&](std::int64_t seq) { return there.contains(seq); });
    return seqs;
}

base::Result<std::vector<SearchEntry>> SearchBook::scanEntries(std::int64_t from, std::int64_t to) {
    return openedWords(m_database, m_sealer, WordTable::Scans, from, to);
}

base::Result<std::vector<DossierLine>> SearchBook::lines(const std::vector<std::int64_t>& seqs) {
    return m_dossiers.lines(among(seqs));
}

base::Result<std::vector<DossierLine>> SearchBook::newestLines(int limit) {
    return m_dossiers.lines("ORDER BY seq DESC LIMIT " + std::to_string(limit));
}

} // namespace core::store
