// SPDX-License-Identifier: GPL-3.0-or-later
// Page workers, one process per lane, one page each: a hostile page kills its worker and nothing else.
// Thread-safe.
#pragma once

#include "core/base/result.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/page_limit.h"

#include <filesystem>
#include <functional>
#include <memory>
#include <stop_token>
#include <string>

namespace scanner::pipeline {

struct LaneSettings {
    std::filesystem::path worker; // counterfoil-page-worker
    int lanes = 0;                // 0: one per core, at most 4 (each takes about 110 MB)
    PageLimit pageLimit;          // beyond it the page is marked failed
    std::string tessdata;         // empty: the library's default
    PictureProfile profile = PictureProfile::Compact;
};

class PageLanes {
  public:
    explicit PageLanes(LaneSettings settings);
    ~PageLanes(); // ends the workers; pages in work stay `Scanned` and are read at the next start

    // Queues every page of the batch that is still `Scanned`; returns at once. Results go to the batch. Work
    // on a page that was turned since is broken off. Pages that could not be read are tried once more when
    // nothing else is queued or in work.
    void read(const std::shared_ptr<Batch>& batch);
    // Waits until no page of the batch is queued or in work; a second try is not waited for.
    void finish(const Batch& batch);
    // Waits for second tries too: what can be read of the batch is read then.
    void finishAll(const Batch& batch);
    // Takes queued pages of the batch out and breaks off those in work; they stay as they are.
    void forget(const Batch& batch);
    // Waits until at most so many pages of the batch are queued or in work, or until it is stopped.
    void awaitRoom(const Batch& batch, std::size_t pages, const std::stop_token& stop);

  private:
    struct State;
    std::unique_ptr<State> m_state;
};

} // namespace scanner::pipeline
