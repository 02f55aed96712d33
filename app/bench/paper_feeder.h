// SPDX-License-Identifier: GPL-3.0-or-later
// A scanner that finds its pages ready on the disk: what it costs to scan is not what is measured. Blocks
// like any source.
#pragma once

#include "app/bench/raw_paper.h"

#include <chrono>
#include <vector>

namespace app::bench {

class PaperFeeder : public core::ports::ScanSource {
  public:
    using Clock = std::chrono::steady_clock;

    // `pages` have to outlive it. `pace` 0: as fast as they are taken.
    PaperFeeder(const std::vector<RawPage>& pages, std::chrono::milliseconds pace)
        : m_pages(pages), m_pace(pace) {}

    [[nodiscard]] core::base::Result<std::vector<core::ports::ScannerInfo>>
    list(const std::stop_token& stop) override;
    [[nodiscard]] core::base::Result<core::ports::ScanEnd> scan(const core::ports::ScanRequest& request,
                                                                core::ports::ScanEvents& events,
                                                                const std::stop_token& stop) override;
    // When the last page lay ready; valid after scan().
    [[nodiscard]] Clock::time_point lastPageAt() const { return m_lastPageAt; }

  private:
    const std::vector<RawPage>& m_pages;
    std::chrono::milliseconds m_pace;
    Clock::time_point m_lastPageAt{};
};

} // namespace app::bench
