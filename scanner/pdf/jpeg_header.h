// SPDX-License-Identifier: GPL-3.0-or-later
// What a JPEG says of itself (ITU-T T.81, annex B), without decoding it. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"

#include <string>

namespace scanner::pdf {

struct JpegHeader {
    int width_px = 0;
    int height_px = 0;
    int channels = 0; // 1 grey, 3 colour
};

// Takes whole baseline JPEGs only: 8 bit, grey or colour, ended by its mark. Errors: NotAnImage.
[[nodiscard]] base::Result<JpegHeader> jpegHeaderOf(const std::string& bytes);

} // namespace scanner::pdf
