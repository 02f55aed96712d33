// SPDX-License-Identifier: GPL-3.0-or-later
// The use cases' way to the pipeline: pages of a batch become one PDF/A. Any thread.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/file_system.h"
#include "core/ports/paper.h"
#include "scanner/pipeline/batch.h"

#include <functional>

namespace app::composition {

class PipelineFiler : public core::ports::PaperFiler {
  public:
    using Forget = std::function<void(const scanner::pipeline::Batch&)>;

    // `forget`: nobody works on the pages of a batch any more when it returns; nothing: nobody ever does.
    PipelineFiler(std::filesystem::path batches, core::ports::FileSystem& files,
                  const core::ports::Clock& clock, Forget forget = {});

    [[nodiscard]] core::base::Result<void> isAllOf(const core::base::BatchId& id,
                                                   const std::vector<int>& known,
                                                   const std::vector<int>& filed) override;
    [[nodiscard]] core::base::Result<core::ports::FiledPaper>
    file(const core::base::BatchId& id, const std::vector<int>& pages, const core::ports::PaperLabel& label,
         const std::filesystem::path& target) override;
    [[nodiscard]] core::base::Result<void> release(const core::base::BatchId& id) override;

  private:
    std::filesystem::path m_batches;
    core::ports::FileSystem& m_files;
    const core::ports::Clock& m_clock;
    Forget m_forget;
};

} // namespace app::composition
