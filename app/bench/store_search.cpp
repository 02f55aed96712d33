// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_search.h"

#include "app/bench/store_filling.h"
#include "core/store/memory_index.h"
#include "core/usecases/find_dossiers.h"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <random>
#include <string>
#include <thread>

namespace app::bench {

namespace base = core::base;
namespace ports = core::ports;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kStep = 500; // as the search fills its index
constexpr int kMostScans = 20'000;
constexpr int kScanWords = 400; // of some pages
constexpr char kRareWord[] = "kimtuyen";

double msSince(Clock::time_point start) {
    return std::chrono::duration<double, std::milli>(Clock::now() - start).count();
}

// Tells the size of the index that it has made.
class SizedIndexes final : public ports::SearchIndexes {
  public:
    [[nodiscard]] base::Result<std::unique_ptr<ports::SearchIndex>> make() override {
        auto made = core::store::MemoryIndex::make();
        if (made) m_last = made->get();
        return made;
    }
    [[nodiscard]] base::Result<std::int64_t> size_bytes() { return m_last->size_bytes(); }

  private:
    ports::SearchIndex* m_last = nullptr;
};

base::Result<void> openAll(ports::Store& store, std::int64_t n) {
    for (auto to = n; to > 0; to -= kStep) {
        const auto read = store.read([&](ports::Books& books) -> base::Result<void> {
            const auto entries = books.search().entries(std::max<std::int64_t>(1, to - kStep + 1), to);
            if (!entries) return base::fail(entries.error());
            return {};
        });
        if (!read) return read;
    }
    return {};
}

std::string scanWords(std::uint64_t seed) {
    std::mt19937_64 engine(seed);
    std::string words;
    for (int i = 0; i < kScanWords; ++i)
        words += 'w' + std::to_string(engine() % 60'000) + ' ';
    return words;
}

// What clerks type: of a dossier in the middle and of one of the newest.
std::vector<std::string> searches(int n) {
    std::vector<std::string> all{"khai sinh", "nguyen thi", "tran van minh",
                                 "dang hung", "1.001193",   "ly lich tu phap"};
    for (const int i : {n / 2, n - 1}) {
        const auto dossier = filling(i);
        all.push_back(dossier.number.text);
        all.push_back(dossier.owner.name);
        all.push_back(dossier.owner.phone.substr(0, 4) + ' ' + dossier.owner.phone.substr(4));
        all.push_back(dossier.owner.idNumber);
    }
    return all;
}

base::Result<void> timeOne(core::usecases::FindDossiers& finding, const std::string& typed,
                           std::vector<double>& times_ms) {
    const auto key = Clock::now();
    const auto found = finding.find(typed, {});
    if (!found) return base::fail(found.error());
    times_ms.push_back(msSince(key));
    return {};
}

// Types the words, letter by letter; one time for each key. `list_ms`: the list in turn with them; may be
// null.
base::Result<void> type(core::usecases::FindDossiers& finding, const std::string& words,
                        std::vector<double>& keys_ms, std::vector<double>* list_ms = nullptr) {
    for (std::size_t end = 1; end <= words.size(); ++end) {
        const bool isInLetter = end < words.size() && (words[end] & 0xC0) == 0x80;
        if (isInLetter) continue;
        if (auto timed = timeOne(finding, words.substr(0, end), keys_ms); !timed) return timed;
        if (!list_ms) continue;
        if (auto timed = timeOne(finding, {}, *list_ms); !timed) return timed;
    }
    return {};
}

// A clerk who types right after the sign-in.
base::Result<void> typeWhileFilling(ports::Store& store, int n, SearchFigures& figures) {
    core::store::MemoryIndexes indexes;
    core::usecases::FindDossiers finding(store, indexes);
    const auto start = Clock::now();
    if (auto opened = finding.open({}); !opened) return opened;
    std::atomic<bool> isFull = false;
    base::Result<void> filled;
    const std::jthread filler([&](const std::stop_token& stop) {
        filled = finding.fill(stop);
        isFull = true;
    });
    const auto newest = filling(n - 1).number.text;
    while (figures.newest_ms == 0) {
        const auto found = finding.find(newest, {});
        if (!found) return base::fail(found.error());
        if (!found->lines.empty()) figures.newest_ms = msSince(start);
    }
    do {
        for (const auto& words : searches(n))
            if (auto typed = type(finding, words, figures.filling_keys_ms); !typed) return typed;
    } while (!isFull);
    return filled;
}

} // namespace

base::Result<DeeperFigures> measureDeeper(ports::Store& store, int n) {
    DeeperFigures figures;
    figures.scans = std::min(n, kMostScans);
    const auto written = store.write([&](ports::Books& books) -> base::Result<void> {
        for (int i = n - figures.scans; i < n; ++i) {
            auto words = scanWords(static_cast<std::uint64_t>(i));
            if (i == n - figures.scans) words += kRareWord;
            if (auto kept = books.search().keepScanWords(filling(i).id, words); !kept) return kept;
        }
        return {};
    });
    if (!written) return base::fail(written.error());
    core::store::MemoryIndexes indexes;
    core::usecases::FindDossiers finding(store, indexes, 0);
    const core::usecases::SignedIn clerk;
    if (auto opened = finding.open(clerk); !opened) return base::fail(opened.error());
    if (auto filled = finding.fill({}); !filled) return base::fail(filled.error());
    const auto start = Clock::now();
    const auto found = finding.findDeeper(kRareWord, clerk);
    figures.ms = msSince(start);
    if (!found) return base::fail(found.error());
    if (found->lines.size() != 1) return base::fail(ports::StoreCode::Failed, "the rare word was not found");
    return figures;
}

base::Result<SearchFigures> measureSearch(ports::Store& store, int n) {
    SearchFigures figures;
    const auto opening = Clock::now();
    if (auto opened = openAll(store, n); !opened) return base::fail(opened.error());
    figures.open_ms = msSince(opening);

    SizedIndexes indexes;
    core::usecases::FindDossiers finding(store, indexes);
    const core::usecases::SignedIn clerk;
    const auto start = Clock::now();
    if (auto opened = finding.open(clerk); !opened) return base::fail(opened.error());
    if (auto filled = finding.fill({}); !filled) return base::fail(filled.error());
    figures.ready_ms = msSince(start);
    const auto size = indexes.size_bytes();
    if (!size) return base::fail(size.error());
    figures.index_mb = static_cast<double>(*size) / 1e6;

    for (const auto& words : searches(n))
        if (auto typed = type(finding, words, figures.keys_ms, &figures.list_ms); !typed)
            return base::fail(typed.error());
    finding.close();
    if (auto typed = typeWhileFilling(store, n, figures); !typed) return base::fail(typed.error());
    return figures;
}

} // namespace app::bench
