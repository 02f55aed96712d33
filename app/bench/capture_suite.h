// SPDX-License-Identifier: GPL-3.0-or-later
// From paper to files: the counter's own pipeline beside the programs of others, on the same pages in the
// same run. Each kind of page is one stack: one batch here, one file for ocrmypdf. Main thread.
#pragma once

#include "app/bench/cancel_time.h"
#include "app/bench/counter_run.h"
#include "app/bench/outcome.h"
#include "app/bench/page_set.h"
#include "app/bench/text_distance.h"

#include <cstdint>
#include <filesystem>
#include <functional>
#include <optional>
#include <string>
#include <vector>

namespace app::bench {

struct CaptureOptions {
    std::filesystem::path pages; // empty: drawn by counterfoil-corpus, which has to lie beside the bench
    PageChoice choice;
    int dpi = 0; // of drawn pages; 0: as planned
    std::uint64_t seed = 1;
    bool withReference = true;
    bool withMemory = true;     // stacks of 10 and 100 pages, and the stack at a scanner's pace
    bool withReduced = true;    // all pages once more at 200 dpi
    int runs = 1;               // of each stack; of its times the median counts
    std::filesystem::path work; // for raw pages, about 30 MB each; made, and emptied at the end
};

struct PageFigures {
    TruePage truth;
    CounterPage counter;
    std::optional<double> bytes; // its share of the file
    std::optional<double> referenceBytes;
    std::optional<ReadingErrors> errors; // pages with a text that is known
    std::optional<ReadingErrors> referenceErrors;
    std::optional<ReadingErrors> bareErrors;
    std::optional<double> bareCpuSeconds;
};

struct StackTimes {
    double seconds = 0;
    double cpuSeconds = 0;
    double bytes = 0; // no time, but of the stack alike
};

struct StackFigures {
    std::string kind;
    std::vector<PageFigures> pages;
    StackTimes counter;
    std::optional<StackTimes> reference;
};

// All pages as one stack, as a scanner set to 200 dpi would have delivered them.
struct ReducedFigures {
    std::size_t pages = 0;
    StackTimes counter;
    std::optional<ReadingErrors> errors;
};

struct CaptureFigures {
    int runs = 1;
    std::vector<StackFigures> stacks;
    std::optional<ReducedFigures> reduced;
    std::optional<double> peak10_mb;
    std::optional<double> peak100_mb;
    std::optional<double> lastPageToFile_s; // of ten pages, 20 a minute
    std::optional<CancelTime> cancel;
    std::vector<std::string> notes; // what could not be measured, a sentence each
};

// `tell` gets a line for each thing done. A reference that is missing or fails is noted, and the run goes on
// without it.
[[nodiscard]] Outcome<CaptureFigures> measureCapture(const CaptureOptions& options,
                                                     const std::function<void(const std::string&)>& tell);

} // namespace app::bench
