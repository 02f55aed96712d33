// SPDX-License-Identifier: GPL-3.0-or-later
// PDF/A with an invisible text layer: level B of part 1 (ISO 19005-1) or, on request, of part 2. Pages obey
// part 1 in both. Any thread; one writer per file.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "scanner/base/code.h"
#include "scanner/base/picture.h"
#include "scanner/base/words.h"

#include <filesystem>
#include <string>
#include <utility>
#include <vector>

namespace scanner::pdf {

struct PdfPage {
    std::filesystem::path file; // holds the picture's parts; they are embedded byte for byte
    Picture picture;            // its layers are drawn in their order; areas in pixels of the page
    int width_px = 0;           // the page is shown at true size
    int height_px = 0;
    int dpi = 0;   // 50 .. 1200
    PageText text; // boxes in the same pixels
};

enum class PdfaPart { One = 1, Two = 2 };

struct PdfMetadata {
    std::string title;
    core::base::Instant created;
    // Own schema (urn:counterfoil:1), declared as a PDF/A extension schema: name -> value, names are
    // [A-Za-z0-9]+.
    std::vector<std::pair<std::string, std::string>> fields;
    PdfaPart part = PdfaPart::One;
};

// The same pages and metadata give the same bytes. Errors: PdfNotWritten, DiskFull.
[[nodiscard]] base::Result<void> writePdf(const std::vector<PdfPage>& pages, const PdfMetadata& metadata,
                                          const std::filesystem::path& target);

} // namespace scanner::pdf
