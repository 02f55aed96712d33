// SPDX-License-Identifier: GPL-3.0-or-later
// TIFF files, all pages; whatever libtiff decodes (G4, JPEG, LZW, Deflate ...). One thread.
#pragma once

#include "scanner/decode/document.h"
#include "scanner/decode/source_file.h"

namespace scanner::decode {

// Small copies of pages are no pages. Errors: FileDamaged, FileTooManyPages, PictureTooSmall,
// PictureTooLarge.
[[nodiscard]] base::Result<std::unique_ptr<Document>> openTiff(SourceFile source, const Limits& limits);

} // namespace scanner::decode
