// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_lanes.h"

#include "core/base/log.h"
#include "scanner/pipeline/page_worker.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include <pthread.h>

namespace scanner::pipeline {
namespace {

namespace base = core::base;

constexpr unsigned kMostLanes = 4;
constexpr int kNeighbours = 3; // pages before; the nearest ones may still be in work

struct Job {
    std::shared_ptr<Batch> batch;
    int page = 0;
    int dpi = 0;
    bool operator==(const Job&) const = default;
};

unsigned laneCount(int wanted) {
    if (wanted > 0) return static_cast<unsigned>(wanted);
    return std::clamp(std::thread::hardware_concurrency(), 1U, kMostLanes);
}

// A stack that was put in wrong lies wrong as a whole.
bool hasTurnedNeighbour(const std::vector<BatchPage>& pages, int number) {
    return std::any_of(pages.begin(), pages.end(), [number](const BatchPage& page) {
        return page.stage == PageStage::Read && page.record.turn_deg != 0 && page.number < number &&
               page.number >= number - kNeighbours;
    });
}

// With the page itself a streak then stands on three.
std::vector<int> streaksOfOthers(const std::vector<BatchPage>& pages, int number) {
    constexpr int kOtherPages = 2;
    std::vector<std::vector<Streak>> seen;
    for (const auto& page : pages)
        if (page.stage == PageStage::Read && page.number != number) seen.push_back(page.record.streaks);
    return repeatedStreaks(seen, kOtherPages);
}

PageOrder orderFor(const Job& job, const LaneSettings& settings) {
    const Batch& batch = *job.batch;
    const auto pages = batch.snapshot();
    PageOrder order;
    order.page = job.page;
    order.dpi = job.dpi;
    order.raw = batch.rawFile(job.page);
    order.cleaned = batch.cleanedFile(job.page);
    order.preview = batch.previewFile(job.page);
    order.record = batch.recordFile(job.page);
    order.tessdata = settings.tessdata;
    order.profile = settings.profile;
    order.neighbourTurned = hasTurnedNeighbour(pages, job.page);
    order.streaks = streaksOfOthers(pages, job.page);
    return order;
}

} // namespace

struct PageLanes::State {
    explicit State(LaneSettings chosen) : settings(std::move(chosen)) {}

    LaneSettings settings;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::deque<Job> queue;
    std::vector<Job> inWork;
    std::vector<std::jthread> lanes; // last: they end before what they use

    void serve(const std::stop_token& stop);
    void work(PageWorker& worker, const Job& job, const std::stop_token& stop);

    // With `mutex` held.
    [[nodiscard]] bool knows(const Job& job) const {
        return std::find(queue.begin(), queue.end(), job) != queue.end() ||
               std::find(inWork.begin(), inWork.end(), job) != inWork.end();
    }
    [[nodiscard]] std::size_t count(const Batch& batch) const {
        const auto ofBatch = [&](const Job& job) { return job.batch.get() == &batch; };
        return static_cast<std::size_t>(std::count_if(queue.begin(), queue.end(), ofBatch) +
                                        std::count_if(inWork.begin(), inWork.end(), ofBatch));
    }
};

void PageLanes::State::serve(const std::stop_token& stop) {
    PageWorker worker(settings.worker);
    std::unique_lock lock(mutex);
    while (changed.wait(lock, stop, [this] { return !queue.empty(); }) && !stop.stop_requested()) {
        const Job job = std::move(queue.front());
        queue.pop_front();
        inWork.push_back(job);
        lock.unlock();
        work(worker, job, stop);
        lock.lock();
        inWork.erase(std::find(inWork.begin(), inWork.end(), job));
        changed.notify_all();
    }
}

void PageLanes::State::work(PageWorker& worker, const Job& job, const std::stop_token& stop) {
    const auto done = worker.work(orderFor(job, settings), settings.pageLimit, stop);
    if (!done) return;
    auto marked = *done ? job.batch->markRead(job.page) : job.batch->markFailed(job.page, done->error());
    // Whatever kept the result from the journal, the clerk has to see that this page is not ready.
    if (!marked && *done) marked = job.batch->markFailed(job.page, marked.error());
    if (!marked)
        base::log(base::LogLevel::Warning, "pipeline",
                  "page not in the journal: " + describe(marked.error()));
}

PageLanes::PageLanes(LaneSettings settings) : m_state(std::make_unique<State>(std::move(settings))) {
    State* state = m_state.get();
    for (unsigned lane = 1; lane <= laneCount(state->settings.lanes); ++lane) {
        state->lanes.emplace_back([state, lane](const std::stop_token& stop) {
            pthread_setname_np(pthread_self(), ("page-lane-" + std::to_string(lane)).c_str());
            state->serve(stop);
        });
    }
}

PageLanes::~PageLanes() {
    for (auto& lane : m_state->lanes)
        lane.request_stop();
}

void PageLanes::read(std::shared_ptr<Batch> batch) {
    {
        // Under the lock, so that a page that is just being marked is still known as in work.
        const std::lock_guard lock(m_state->mutex);
        for (const auto& [page, dpi] : batch->unread()) {
            const Job job{batch, page, dpi};
            if (!m_state->knows(job)) m_state->queue.push_back(job);
        }
    }
    m_state->changed.notify_all();
}

void PageLanes::finish(const Batch& batch) {
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [&] { return m_state->count(batch) == 0; });
}

void PageLanes::forget(const Batch& batch) {
    {
        const std::lock_guard lock(m_state->mutex);
        std::erase_if(m_state->queue, [&](const Job& job) { return job.batch.get() == &batch; });
    }
    m_state->changed.notify_all();
    finish(batch);
}

void PageLanes::awaitRoom(const Batch& batch, std::size_t pages, std::stop_token stop) {
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, stop, [&] { return m_state->count(batch) <= pages; });
}

} // namespace scanner::pipeline
