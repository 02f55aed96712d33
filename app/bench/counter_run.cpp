// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/bench/counter_run.h"

#include "app/bench/memory_meter.h"
#include "app/bench/paper_feeder.h"
#include "app/bench/program_run.h"
#include "app/composition/house.h"
#include "app/composition/pipeline_filer.h"
#include "core/domain/placing.h"
#include "core/store/data_folder.h"
#include "core/store/posix_file_system.h"
#include "scanner/device/worker_scan_source.h"
#include "scanner/pipeline/page_hint.h"
#include "scanner/pipeline/paper_run.h"

#include <cstdio>
#include <numeric>
#include <utility>

namespace app::bench {
namespace {

namespace base = core::base;
namespace pipeline = scanner::pipeline;
using Clock = std::chrono::steady_clock;
using BatchPtr = composition::House::BatchPtr;

double secondsSince(Clock::time_point begin) {
    return std::chrono::duration<double>(Clock::now() - begin).count();
}

tl::unexpected<std::string> stopped(const base::Error& error) {
    return sorry("the counter stopped: " + base::describe(error));
}

CounterPage pageFrom(const pipeline::BatchPage& page, const core::domain::Procedure& procedure) {
    CounterPage result;
    result.filed = page.hasImage();
    result.blank = page.record.blank;
    result.cutOff = page.record.text.partial;
    for (const auto& code : page.record.codes)
        result.codes.push_back(code.text);
    for (const auto& line : page.record.text.lines())
        result.text += line + "\n";
    result.laneSeconds = page.record.cleanSeconds + page.record.readSeconds;
    // Alone, so that the page before cannot help.
    const auto placed = core::domain::placePages({pipeline::seenPage(page)}, procedure, {});
    if (!placed.empty()) result.component = placed.front().component;
    return result;
}

// All pages that have a picture; empty: there is none.
base::Result<std::filesystem::path> fileOf(const pipeline::Batch& batch, const composition::House& house,
                                           const std::filesystem::path& data) {
    std::vector<int> numbers;
    for (const auto& page : batch.snapshot())
        if (page.hasImage()) numbers.push_back(page.number);
    if (numbers.empty()) return std::filesystem::path();
    core::store::PosixFileSystem disk;
    composition::PipelineFiler filer(core::store::DataFolder{data}.batches(), disk, house.clock());
    core::ports::PaperLabel label;
    label.title = "Stack";
    label.scannedAt = house.clock().now();
    auto target = data / "stack.pdf";
    const auto filed = filer.file(batch.id(), numbers, label, target);
    if (!filed) return base::fail(filed.error());
    return target;
}

// `count` sheets for the pnm driver: other names for the same files.
bool stackUp(const std::vector<RawPage>& pages, int count, const std::filesystem::path& folder) {
    std::error_code error;
    std::filesystem::create_directories(folder, error);
    for (int sheet = 0; sheet < count && !error; ++sheet) {
        char name[16];
        std::snprintf(name, sizeof name, "%04d.pnm", sheet);
        const auto& page = pages[static_cast<std::size_t>(sheet) % pages.size()];
        std::filesystem::create_hard_link(page.scan.file, folder / name, error);
    }
    return !error;
}

composition::ScanProfile profileOf(const std::filesystem::path& stack) {
    composition::ScanProfile profile;
    profile.request.device = "pnm:0";
    profile.backends = {"pnm"};
    profile.stack = stack;
    return profile;
}

} // namespace

CounterRun::CounterRun(std::filesystem::path folder, core::domain::Procedure procedure)
    : m_folder(std::move(folder)), m_procedure(std::move(procedure)) {}

std::filesystem::path CounterRun::nextData() {
    return m_folder / ("counter-" + std::to_string(++m_stacks));
}

Outcome<CounterStack> CounterRun::read(const std::vector<RawPage>& pages, std::chrono::milliseconds pace) {
    const auto data = nextData();
    auto house = composition::House::open(composition::standardPlaces(data));
    if (!house) return stopped(house.error());
    auto batch = (*house)->newBatch();
    if (!batch) return stopped(batch.error());
    PaperFeeder feeder(pages, pace);
    CounterStack stack;

    const double cpu_before = ownCpuSeconds() + childrenCpuSeconds();
    const auto begin = Clock::now();
    const auto end = pipeline::scanInto(*batch, (*house)->lanes(), feeder, {}, {});
    if (!end) return stopped(end.error());
    (*house)->lanes().finish(**batch);
    const auto file = fileOf(**batch, **house, data);
    if (!file) return stopped(file.error());
    stack.seconds = secondsSince(begin);
    stack.lastPageToFile_s = secondsSince(feeder.lastPageAt());
    for (const auto& page : (*batch)->snapshot())
        stack.pages.push_back(pageFrom(page, m_procedure));
    batch->reset();
    house->reset(); // the workers end: now their time is known
    stack.cpuSeconds = ownCpuSeconds() + childrenCpuSeconds() - cpu_before;
    stack.file = *file;
    if (!file->empty()) stack.bytes = std::filesystem::file_size(*file);
    std::error_code ignored;
    std::filesystem::remove_all(data / "batches", ignored);
    return stack;
}

Outcome<double> CounterRun::peakMemory_mb(const std::vector<RawPage>& pages, int count) {
    const auto data = nextData();
    const auto stack = data / "stack";
    if (!stackUp(pages, count, stack))
        return sorry("no stack of " + std::to_string(count) + " sheets could be laid");
    auto house = composition::House::open(composition::standardPlaces(data));
    if (!house) return stopped(house.error());
    auto batch = (*house)->newBatch();
    if (!batch) return stopped(batch.error());
    const auto profile = profileOf(stack);

    MemoryMeter meter;
    auto& lanes = (*house)->lanes();
    const auto end = composition::scanStack(*batch, lanes, (*house)->scanner(profile), profile, {});
    if (!end) return stopped(end.error());
    lanes.finish(**batch);
    const auto file = fileOf(**batch, **house, data);
    const double peak = meter.peak_mb();
    if (!file) return stopped(file.error());
    batch->reset();
    house->reset();
    std::error_code ignored;
    std::filesystem::remove_all(data, ignored);
    return peak;
}

} // namespace app::bench
