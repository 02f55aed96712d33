// SPDX-License-Identifier: GPL-3.0-or-later
// Files that hold one picture. One thread.
#pragma once

#include "scanner/decode/document.h"
#include "scanner/decode/source_file.h"

namespace scanner::decode {

// Errors of all three: PictureTooSmall, PictureTooLarge, FileDamaged.
// JPEG: turned as its Exif data say; broken picture data are no page.
[[nodiscard]] base::Result<std::unique_ptr<Document>> openJpeg(SourceFile source, const Limits& limits);
// PNG: what shines through shows white paper.
[[nodiscard]] base::Result<std::unique_ptr<Document>> openPng(SourceFile source, const Limits& limits);
// Binary PNM; it tells no resolution.
[[nodiscard]] base::Result<std::unique_ptr<Document>> openPnm(const std::filesystem::path& file);

} // namespace scanner::decode
