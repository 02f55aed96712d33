// SPDX-License-Identifier: GPL-3.0-or-later
// A written file is read again before anybody files it. Any thread.
#pragma once

#include "scanner/pdf/pdf_writer.h"

#include <filesystem>
#include <vector>

namespace scanner::pdf {

// The file opens without a warning and has these pages, each with a picture of its size and with text where
// words were given. Errors: PdfNotWritten.
[[nodiscard]] base::Result<void> checkPdf(const std::filesystem::path& file,
                                          const std::vector<PdfPage>& pages);

} // namespace scanner::pdf
