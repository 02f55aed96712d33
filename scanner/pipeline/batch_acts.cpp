// SPDX-License-Identifier: GPL-3.0-or-later
// What the clerk does with the pages of a batch, and the second try of those that could not be read.
#include "scanner/pipeline/batch_state.h"

#include <utility>

namespace scanner::pipeline {
namespace {

namespace base = core::base;

// A page that its worker gave up, not one that is no picture; what was read without the filter for specks may
// be legible with it.
bool isWorthAnotherTry(const BatchPage& page) {
    if (page.triedAgain || page.aside.value_or(false)) return false;
    if (page.stage == PageStage::Failed)
        return page.problem.is(PageCode::WorkerTimedOut) || page.problem.is(PageCode::WorkerDied) ||
               page.problem.is(PageCode::ReadingFailed);
    return page.stage == PageStage::Read && !page.record.readable && !page.record.median;
}

} // namespace

template<class Line>
base::Result<void> Batch::act(int page, const Line& line) {
    {
        const std::lock_guard writing(m_state->writing);
        const bool fits = [&] {
            const std::lock_guard lock(m_state->mutex);
            return m_state->pages.fits(line);
        }();
        if (!fits) return base::fail(PageCode::BatchDamaged, "no such page", {m_state->id.hex()});
        if (auto written = m_state->write(line); !written) return written;
        const std::lock_guard lock(m_state->mutex);
        m_state->pages.apply(line);
    }
    tell(page);
    return {};
}

base::Result<void> Batch::turn(int page, int by_deg) {
    // Turns follow each other: the writer's lock is not enough to add to the one before.
    const std::lock_guard turning(m_state->turning);
    const auto now = [&] {
        const std::lock_guard lock(m_state->mutex);
        if (!m_state->pages.has(page)) return 0;
        const auto& known = m_state->pages.at(page);
        return known.turn_deg.value_or(known.record.turn_deg);
    }();
    return act(page, RotateLine{page, ((now + by_deg) % 360 + 360) % 360});
}

base::Result<void> Batch::setAside(int page) {
    return act(page, AsideLine{page, true});
}

base::Result<void> Batch::restore(int page) {
    return act(page, AsideLine{page, false});
}

base::Result<void> Batch::setOrder(const std::vector<int>& pages) {
    return act(pages.empty() ? 0 : pages.front(), OrderLine{pages});
}

base::Result<void> Batch::take(int page, bool taken) {
    return act(page, TakeLine{page, taken});
}

base::Result<void> Batch::expectAgain(int page) {
    const auto [number, expected] = [&] {
        const std::lock_guard lock(m_state->mutex);
        return std::pair(m_state->pages.nextNumber(), m_state->pages.expectedAgain());
    }();
    if (page == expected) return {};
    return act(page, AgainLine{number, page});
}

std::vector<int> Batch::secondTries() const {
    const std::lock_guard lock(m_state->mutex);
    std::vector<int> pages;
    for (const auto& [number, page] : m_state->pages.all())
        if (isWorthAnotherTry(page)) pages.push_back(number);
    return pages;
}

base::Result<std::optional<UnreadPage>> Batch::beginSecondTry(int page) {
    const std::lock_guard writing(m_state->writing);
    const bool isWanted = [&] {
        const std::lock_guard lock(m_state->mutex);
        return m_state->pages.has(page) && isWorthAnotherTry(m_state->pages.at(page));
    }();
    if (!isWanted) return std::optional<UnreadPage>();
    if (auto written = m_state->write(RetryLine{page}); !written) return base::fail(written.error());
    const std::lock_guard lock(m_state->mutex);
    m_state->pages.apply(RetryLine{page});
    const auto& known = m_state->pages.at(page);
    return std::optional(UnreadPage{page, known.scan.dpi, known.turn_deg, known.asked, true});
}

} // namespace scanner::pipeline
