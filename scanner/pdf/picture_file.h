// SPDX-License-Identifier: GPL-3.0-or-later
// The encoded parts of a page's picture, as they lie in its file. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/pdf/pdf_writer.h"

#include <string>
#include <vector>

namespace scanner::pdf {

// Errors: PdfNotWritten, if the file is shorter than it should be or cannot be read.
[[nodiscard]] base::Result<std::string> readPart(const std::filesystem::path& file, const EncodedPart& part);

// What the page's layers are, checked against the bytes: 1 grey, 3 colour, 0 a stencil alone; one for each
// layer. Errors: PdfNotWritten.
[[nodiscard]] base::Result<std::vector<int>> checkedChannels(const PdfPage& page);

} // namespace scanner::pdf
