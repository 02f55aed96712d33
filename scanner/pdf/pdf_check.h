// SPDX-License-Identifier: GPL-3.0-or-later
// A written file is read again before anybody files it. Any thread.
#pragma once

#include "scanner/pdf/pdf_writer.h"

#include <filesystem>
#include <string>
#include <vector>

namespace scanner::pdf {

// The resource name of a page's layer, with its slash.
std::string layerName(std::size_t layer);

// The file opens without a warning, holds nothing that PDF/A forbids and that a scan could come to hold, and
// has these pages, each with its layers in their sizes and with text where words were given. Errors:
// PdfNotWritten.
[[nodiscard]] base::Result<void> checkPdf(const std::filesystem::path& file,
                                          const std::vector<PdfPage>& pages);

} // namespace scanner::pdf
