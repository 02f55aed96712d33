// SPDX-License-Identifier: GPL-3.0-or-later
// The picture in an image object of a PDF, pixel for pixel. One thread.
#pragma once

#include "core/base/result.h"
#include "scanner/image/image.h"

class QPDFObjectHandle;

namespace scanner::decode {

// `stream`: an image object. JPEG, CCITT G4, and plain samples of 1 bit grey or 8 bit grey and RGB, packed in
// whatever way libqpdf unpacks. Empty for everything else. Errors: FileDamaged for data that are not what the
// dictionary announces. Throws what libqpdf throws.
[[nodiscard]] base::Result<image::Image> decodedPicture(QPDFObjectHandle stream);

} // namespace scanner::decode
