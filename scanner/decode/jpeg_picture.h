// SPDX-License-Identifier: GPL-3.0-or-later
// JPEG data as a picture. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"
#include "scanner/image/image.h"

#include <string_view>

namespace scanner::decode {

// 8-bit grey or 32-bit. libjpeg goes on over any damage with grey blocks; here only stray bytes between
// segments, which some cameras leave, are let pass. Errors: FileDamaged, PictureTooLarge (out of memory).
[[nodiscard]] base::Result<image::Image> decodedJpeg(std::string_view bytes);

} // namespace scanner::decode
