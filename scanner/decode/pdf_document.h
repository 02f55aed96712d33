// SPDX-License-Identifier: GPL-3.0-or-later
// PDF files: libqpdf tells what they are and hands out the pictures of scans, Poppler draws the rest. One
// thread.
#pragma once

#include "scanner/decode/document.h"
#include "scanner/decode/source_file.h"

namespace scanner::decode {

// Errors: FileEncrypted if it asks for a password, FileDamaged, FileTooManyPages.
[[nodiscard]] base::Result<std::unique_ptr<Document>> openPdf(SourceFile source, const Limits& limits);

} // namespace scanner::decode
