// SPDX-License-Identifier: GPL-3.0-or-later
#include "app/composition/pipeline_filer.h"

#include "core/ports/store_codes.h"
#include "scanner/pipeline/batch.h"
#include "scanner/pipeline/document_writer.h"

#include <algorithm>
#include <string>
#include <utility>

namespace app::composition {

namespace base = core::base;
namespace pipeline = scanner::pipeline;

PipelineFiler::PipelineFiler(std::filesystem::path batches, core::ports::FileSystem& files,
                             const core::ports::Clock& clock, Forget forget)
    : m_batches(std::move(batches)), m_files(files), m_clock(clock), m_forget(std::move(forget)) {}

base::Result<void> PipelineFiler::isAllOf(const base::BatchId& id, const std::vector<int>& known,
                                          const std::vector<int>& filed) {
    const auto batch = pipeline::Batch::open(m_batches, id, m_files, m_clock);
    if (!batch) return base::fail(batch.error());
    for (const auto& page : (*batch)->snapshot()) {
        const bool isAside = page.aside.value_or(false);
        const auto& pages = isAside ? filed : known;
        if ((std::ranges::find(pages, page.number) != pages.end()) != isAside) continue;
        return base::fail(scanner::PageCode::PageNotRead, "not as the journal has it",
                          {std::to_string(page.number)});
    }
    return {};
}

base::Result<core::ports::FiledPaper> PipelineFiler::file(const base::BatchId& id,
                                                          const std::vector<int>& pages,
                                                          const core::ports::PaperLabel& label,
                                                          const std::filesystem::path& target) {
    const auto batch = pipeline::Batch::open(m_batches, id, m_files, m_clock);
    if (!batch) return base::fail(batch.error());
    pipeline::DocumentLabel document;
    document.title = label.title;
    document.dossierId = label.dossierId;
    document.dossierNumber = label.dossierNumber;
    document.componentCode = label.componentCode;
    document.scannedAt = label.scannedAt;
    document.holderName = label.holderName;
    document.holderNumber = label.holderNumber;
    document.digitisedBy = label.digitisedBy;
    auto written = pipeline::writeDocument(**batch, pages, document, target);
    if (!written && written.error().is(scanner::PageCode::DiskFull))
        return base::fail(core::ports::StoreCode::DiskFull, written.error().detail);
    if (!written) return base::fail(written.error());
    return core::ports::FiledPaper{written->pages, written->characters, std::move(written->text)};
}

base::Result<void> PipelineFiler::release(const base::BatchId& id) {
    const auto batch = pipeline::Batch::open(m_batches, id, m_files, m_clock);
    if (!batch) return pipeline::Batch::remove(m_batches, id, m_files); // gone, half gone or damaged
    if (m_forget) m_forget(**batch);
    return (*batch)->markFiled();
}

} // namespace app::composition
