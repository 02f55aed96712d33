// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/find_dossiers.h"

#include "core/base/text.h"
#include "core/domain/number_kind.h"
#include "core/usecases/permissions.h"

#include <algorithm>
#include <functional>
#include <iterator>

namespace core::usecases {

using ports::DossierLine;
using ports::SearchEntry;

namespace {

// Whoever types waits for one step at most: some milliseconds each.
constexpr std::int64_t kStep = 500;
constexpr std::int64_t kScanStep = 20;

tl::unexpected<base::Error> nobodySignedIn() {
    return base::fail(ports::StoreCode::VaultLocked, "there is no index of the search");
}

int damagedIn(const std::vector<SearchEntry>& entries) {
    return static_cast<int>(std::ranges::count(entries, false, &SearchEntry::isWhole));
}

void dropDamaged(std::vector<SearchEntry>& entries) {
    std::erase_if(entries, [](const SearchEntry& entry) { return !entry.isWhole; });
}

} // namespace

struct FindDossiers::Session {
    std::mutex adding;                         // one at a time adds what is new
    std::mutex mutex;                          // guards all below; never held while the store is asked
    std::unique_ptr<ports::SearchIndex> index; // none: closed
    std::int64_t newest = 0; // up to here the index holds dossiers, or will when it is filled
    std::int64_t next = 0;   // filling goes on from here downwards
    std::int64_t nextScan = 0;
    std::int64_t unscanned_bytes = 0; // of the index without the scans
    SearchReach reach;
};

FindDossiers::FindDossiers(ports::Store& store, ports::SearchIndexes& indexes, std::int64_t scans_bytes)
    : m_store(store), m_indexes(indexes), m_scans_bytes(scans_bytes) {}

base::Result<void> FindDossiers::open(const SignedIn& clerk) {
    if (auto allowed = allow(clerk.role, Act::ReadDossier); !allowed) return allowed;
    auto made = std::make_shared<Session>();
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        return books.search().newestSeq().map([&](std::int64_t seq) { made->newest = seq; });
    });
    if (!read) return read;
    made->next = made->nextScan = made->newest;
    made->reach.toCome = static_cast<int>(made->newest);
    auto index = m_indexes.make();
    if (!index) return base::fail(index.error());
    made->index = std::move(*index);
    close();
    const std::scoped_lock lock(m_mutex);
    m_session = std::move(made);
    return {};
}

FindDossiers::SessionPtr FindDossiers::session() {
    const std::scoped_lock lock(m_mutex);
    return m_session;
}

void FindDossiers::close() {
    SessionPtr gone;
    {
        const std::scoped_lock lock(m_mutex);
        gone = std::exchange(m_session, nullptr);
    }
    if (!gone) return;
    const std::scoped_lock lock(gone->mutex);
    gone->index.reset();
}

base::Result<void> FindDossiers::fill(const std::stop_token& stop) {
    const auto filled = session();
    if (!filled) return {};
    for (const auto step : {&FindDossiers::fillNext, &FindDossiers::fillNextScans}) {
        for (;;) {
            if (stop.stop_requested()) return {};
            const auto goesOn = (this->*step)(*filled);
            if (!goesOn) {
                const std::scoped_lock lock(filled->mutex);
                if (!filled->index) return {}; // locked meanwhile
                filled->reach.trouble = goesOn.error();
                return base::fail(goesOn.error());
            }
            if (!*goesOn) break;
        }
    }
    return {};
}

// Answers whether there is more to fill.
base::Result<bool> FindDossiers::fillNext(Session& session) {
    const auto to = session.next; // of this thread alone
    const auto from = std::max<std::int64_t>(1, to - kStep + 1);
    std::vector<SearchEntry> entries;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        return books.search().entries(from, to).map([&](auto found) { entries = std::move(found); });
    });
    if (!read) return base::fail(read.error());
    const std::scoped_lock lock(session.mutex);
    if (!session.index) return false;
    if (auto added = session.index->add(entries); !added) return base::fail(added.error());
    session.next = from - 1;
    session.reach.dossiers += static_cast<int>(entries.size());
    session.reach.toCome = static_cast<int>(session.next);
    session.reach.damaged += damagedIn(entries);
    if (session.next > 0) return true;
    const auto size = session.index->size_bytes();
    if (!size) return base::fail(size.error());
    session.unscanned_bytes = *size;
    return false;
}

base::Result<bool> FindDossiers::fillNextScans(Session& session) {
    const auto to = session.nextScan; // of this thread alone
    const auto from = std::max<std::int64_t>(1, to - kScanStep + 1);
    auto entries = scansBetween(from, to);
    if (!entries) return base::fail(entries.error());
    const std::scoped_lock lock(session.mutex);
    if (!session.index) return false;
    session.reach.damaged += damagedIn(*entries);
    dropDamaged(*entries);
    if (auto added = session.index->addScans(*entries); !added) return base::fail(added.error());
    const auto size = session.index->size_bytes();
    if (!size) return base::fail(size.error());
    session.nextScan = from - 1;
    session.reach.oldestScan = from;
    session.reach.hasAllScans = session.nextScan <= 0;
    const bool isFull = *size - session.unscanned_bytes >= m_scans_bytes;
    session.reach.isComplete = session.reach.hasAllScans || isFull;
    return !session.reach.isComplete;
}

// What was saved since: the index need not be told.
base::Result<void> FindDossiers::addNew(Session& session) {
    const std::scoped_lock alone(session.adding);
    std::unique_lock lock(session.mutex);
    const auto from = session.newest + 1;
    lock.unlock();
    std::vector<SearchEntry> entries;
    std::vector<SearchEntry> scans;
    std::int64_t to = 0;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        const auto newest = books.search().newestSeq();
        if (!newest) return base::fail(newest.error());
        to = std::min(*newest, from + kStep - 1);
        if (to < from) return {};
        auto added = books.search().entries(from, to);
        if (!added) return base::fail(added.error());
        entries = std::move(*added);
        return books.search().scanEntries(from, to).map([&](auto found) { scans = std::move(found); });
    });
    if (!read) return read;
    if (to < from) return {};
    lock.lock();
    if (!session.index) return nobodySignedIn();
    session.reach.damaged += damagedIn(entries) + damagedIn(scans);
    dropDamaged(scans);
    if (auto added = session.index->add(entries); !added) return added;
    if (auto added = session.index->addScans(scans); !added) return added;
    session.newest = to;
    session.reach.dossiers += static_cast<int>(entries.size());
    return {};
}

base::Result<FoundDossiers> FindDossiers::find(std::string_view typed, const SignedIn& clerk, int limit) {
    if (auto allowed = allow(clerk.role, Act::ReadDossier); !allowed) return base::fail(allowed.error());
    const auto asked = session();
    if (!asked) return nobodySignedIn();
    if (auto added = addNew(*asked); !added) return base::fail(added.error());
    FoundDossiers found;
    std::vector<std::int64_t> seqs;
    {
        const std::scoped_lock lock(asked->mutex);
        if (!asked->index) return nobodySignedIn();
        auto hits = asked->index->find(domain::searchQuery(typed), limit + 1);
        if (!hits) return base::fail(hits.error());
        seqs = std::move(*hits);
        found.reach = asked->reach;
    }
    if (auto added = addByNumber(typed, seqs); !added) return base::fail(added.error());
    const bool isAnything = base::folded(typed).empty() && base::isUtf8(typed);
    if (auto added = addLines(found, isAnything ? std::nullopt : std::optional(std::move(seqs)), limit);
        !added)
        return base::fail(added.error());
    return found;
}

// The index was told what a dossier is found by when it was taken: its official number may have come since.
base::Result<void> FindDossiers::addByNumber(std::string_view typed, std::vector<std::int64_t>& seqs) {
    const auto number = domain::checkedNumber(typed);
    if (number.kind != domain::NumberKind::OfficialDossier) return {};
    std::int64_t seq = 0;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        return books.search().seqOfNumber(number.text).map([&](std::int64_t found) { seq = found; });
    });
    if (!read) return read;
    if (seq == 0 || std::ranges::find(seqs, seq) != seqs.end()) return {};
    seqs.insert(std::ranges::lower_bound(seqs, seq, std::greater()), seq);
    return {};
}

// `seqs`: nothing for the newest.
base::Result<void> FindDossiers::addLines(FoundDossiers& found,
                                          const std::optional<std::vector<std::int64_t>>& seqs, int limit) {
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        auto lines = seqs ? books.search().lines(*seqs) : books.search().newestLines(limit + 1);
        if (!lines) return base::fail(lines.error());
        found.lines = std::move(*lines);
        found.oldestScanAt.reset();
        if (found.reach.hasAllScans || found.reach.oldestScan == 0) return {};
        const auto oldest = books.search().lines({found.reach.oldestScan});
        if (!oldest) return base::fail(oldest.error());
        if (!oldest->empty()) found.oldestScanAt = oldest->front().row.dossier.receivedAt;
        return {};
    });
    if (!read) return read;
    found.hasMore = found.lines.size() > static_cast<std::size_t>(limit);
    if (found.hasMore) found.lines.resize(static_cast<std::size_t>(limit));
    return {};
}

base::Result<FoundDossiers> FindDossiers::findDeeper(std::string_view typed, const SignedIn& clerk,
                                                     const std::stop_token& stop, const Progress& progress,
                                                     int limit) {
    auto found = find(typed, clerk, limit);
    const auto query = domain::searchQuery(typed);
    if (!found || query.empty() || found->hasMore || found->reach.hasAllScans || !found->reach.isComplete)
        return found;
    std::vector<std::int64_t> seqs;
    for (const auto& line : found->lines)
        seqs.push_back(line.row.seq);
    auto& reach = found->reach;
    const auto older = reach.oldestScan - 1;
    while (reach.oldestScan > 1 && std::ssize(seqs) <= limit && !stop.stop_requested()) {
        const auto from = std::max<std::int64_t>(1, reach.oldestScan - kStep);
        const auto scans = scansBetween(from, reach.oldestScan - 1);
        if (!scans) return base::fail(scans.error());
        for (const auto& scan : *scans)
            if (scan.isWhole && domain::isFoundBy(query, scan.words)) seqs.push_back(scan.seq);
        reach.oldestScan = from;
        if (progress) progress(static_cast<double>(older - from + 1) / static_cast<double>(older));
    }
    reach.hasAllScans = reach.oldestScan <= 1;
    // One that the index found by its number or names lies below others that its scans alone tell of.
    std::ranges::sort(seqs, std::greater());
    const auto same = std::ranges::unique(seqs);
    seqs.erase(same.begin(), same.end());
    if (auto added = addLines(*found, std::move(seqs), limit); !added) return base::fail(added.error());
    return found;
}

base::Result<std::vector<SearchEntry>> FindDossiers::scansBetween(std::int64_t from, std::int64_t to) {
    std::vector<SearchEntry> scans;
    const auto read = m_store.read([&](ports::Books& books) -> base::Result<void> {
        return books.search().scanEntries(from, to).map([&](auto entries) { scans = std::move(entries); });
    });
    if (!read) return base::fail(read.error());
    return scans;
}

} // namespace core::usecases
