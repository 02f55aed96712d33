// SPDX-License-Identifier: GPL-3.0-or-later
// What others make of the same pages: Debian's ocrmypdf, and the bare tesseract command. Any thread.
#pragma once

#include "app/bench/outcome.h"
#include "app/bench/raw_paper.h"

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace app::bench {

struct ReferenceStack {
    double seconds = 0;
    double cpuSeconds = 0;
    std::vector<std::string> texts; // one a page
    std::filesystem::path file;
    std::uintmax_t bytes = 0;
};

// One call of `ocrmypdf --deskew --jobs 2 -l vie` over a PDF that holds the pages' pixels unchanged (img2pdf,
// which ocrmypdf needs itself; not part of the time). The text is its own side file: what it read, before any
// PDF viewer.
[[nodiscard]] Outcome<ReferenceStack> readByOcrmypdf(const std::vector<RawPage>& pages,
                                                     const std::filesystem::path& folder);

struct BareReading {
    std::string text;
    double cpuSeconds = 0;
};

// `tesseract -l vie` with one thread on the grey copy of 200 dpi, level and even, that our own engine reads.
[[nodiscard]] Outcome<BareReading> readByTesseract(const RawPage& page, const std::filesystem::path& folder);

// The file's size, shared out to its pages as they weigh alone (qpdf --split-pages). Empty: it could not be
// split.
std::vector<double> bytesByPage(const std::filesystem::path& file, const std::filesystem::path& folder);

} // namespace app::bench
