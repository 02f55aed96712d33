// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/batch.h"

#include "core/ports/store_codes.h"
#include "scanner/pipeline/batch_state.h"
#include "scanner/pipeline/crc32c.h"
#include "scanner/pipeline/page_hint.h"

#include <utility>

namespace scanner::pipeline {
namespace {

namespace base = core::base;
using core::ports::StoreCode;

base::Error damaged(const base::BatchId& id, std::string detail) {
    return base::Error::of(PageCode::BatchDamaged, std::move(detail), {id.hex()});
}

// The journal knows codes of pages only.
base::Error asPageProblem(const base::Error& problem, int page) {
    if (problem.room == base::Room::Page) {
        return base::Error::of(problem.as<PageCode>(), problem.detail, {std::to_string(page)});
    }
    const auto code = problem.is(StoreCode::DiskFull) ? PageCode::DiskFull : PageCode::ReadingFailed;
    return base::Error::of(code, describe(problem), {std::to_string(page)});
}

} // namespace

Batch::Batch(std::unique_ptr<State> state) : m_state(std::move(state)) {}
Batch::~Batch() = default;

const base::BatchId& Batch::id() const {
    return m_state->id;
}
const std::filesystem::path& Batch::folder() const {
    return m_state->names.folder();
}
std::filesystem::path Batch::rawFile(int page) const {
    return m_state->names.raw(page);
}
std::filesystem::path Batch::cleanedFile(int page) const {
    return m_state->names.cleaned(page, m_state->answered(page));
}
std::filesystem::path Batch::previewFile(int page) const {
    return m_state->names.preview(page, m_state->answered(page));
}
std::filesystem::path Batch::recordFile(int page) const {
    return m_state->names.record(page, m_state->answered(page));
}
ResultFiles Batch::resultFiles(int page, int asked) const {
    const auto& names = m_state->names;
    return {names.cleaned(page, asked), names.preview(page, asked), names.record(page, asked)};
}
std::filesystem::path Batch::originalFile(const std::string& origin) const {
    return m_state->names.original(origin);
}

base::Result<void> Batch::State::adopt(const core::ports::ScannedPage& page) {
    if (page.number < 1 || knows(page.number)) return base::fail(damaged(id, "page number taken"));
    if (!files.exists(names.raw(page.number))) return base::fail(damaged(id, "no file of the page"));
    const base::Instant now = clock.now();
    if (auto written = write(PageLine{page, now}); !written) return written;
    BatchPage known;
    known.number = page.number;
    known.scan = page;
    known.scan.file = names.raw(page.number);
    known.scannedAt = now;
    const std::lock_guard lock(mutex);
    pages.add(std::move(known));
    return {};
}

base::Result<void> Batch::adopt(const core::ports::ScannedPage& page) {
    {
        const std::lock_guard writing(m_state->writing);
        if (auto adopted = m_state->adopt(page); !adopted) return adopted;
    }
    tell(page.number);
    return {};
}

base::Result<void> Batch::markMissing(int page, bool isBack) {
    {
        const std::lock_guard writing(m_state->writing);
        if (page < 1 || m_state->knows(page)) return base::fail(damaged(m_state->id, "page number taken"));
        const MissingLine line{page, isBack, m_state->clock.now()};
        if (auto written = m_state->write(line); !written) return written;
        const std::lock_guard lock(m_state->mutex);
        m_state->pages.add(line);
    }
    tell(page);
    return {};
}

base::Result<void> Batch::adoptLeftovers() {
    std::vector<int> adopted;
    auto done = [&] {
        const std::lock_guard writing(m_state->writing);
        return m_state->adoptUnknown(adopted);
    }();
    for (const int page : adopted)
        tell(page);
    return done;
}

base::Result<void> Batch::markRead(int page, int asked) {
    State& state = *m_state;
    if (!state.knows(page)) return base::fail(damaged(state.id, "no such page"));
    {
        const std::lock_guard writing(state.writing);
        if (!state.isNewest(page, asked)) return {};
        const auto bytes = state.files.read(state.names.record(page, asked));
        if (!bytes) return base::fail(bytes.error());
        auto record = pageRecordFromJson(*bytes);
        if (!record) return base::fail(damaged(state.id, record.error().detail));
        const auto imageBytes = state.files.size(state.names.cleaned(page, asked));
        if (!imageBytes) return base::fail(imageBytes.error());
        const ReadLine line{page, crc32c(*bytes), *imageBytes, asked};
        if (auto written = state.write(line); !written) return written;
        auto hint = hintOf(*record);
        const std::lock_guard lock(state.mutex);
        BatchPage& known = state.pages.at(page);
        known.stage = PageStage::Read;
        known.record = std::move(*record);
        known.hint = std::move(hint);
        ++known.readings;
        known.problem = {};
        known.answered = asked;
    }
    tell(page);
    return {};
}

base::Result<void> Batch::markFailed(int page, const base::Error& problem, int asked) {
    State& state = *m_state;
    if (!state.knows(page)) return base::fail(damaged(state.id, "no such page"));
    const base::Error told = asPageProblem(problem, page);
    auto written = [&]() -> base::Result<void> {
        const std::lock_guard writing(state.writing);
        if (!state.isNewest(page, asked)) return {};
        auto done = state.write(FailedLine{page, told, asked});
        PageRecord record = state.recordOnDisk(page, asked);
        auto hint = hintOf(record);
        const std::lock_guard lock(state.mutex);
        BatchPage& known = state.pages.at(page);
        known.stage = PageStage::Failed;
        known.record = std::move(record);
        known.hint = std::move(hint);
        ++known.readings;
        known.problem = told;
        known.answered = asked;
        return done;
    }();
    tell(page);
    return written;
}

base::Result<void> Batch::markFiled() {
    const std::lock_guard writing(m_state->writing);
    if (!isFiled()) {
        if (auto written = m_state->write(FiledLine{}); !written) return written;
        const std::lock_guard lock(m_state->mutex);
        m_state->isFiled = true;
    }
    return removeBatchFolder(m_state->names, m_state->files);
}

bool Batch::isFiled() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->isFiled;
}

std::vector<BatchPage> Batch::snapshot() const {
    const std::lock_guard lock(m_state->mutex);
    std::vector<BatchPage> pages;
    pages.reserve(m_state->pages.order().size());
    for (const int number : m_state->pages.order())
        pages.push_back(m_state->pages.at(number));
    return pages;
}

std::vector<UnreadPage> Batch::unread() const {
    const std::lock_guard lock(m_state->mutex);
    std::vector<UnreadPage> unread;
    for (const auto& [number, page] : m_state->pages.all()) {
        if (page.stage == PageStage::Scanned)
            unread.push_back({number, page.scan.dpi, page.turn_deg, page.asked, false, page.triedAgain});
    }
    return unread;
}

int Batch::nextNumber() const {
    const std::lock_guard lock(m_state->mutex);
    return m_state->pages.nextNumber();
}

void Batch::onChange(std::function<void(int page)> listener) {
    const std::lock_guard lock(m_state->mutex);
    m_state->listener = std::move(listener);
}

void Batch::tell(int page) const {
    const auto listener = [this] {
        const std::lock_guard lock(m_state->mutex);
        return m_state->listener;
    }();
    if (listener) listener(page);
}

} // namespace scanner::pipeline
