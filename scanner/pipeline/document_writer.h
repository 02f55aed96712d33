// SPDX-License-Identifier: GPL-3.0-or-later
// Pages of a batch as one PDF/A-1b. Any thread but the GUI's.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "scanner/pipeline/batch.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scanner::pipeline {

struct DocumentLabel {
    std::string title;
    std::string dossierId;
    std::string dossierNumber;
    std::string componentCode;
    std::string holderName;
    core::base::Instant scannedAt;
};

struct WrittenDocument {
    int pages = 0;
    long characters = 0;
};

// Same pages and label give the same bytes. All pages of a PDF that was taken over, in its order and alone,
// give that PDF byte for byte. Errors: PageNotRead, PdfNotWritten, DiskFull, OriginalTornApart if such pages
// are mixed.
[[nodiscard]] core::base::Result<WrittenDocument> writeDocument(const Batch& batch,
                                                                const std::vector<int>& pages,
                                                                const DocumentLabel& label,
                                                                const std::filesystem::path& target);

} // namespace scanner::pipeline
