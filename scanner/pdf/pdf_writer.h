// SPDX-License-Identifier: GPL-3.0-or-later
// PDF/A-1b with an invisible text layer (ISO 19005-1). Any thread; one writer per file.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "scanner/base/code.h"
#include "scanner/base/words.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace scanner::pdf {

struct PdfPage {
    std::filesystem::path jpeg; // RGB or grey baseline JPEG, shown at true size; embedded byte for byte
    int width_px = 0;
    int height_px = 0;
    int dpi = 0;   // 50 .. 1200
    PageText text; // boxes in the same pixels
};

struct PdfMetadata {
    std::string title;
    core::base::Instant created;
    // Own schema (urn:counterfoil:1), declared as a PDF/A extension schema: name -> value, names are
    // [A-Za-z0-9]+.
    std::vector<std::pair<std::string, std::string>> fields;
};

// The same pages and metadata give the same bytes. Errors: PdfNotWritten, DiskFull.
[[nodiscard]] base::Result<void> writePdf(const std::vector<PdfPage>& pages, const PdfMetadata& metadata,
                                          const std::filesystem::path& target);

} // namespace scanner::pdf
