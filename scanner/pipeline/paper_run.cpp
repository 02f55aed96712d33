// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/paper_run.h"

#include <utility>

namespace scanner::pipeline {
namespace {

namespace base = core::base;
namespace ports = core::ports;

// A page of raw colour is 26 MB; a fast feeder would lay a whole stack down before the first page is read.
constexpr std::size_t kMostUnread = 8;

class IntoBatch : public ports::ScanEvents {
  public:
    IntoBatch(std::shared_ptr<Batch> batch, PageLanes& lanes, const std::stop_token& stop)
        : m_batch(std::move(batch)), m_lanes(lanes), m_stop(stop) {}

    void pageBegun(int) override {}
    void progress(int, int) override {}
    base::Result<void> pageDone(const ports::ScannedPage& page) override {
        if (auto adopted = m_batch->adopt(page); !adopted) return adopted;
        m_lanes.read(m_batch);
        m_lanes.awaitRoom(*m_batch, kMostUnread, m_stop);
        return {};
    }

  private:
    std::shared_ptr<Batch> m_batch;
    PageLanes& m_lanes;
    std::stop_token m_stop;
};

bool isBackOf(const ports::ScanRequest& request, int page) {
    return request.source == "duplex" && (page - request.firstPage) % 2 == 1;
}

// `again`: the page in whose place the first one comes; 0: none.
base::Result<ports::ScanEnd> scan(const std::shared_ptr<Batch>& batch, PageLanes& lanes,
                                  ports::ScanSource& scanner, ports::ScanRequest request, int again,
                                  const std::stop_token& stop) {
    if (auto adopted = batch->adoptLeftovers(); !adopted) return base::fail(adopted.error());
    if (auto expected = batch->expectAgain(again); !expected) return base::fail(expected.error());
    request.folder = batch->folder();
    request.firstPage = batch->nextNumber();
    IntoBatch events(batch, lanes, stop);
    auto end = scanner.scan(request, events, stop);
    const bool isStopped = end && *end == ports::ScanEnd::Stopped;
    const int missing = isStopped ? scanner.finishStop() : 0;
    // A worker that broke down or was stopped may have finished a page without having said so.
    auto kept = batch->adoptLeftovers();
    // Of a page that should have been scanned again the old one is still there.
    if (kept && missing > 0 && again == 0) kept = batch->markMissing(missing, isBackOf(request, missing));
    lanes.read(batch);
    if (end && !kept) return base::fail(kept.error());
    return end;
}

} // namespace

base::Result<ports::ScanEnd> scanInto(const std::shared_ptr<Batch>& batch, PageLanes& lanes,
                                      ports::ScanSource& scanner, ports::ScanRequest request,
                                      const std::stop_token& stop) {
    return scan(batch, lanes, scanner, std::move(request), 0, stop);
}

base::Result<ports::ScanEnd> scanAgain(const std::shared_ptr<Batch>& batch, PageLanes& lanes,
                                       ports::ScanSource& scanner, ports::ScanRequest request, int page,
                                       const std::stop_token& stop) {
    request.mostPages = 1;
    if (request.source == "duplex") request.source = "feeder"; // the side that the clerk laid up
    return scan(batch, lanes, scanner, std::move(request), page, stop);
}

} // namespace scanner::pipeline
