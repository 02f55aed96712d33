// SPDX-License-Identifier: GPL-3.0-or-later
// From scanned pages to one file, as the use cases see it. Any thread.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/base/time.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace core::ports {

// What is written into the file's metadata (XMP).
struct PaperLabel {
    std::string dossierNumber; // empty until there is one: the file is made before the number
    std::string dossierId;
    std::string componentCode;
    std::string title; // name of the component
    core::base::Instant scannedAt;
    std::string holderName;
    std::string holderNumber; // may be empty
    std::string digitisedBy;  // full name of the clerk
};

struct FiledPaper {
    int pages = 0;
    std::int64_t characters = 0;
    std::string text{}; // what was read on the pages
};

class PaperFiler {
  public:
    virtual ~PaperFiler() = default;
    // Whether nothing would be lost when the batch goes: each of its pages that the clerk has not set aside
    // is among `known`, and none that was set aside is among `filed`. Errors: PageCode::PageNotRead (args:
    // page), BatchMissing.
    [[nodiscard]] virtual core::base::Result<void> isAllOf(const core::base::BatchId& batch,
                                                           const std::vector<int>& known,
                                                           const std::vector<int>& filed) = 0;
    // Writes the pages, in this order, as one PDF/A with a text layer to `target` (not fsynced).
    // Errors: PageCode::PdfNotWritten, PageCode::PageNotRead, StoreCode::DiskFull.
    [[nodiscard]] virtual core::base::Result<FiledPaper> file(const core::base::BatchId& batch,
                                                              const std::vector<int>& pages,
                                                              const PaperLabel& label,
                                                              const std::filesystem::path& target) = 0;
    // Removes the batch from the disk; one that is not there is gone already. Errors: StoreCode; trying again
    // is safe then.
    [[nodiscard]] virtual core::base::Result<void> release(const core::base::BatchId& batch) = 0;
};

} // namespace core::ports
