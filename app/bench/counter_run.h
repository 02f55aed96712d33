// SPDX-License-Identifier: GPL-3.0-or-later
// A stack of paper through the counter itself: its batch, its page workers, its documents. The only place of
// the bench that knows the pipeline. Main thread.
#pragma once

#include "app/bench/outcome.h"
#include "app/bench/raw_paper.h"

#include <chrono>
#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace app::bench {

// What the counter made of one page.
struct CounterPage {
    bool filed = false;  // false: there is no picture of it
    bool blank = false;  // set aside as blank
    bool cutOff = false; // the limit of reading came before its end
    std::string component;
    std::vector<std::string> codes;
    std::string text;
    double laneSeconds = 0; // cleaning and reading
};

struct CounterStack {
    std::vector<CounterPage> pages;
    double seconds = 0;    // from the first page to the file
    double cpuSeconds = 0; // page workers and this program
    double lastPageToFile_s = 0;
    std::filesystem::path file; // of all pages, blank ones too
    std::uintmax_t bytes = 0;
};

class CounterRun {
  public:
    // `folder`: the counters' data, one a stack; on the file system of the raw pages.
    CounterRun(std::filesystem::path folder, core::domain::Procedure procedure);

    // Pages come as fast as the pipeline takes them, or one in `pace`. The page workers start and end with
    // the stack.
    [[nodiscard]] Outcome<CounterStack> read(const std::vector<RawPage>& pages,
                                             std::chrono::milliseconds pace = {});
    // `count` pages, the given ones in turn, through the scan worker and SANE's pnm driver. The most memory
    // that all processes held at once, in 10^6 bytes.
    [[nodiscard]] Outcome<double> peakMemory_mb(const std::vector<RawPage>& pages, int count);

  private:
    [[nodiscard]] std::filesystem::path nextData();

    std::filesystem::path m_folder;
    core::domain::Procedure m_procedure;
    int m_stacks = 0;
};

} // namespace app::bench
