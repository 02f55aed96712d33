// SPDX-License-Identifier: GPL-3.0-or-later
// How a batch begins, comes back after a crash, and goes.
#include "core/ports/store_codes.h"
#include "scanner/pipeline/batch_state.h"
#include "scanner/pipeline/crc32c.h"
#include "scanner/pipeline/page_hint.h"
#include "scanner/pipeline/raw_page.h"

#include <algorithm>
#include <map>
#include <utility>

namespace scanner::pipeline {
namespace {

namespace base = core::base;
namespace fs = std::filesystem;
using core::ports::StoreCode;
using BatchPtr = std::shared_ptr<Batch>;

// The batches that this program has open, by folder. The filer opens what the screen shows: both get one
// object, else two journals would write into one file.
class OpenBatches {
  public:
    static OpenBatches& instance() {
        static OpenBatches all;
        return all;
    }

    template<class Make>
    base::Result<BatchPtr> findOrMake(const fs::path& folder, Make make) {
        const std::lock_guard lock(m_mutex);
        const std::string key = fs::absolute(folder).lexically_normal().string();
        if (auto open = m_batches[key].lock(); open && !open->isFiled()) return open;
        auto made = make();
        if (made) m_batches[key] = *made;
        std::erase_if(m_batches, [](const auto& entry) { return entry.second.expired(); });
        return made;
    }

  private:
    std::mutex m_mutex;
    std::map<std::string, std::weak_ptr<Batch>> m_batches;
};

// What says nothing about the page itself: it is read again at the next start.
bool isPassing(const base::Error& problem) {
    return problem.is(PageCode::WorkerMissing) || problem.is(PageCode::LanguageMissing) ||
           problem.is(PageCode::DiskFull);
}

// Each line in its turn; false: it does not fit to those before it.
struct Replay {
    const BatchFiles& names;
    BatchPages pages{};
    std::map<int, ReadLine> readings{}; // the newest of each page
    bool isFiled = false;

    bool operator()(const BatchLine&) { return true; }
    bool operator()(const PageLine& line) {
        if (line.scan.number < 1 || line.scan.number > kMostPageNumber || pages.has(line.scan.number))
            return false;
        BatchPage page;
        page.number = line.scan.number;
        page.scan = line.scan;
        page.scan.file = names.raw(page.number);
        page.scannedAt = line.at;
        pages.add(std::move(page));
        return true;
    }
    bool operator()(const MissingLine& line) {
        if (line.page < 1 || line.page > kMostPageNumber || pages.has(line.page)) return false;
        pages.add(line);
        return true;
    }
    bool operator()(const ReadLine& line) {
        if (!pages.has(line.page)) return false;
        pages.at(line.page).stage = PageStage::Read;
        readings[line.page] = line;
        return true;
    }
    bool operator()(const FailedLine& line) {
        if (!pages.has(line.page)) return false;
        auto& page = pages.at(line.page);
        page.stage = isPassing(line.problem) ? PageStage::Scanned : PageStage::Failed;
        page.problem = line.problem;
        page.answered = line.asked;
        readings.erase(line.page);
        return true;
    }
    bool operator()(const FiledLine&) { return isFiled = true; }
    template<class Act>
    bool operator()(const Act& line) {
        if (!pages.fits(line)) return false;
        pages.apply(line);
        return true;
    }
};

base::Result<Replay> replayOf(const std::vector<std::string>& lines, const base::BatchId& id,
                              const BatchFiles& names) {
    Replay replay{names};
    for (std::size_t i = 0; i < lines.size(); ++i) {
        const auto line = journalLineFrom(lines[i]);
        const auto* first = line ? std::get_if<BatchLine>(&*line) : nullptr;
        const bool fits = line && (first != nullptr) == (i == 0) && (!first || first->id == id);
        if (!fits || !std::visit(replay, *line)) {
            return base::fail(PageCode::BatchDamaged, "line " + std::to_string(i + 1) + " of the journal",
                              {id.hex()});
        }
    }
    return replay;
}

} // namespace

PageRecord Batch::State::recordOnDisk(int page, int asked) {
    if (!files.exists(names.cleaned(page, asked))) return {};
    const auto bytes = files.read(names.record(page, asked));
    if (!bytes) return {};
    auto record = pageRecordFromJson(*bytes);
    return record ? std::move(*record) : PageRecord{};
}

base::Result<void> Batch::State::adoptUnknown(std::vector<int>& adopted) {
    const auto entries = files.list(names.folder());
    if (!entries) return base::fail(entries.error());
    for (const auto& file : *entries) {
        const auto number = BatchFiles::pageOfRaw(file);
        if (!number || knows(*number)) continue;
        const auto page = describeRawPage(files, file, *number);
        if (!page) return base::fail(page.error());
        if (auto done = adopt(*page); !done) return done;
        adopted.push_back(*number);
    }
    return {};
}

base::Result<void> Batch::State::removeUnfinished() {
    const auto entries = files.list(names.folder());
    if (!entries) return base::fail(entries.error());
    for (const auto& file : *entries) {
        if (!BatchFiles::isUnfinished(file)) continue;
        if (auto removed = files.remove(file); !removed) return removed;
    }
    return {};
}

void Batch::State::take(const ReadLine& reading) {
    auto& page = pages.at(reading.page);
    const auto bytes = files.read(names.record(reading.page, reading.asked));
    const auto imageBytes = files.size(names.cleaned(reading.page, reading.asked));
    const bool isSame =
        bytes && crc32c(*bytes) == reading.recordCrc && imageBytes && *imageBytes == reading.imageBytes;
    auto record = isSame ? pageRecordFromJson(*bytes) : base::fail(PageCode::BatchDamaged);
    if (!record) {
        page.stage = PageStage::Scanned;
        return;
    }
    page.record = std::move(*record); // of a page that was turned since: to be shown until it is read again
    page.answered = reading.asked;
}

base::Result<void> Batch::replay() {
    State& state = *m_state;
    if (auto removed = state.removeUnfinished(); !removed) return removed;
    const auto lines = state.journal.replay();
    if (!lines) return base::fail(lines.error());
    auto replay = replayOf(*lines, state.id, state.names);
    if (!replay) return base::fail(replay.error());
    if (replay->isFiled) return base::fail(PageCode::BatchMissing, "the batch is filed", {state.id.hex()});
    if (lines->empty()) {
        // The crash came while the batch was made, or its only line is torn: its pages are still there.
        if (auto begun = state.write(BatchLine{state.id, state.clock.now()}); !begun) return begun;
    }
    state.pages = std::move(replay->pages);
    for (const auto& [number, reading] : replay->readings)
        state.take(reading);
    for (const int number : state.pages.order()) {
        auto& page = state.pages.at(number);
        if (page.stage == PageStage::Failed) page.record = state.recordOnDisk(number, page.answered);
        if (page.stage == PageStage::Scanned) continue;
        page.hint = hintOf(page.record);
        page.readings = 1;
    }
    std::vector<int> adopted;
    return state.adoptUnknown(adopted);
}

base::Result<BatchPtr> Batch::create(const fs::path& root, const base::BatchId& id,
                                     core::ports::FileSystem& files, const core::ports::Clock& clock) {
    const BatchFiles names(root / id.hex());
    if (files.exists(names.journal())) return base::fail(StoreCode::Failed, "the batch is there already");
    return OpenBatches::instance().findOrMake(names.folder(), [&]() -> base::Result<BatchPtr> {
        if (auto made = files.makeFolder(names.folder()); !made) return base::fail(made.error());
        auto state = std::make_unique<State>(names.folder(), id, files, clock);
        if (auto begun = state->write(BatchLine{id, clock.now()}); !begun) return base::fail(begun.error());
        return BatchPtr(new Batch(std::move(state)));
    });
}

base::Result<BatchPtr> Batch::open(const fs::path& root, const base::BatchId& id,
                                   core::ports::FileSystem& files, const core::ports::Clock& clock) {
    const BatchFiles names(root / id.hex());
    return OpenBatches::instance().findOrMake(names.folder(), [&]() -> base::Result<BatchPtr> {
        if (!files.exists(names.folder())) return base::fail(PageCode::BatchMissing, "no folder", {id.hex()});
        BatchPtr batch(new Batch(std::make_unique<State>(names.folder(), id, files, clock)));
        if (auto replayed = batch->replay(); !replayed) return base::fail(replayed.error());
        return batch;
    });
}

base::Result<void> removeBatchFolder(const BatchFiles& names, core::ports::FileSystem& files) {
    const auto entries = files.list(names.folder());
    if (!entries) return base::fail(entries.error());
    for (const auto& file : *entries) {
        if (file == names.journal()) continue;
        if (auto removed = files.remove(file); !removed) return removed;
    }
    if (files.exists(names.journal()))
        if (auto removed = files.remove(names.journal()); !removed) return removed;
    if (auto removed = files.removeFolder(names.folder()); !removed) return removed;
    return files.syncFolder(names.folder().parent_path());
}

base::Result<void> Batch::remove(const fs::path& root, const base::BatchId& id,
                                 core::ports::FileSystem& files) {
    const BatchFiles names(root / id.hex());
    return files.exists(names.folder()) ? removeBatchFolder(names, files) : base::Result<void>{};
}

} // namespace scanner::pipeline
