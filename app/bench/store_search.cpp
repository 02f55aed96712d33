// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/store_search.h"

#include "app/bench/store_filling.h"
#include "core/store/memory_index.h"
#include "core/usecases/find_dossiers.h"

#include <algorithm>
#include <chrono>
#include <string>

namespace app::bench {

namespace base = core::base;
namespace ports = core::ports;

namespace {

using Clock = std::chrono::steady_clock;

constexpr std::int64_t kStep = 500; // as the search fills its index

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

} // namespace

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

    for (const auto& words : searches(n)) {
        for (std::size_t end = 1; end <= words.size(); ++end) {
            const bool isInLetter = end < words.size() && (words[end] & 0xC0) == 0x80;
            if (isInLetter) continue;
            const auto key = Clock::now();
            if (auto found = finding.find(words.substr(0, end), clerk); !found)
                return base::fail(found.error());
            figures.keys_ms.push_back(msSince(key));
        }
    }
    return figures;
}

} // namespace app::bench
