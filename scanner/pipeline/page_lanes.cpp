// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/page_lanes.h"

#include "core/base/log.h"
#include "scanner/pipeline/page_worker.h"

#include <algorithm>
#include <condition_variable>
#include <deque>
#include <list>
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
    UnreadPage page;

    [[nodiscard]] bool isOf(const Batch& one) const { return batch.get() == &one; }
    [[nodiscard]] bool isOf(const Batch& one, int number) const { return isOf(one) && page.number == number; }
};

struct InWork {
    Job job;
    std::stop_source stop;
    bool isForgotten = false;
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
    const int number = job.page.number;
    const auto results = batch.resultFiles(number, job.page.asked);
    PageOrder order;
    order.page = number;
    order.dpi = job.page.dpi;
    order.raw = batch.rawFile(number);
    order.cleaned = results.cleaned;
    order.preview = results.preview;
    order.record = results.record;
    for (int asked = 0; asked < job.page.asked; ++asked)
        order.earlier.push_back(batch.resultFiles(number, asked).record);
    order.tessdata = settings.tessdata;
    order.profile = settings.profile;
    order.turn_deg = job.page.turn_deg;
    order.median = job.page.isSecondTry || job.page.needsFilter;
    order.neighbourTurned = hasTurnedNeighbour(pages, number);
    order.streaks = streaksOfOthers(pages, number);
    return order;
}

} // namespace

struct PageLanes::State {
    explicit State(LaneSettings chosen) : settings(std::move(chosen)) {}

    LaneSettings settings;
    std::mutex mutex;
    std::condition_variable_any changed;
    std::deque<Job> queue;
    std::deque<Job> secondTries; // for the time when nothing else is to do
    std::list<InWork> inWork;
    FullSizeTurn fullSize;
    std::vector<std::jthread> lanes; // last: they end before what they use

    void serve(const std::stop_token& stop);
    // False: nothing was done, and nothing is to be tried again now.
    bool work(PageWorker& worker, Job job, const std::stop_token& stop);

    // With `mutex` held.
    void take(const std::shared_ptr<Batch>& batch);
    [[nodiscard]] Job next();
    [[nodiscard]] bool mayBegin() const { return !queue.empty() || (!secondTries.empty() && inWork.empty()); }
    [[nodiscard]] bool isQueued(const Batch& batch, int page) const {
        const auto isIt = [&](const Job& job) { return job.isOf(batch, page); };
        return std::ranges::any_of(queue, isIt) || std::ranges::any_of(secondTries, isIt);
    }
    [[nodiscard]] InWork* findInWork(const Batch& batch, int page) {
        const auto found =
            std::ranges::find_if(inWork, [&](const InWork& each) { return each.job.isOf(batch, page); });
        return found == inWork.end() ? nullptr : &*found;
    }
    // Second tries left out: the scanner does not wait for them.
    [[nodiscard]] std::size_t count(const Batch& batch) const {
        const auto first = [&](const InWork& each) {
            return each.job.isOf(batch) && !each.job.page.isSecondTry;
        };
        return static_cast<std::size_t>(
            std::ranges::count_if(queue, [&](const Job& job) { return job.isOf(batch); }) +
            std::ranges::count_if(inWork, first));
    }
    [[nodiscard]] bool hasAny(const Batch& batch) const {
        const auto isOfIt = [&](const Job& job) { return job.isOf(batch); };
        return std::ranges::any_of(queue, isOfIt) || std::ranges::any_of(secondTries, isOfIt) ||
               std::ranges::any_of(inWork, isOfIt, &InWork::job);
    }
};

void PageLanes::State::serve(const std::stop_token& stop) {
    PageWorker worker(settings.worker, fullSize);
    std::unique_lock lock(mutex);
    while (changed.wait(lock, stop, [this] { return mayBegin(); }) && !stop.stop_requested()) {
        const Job job = next();
        const auto mine = inWork.insert(inWork.end(), {job, {}, false});
        const std::stop_callback ending(stop, [source = mine->stop]() mutable { source.request_stop(); });
        lock.unlock();
        const bool isDone = work(worker, job, mine->stop.get_token());
        lock.lock();
        const bool isForgotten = mine->isForgotten;
        inWork.erase(mine);
        // Turned while it was in work, or worth a second try.
        if (isDone && !isForgotten) take(job.batch);
        changed.notify_all();
    }
}

Job PageLanes::State::next() {
    auto& from = queue.empty() ? secondTries : queue;
    Job job = std::move(from.front());
    from.pop_front();
    return job;
}

void PageLanes::State::take(const std::shared_ptr<Batch>& batch) {
    for (const auto& page : batch->unread()) {
        const auto isOlder = [&](const Job& job) {
            return job.isOf(*batch, page.number) && (job.page.isSecondTry || job.page.asked != page.asked);
        };
        std::erase_if(queue, isOlder);
        std::erase_if(secondTries, isOlder);
        auto* begun = findInWork(*batch, page.number);
        // What is done to the page in its old position is of no use.
        if (begun && begun->job.page.asked != page.asked) begun->stop.request_stop();
        if (!begun && !isQueued(*batch, page.number)) queue.push_back({batch, page});
    }
    for (const int page : batch->secondTries())
        if (!findInWork(*batch, page) && !isQueued(*batch, page))
            secondTries.push_back({batch, {page, 0, {}, 0, true, false}});
}

bool PageLanes::State::work(PageWorker& worker, Job job, const std::stop_token& stop) {
    if (job.page.isSecondTry) {
        const auto begun = job.batch->beginSecondTry(job.page.number);
        if (!begun) return false;
        if (!*begun) return true;
        job.page = **begun;
    }
    const auto done = worker.work(orderFor(job, settings), settings.pageLimit, stop);
    if (!done) return true;
    const int number = job.page.number;
    const int asked = job.page.asked;
    const bool isSecondTry = job.page.isSecondTry;
    if (isSecondTry && !*done) return true; // what the first one left stands
    auto marked =
        *done ? job.batch->markRead(number, asked) : job.batch->markFailed(number, done->error(), asked);
    // Whatever kept the result from the journal, the clerk has to see that this page is not ready.
    if (!marked && *done && !isSecondTry) marked = job.batch->markFailed(number, marked.error(), asked);
    if (!marked)
        base::log(base::LogLevel::Warning, "pipeline",
                  "page not in the journal: " + describe(marked.error()));
    return true;
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

void PageLanes::read(const std::shared_ptr<Batch>& batch) {
    {
        // Under the lock, so that a page that is just being marked is still known as in work.
        const std::lock_guard lock(m_state->mutex);
        m_state->take(batch);
    }
    m_state->changed.notify_all();
}

void PageLanes::finish(const Batch& batch) {
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [&] { return m_state->count(batch) == 0; });
}

void PageLanes::finishAll(const Batch& batch) {
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [&] { return !m_state->hasAny(batch); });
}

void PageLanes::forget(const Batch& batch) {
    {
        const std::lock_guard lock(m_state->mutex);
        const auto isOfIt = [&](const Job& job) { return job.isOf(batch); };
        std::erase_if(m_state->queue, isOfIt);
        std::erase_if(m_state->secondTries, isOfIt);
        for (auto& each : m_state->inWork) {
            if (!isOfIt(each.job)) continue;
            each.isForgotten = true;
            each.stop.request_stop();
        }
    }
    m_state->changed.notify_all();
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, [&] {
        return std::ranges::none_of(m_state->inWork,
                                    [&](const InWork& each) { return each.job.isOf(batch); });
    });
}

void PageLanes::awaitRoom(const Batch& batch, std::size_t pages, const std::stop_token& stop) {
    std::unique_lock lock(m_state->mutex);
    m_state->changed.wait(lock, stop, [&] { return m_state->count(batch) <= pages; });
}

} // namespace scanner::pipeline
