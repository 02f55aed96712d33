// SPDX-License-Identifier: GPL-3.0-or-later
// Search among all dossiers that were taken here, as one types: number, names without accents, phone, ID
// number, procedure, words of the scans. Looking through the list leaves no trace in the audit; opening a
// dossier does (read_dossier.h).
//
// The index is in memory alone, from the sign-in to the lock. It is filled newest first, first with what
// dossiers are found by, then with the words of their scans, as far back as their memory reaches. What is
// filled so far is found, and a dossier that was just saved at once. Any thread but the GUI's, but for
// close().
#pragma once

#include "core/base/result.h"
#include "core/ports/search_index.h"
#include "core/ports/store.h"
#include "core/usecases/sign_in.h"

#include <cstdint>
#include <functional>
#include <memory>
#include <mutex>
#include <optional>
#include <stop_token>
#include <string_view>
#include <vector>

namespace core::usecases {

// How far the index reaches.
struct SearchReach {
    int dossiers = 0;            // in the index
    int toCome = 0;              // not yet
    bool isComplete = false;     // all of them are in, and all scans that there is memory for
    bool hasAllScans = false;    // false with isComplete: older scans found no room
    std::int64_t oldestScan = 0; // from this dossier on, by its seq, scans are in; 0: no scan is in yet
    int damaged = 0;             // dossiers of which a part does not open: not all finds them
    std::optional<base::Error> trouble; // filling broke off
};

struct FoundDossiers {
    std::vector<ports::DossierLine> lines;     // newest first
    bool hasMore = false;                      // than the limit
    std::optional<base::Instant> oldestScanAt; // when the dossier of reach.oldestScan was taken
    SearchReach reach;
};

class FindDossiers {
  public:
    static constexpr int kLimit = 50;
    static constexpr std::int64_t kScans_bytes = 64'000'000;

    // `scans_bytes`: memory for the words of scans.
    FindDossiers(ports::Store& store, ports::SearchIndexes& indexes, std::int64_t scans_bytes = kScans_bytes);

    // Somebody has signed in: an empty index takes the place of one that is there. Errors: NotAllowed,
    // StoreCode.
    [[nodiscard]] base::Result<void> open(const SignedIn& clerk);
    // Fills it; seconds. Ends early, with success, when it is stopped or the index is closed.
    [[nodiscard]] base::Result<void> fill(const std::stop_token& stop);
    // The index is gone and its memory free; waits for a step of milliseconds. Any thread.
    void close();

    // Nothing typed: the newest. Errors: NotAllowed, StoreCode (VaultLocked, also before open()).
    [[nodiscard]] base::Result<FoundDossiers> find(std::string_view typed, const SignedIn& clerk,
                                                   int limit = kLimit);

    // Part of the older scans that was looked through, 0 to 1; on the caller's thread.
    using Progress = std::function<void(double part)>;
    // Also in the scans that found no room in the index, row by row: some seconds for 100,000 dossiers. When
    // it is stopped, what was found so far; `reach` says how far it came. Before the index is complete it is
    // find(). Errors: those of find().
    [[nodiscard]] base::Result<FoundDossiers> findDeeper(std::string_view typed, const SignedIn& clerk,
                                                         const std::stop_token& stop = {},
                                                         const Progress& progress = {}, int limit = kLimit);

  private:
    struct Session;
    using SessionPtr = std::shared_ptr<Session>;

    [[nodiscard]] SessionPtr session();
    [[nodiscard]] base::Result<bool> fillNext(Session& session);
    [[nodiscard]] base::Result<bool> fillNextScans(Session& session);
    [[nodiscard]] base::Result<void> addNew(Session& session);
    [[nodiscard]] base::Result<std::vector<ports::SearchEntry>> scansBetween(std::int64_t from,
                                                                             std::int64_t to);
    [[nodiscard]] base::Result<void> addByNumber(std::string_view typed, std::vector<std::int64_t>& seqs);
    [[nodiscard]] base::Result<void>
    addLines(FoundDossiers& found, const std::optional<std::vector<std::int64_t>>& seqs, int limit);

    ports::Store& m_store;
    ports::SearchIndexes& m_indexes;
    const std::int64_t m_scans_bytes;
    std::mutex m_mutex;
    SessionPtr m_session; // none: nobody is signed in; guarded by m_mutex
};

} // namespace core::usecases
