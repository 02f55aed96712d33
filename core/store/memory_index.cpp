// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/memory_index.h"

#include "core/store/sqlite/transaction.h"

#include <algorithm>
#include <iterator>

namespace core::store {

namespace base = core::base;
using core::domain::SearchQuery;
using core::ports::SearchEntry;
using sqlite::Database;
using sqlite::Statement;
using sqlite::Transaction;

namespace {

constexpr std::int64_t kRowOfSeqNone = std::int64_t{1} << 32;

// What is typed so far is looked up, for these lengths, and else gathered from all the words that begin so.
// The numbers of a unit's dossiers share their first fifteen letters and digits: its code and the year, month
// and day.
constexpr char kBeginsOfDossiers[] = "1 2 3 4 5 6 7 8 9 10 11 12 13 14 15";
constexpr char kBeginsOfScans[] = "1 2 3 4"; // of far more words

// The words are folded already, so the tokenizer only has to cut at blanks; which words a row holds is asked,
// never where they stand. Merging as it grows would take as long as filling it.
std::string tableOf(const std::string& name, const std::string& begins) {
    const auto made = "CREATE VIRTUAL TABLE " + name +
                      " USING fts5(words, content='', columnsize=0, detail=none, tokenize='ascii', prefix='" +
                      begins + "');";
    return made + "INSERT INTO " + name + "(" + name + ", rank) VALUES('automerge', 0);";
}

// Between quotes nothing has a meaning for FTS5; a word holds letters and digits only.
std::string expressionOf(const std::vector<core::domain::SearchedWord>& words) {
    std::string all;
    for (const auto& word : words)
        all += (all.empty() ? "\"" : " AND \"") + word.text + (word.isBegin ? "\"*" : "\"");
    return "(" + all + ")";
}

std::string expressionOf(const SearchQuery& query) {
    std::string any;
    for (const auto& way : query)
        any += (any.empty() ? "" : " OR ") + expressionOf(way);
    return any;
}

} // namespace

base::Result<std::unique_ptr<core::ports::SearchIndex>> MemoryIndex::make() {
    auto database = Database::open(":memory:", sqlite::Access::Memory);
    if (!database) return base::fail(database.error());
    const auto tables = tableOf("dossiers", kBeginsOfDossiers) + tableOf("scans", kBeginsOfScans);
    if (auto made = (*database)->execute(tables); !made) return base::fail(made.error());
    return std::unique_ptr<core::ports::SearchIndex>(new MemoryIndex(std::move(*database)));
}

base::Result<void> MemoryIndex::add(const std::vector<SearchEntry>& entries) {
    return addTo("dossiers", entries);
}

base::Result<void> MemoryIndex::addScans(const std::vector<SearchEntry>& entries) {
    return addTo("scans", entries);
}

base::Result<void> MemoryIndex::addTo(std::string_view table, const std::vector<SearchEntry>& entries) {
    Transaction act(*m_database);
    if (auto begun = act.begin(Transaction::Kind::Write); !begun) return begun;
    auto row = m_database->prepare("INSERT INTO " + std::string(table) + "(rowid, words) VALUES(?,?)");
    for (const auto& entry : entries) {
        row.again();
        row.bind(kRowOfSeqNone - entry.seq).bind(entry.words);
        if (auto done = row.run(); !done) return done;
    }
    row.again();
    return act.commit();
}

base::Result<std::vector<std::int64_t>> MemoryIndex::findIn(std::string_view table,
                                                            const std::string& expression, int limit) {
    const std::string name(table);
    auto query = m_database->prepare("SELECT rowid FROM " + name + " WHERE " + name +
                                     " MATCH ? ORDER BY rowid LIMIT ?");
    query.bind(expression).bind(limit);
    return query.collect<std::int64_t>(
        [](const Statement& row) -> base::Result<std::int64_t> { return kRowOfSeqNone - row.integer(0); });
}

base::Result<std::vector<std::int64_t>> MemoryIndex::find(const SearchQuery& query, int limit) {
    if (query.empty()) return std::vector<std::int64_t>();
    const auto expression = expressionOf(query);
    const auto named = findIn("dossiers", expression, limit);
    if (!named) return named;
    const auto scanned = findIn("scans", expression, limit);
    if (!scanned) return scanned;
    std::vector<std::int64_t> found;
    std::ranges::set_union(*named, *scanned, std::back_inserter(found), std::greater());
    if (found.size() > static_cast<std::size_t>(limit)) found.resize(static_cast<std::size_t>(limit));
    return found;
}

base::Result<std::int64_t> MemoryIndex::size_bytes() {
    auto pages =
        m_database->prepare("SELECT p.page_count * s.page_size FROM pragma_page_count p, pragma_page_size s");
    const auto row = pages.step();
    if (!row) return base::fail(row.error());
    return pages.integer(0);
}

} // namespace core::store
