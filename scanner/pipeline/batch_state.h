// SPDX-License-Identifier: GPL-3.0-or-later
// The inside of a Batch, shared by its two sources.
#pragma once

#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/batch_files.h"
#include "scanner/pipeline/batch_journal.h"
#include "scanner/pipeline/batch_pages.h"
#include "scanner/pipeline/journal_lines.h"

#include <mutex>

namespace scanner::pipeline {

struct Batch::State {
    State(std::filesystem::path folder, core::base::BatchId batch, core::ports::FileSystem& fileSystem,
          const core::ports::Clock& time)
        : id(batch)
        , names(std::move(folder))
        , files(fileSystem)
        , clock(time)
        , journal(names.journal(), fileSystem) {}

    core::base::BatchId id;
    BatchFiles names;
    core::ports::FileSystem& files;
    const core::ports::Clock& clock;

    std::mutex turning; // over one turn of a page; taken before `writing`
    // Held over file work, so that changes reach the journal one by one; taken before `mutex`.
    std::mutex writing;
    BatchJournal journal;

    // Held for a moment only: snapshot() never waits for the disk.
    mutable std::mutex mutex;
    BatchPages pages;
    bool isFiled = false;
    std::function<void(int)> listener;

    // With `writing` held.
    [[nodiscard]] core::base::Result<void> write(const JournalLine& line) {
        return journal.append(toJson(line));
    }
    [[nodiscard]] core::base::Result<void> adopt(const core::ports::ScannedPage& page);
    // Numbers of the pages that became known. Stops at the first error.
    [[nodiscard]] core::base::Result<void> adoptUnknown(std::vector<int>& adopted);
    [[nodiscard]] core::base::Result<void> removeUnfinished();
    // The page counts as read if its files are those that the line tells of.
    void take(const ReadLine& reading);
    // The record that lies in the folder, if there is a cleaned page with it; else one of width 0.
    [[nodiscard]] PageRecord recordOnDisk(int page, int asked);

    // Nobody asked for the page anew since.
    [[nodiscard]] bool isNewest(int page, int asked) const {
        const std::lock_guard lock(mutex);
        return pages.at(page).asked == asked;
    }
    [[nodiscard]] int answered(int page) const {
        const std::lock_guard lock(mutex);
        return pages.has(page) ? pages.at(page).answered : 0;
    }
    [[nodiscard]] bool knows(int page) const {
        const std::lock_guard lock(mutex);
        return pages.has(page);
    }
};

// Removes the folder of a batch; its journal last, so that a batch half removed still says that it was filed.
[[nodiscard]] core::base::Result<void> removeBatchFolder(const BatchFiles& names,
                                                         core::ports::FileSystem& files);

} // namespace scanner::pipeline
