// SPDX-License-Identifier: GPL-3.0-or-later
// What a JPEG says of itself (ITU-T T.81, annex B), without decoding it. Any thread.
#pragma once

#include "core/base/result.h"
#include "scanner/base/code.h"

#include <cstdint>
#include <filesystem>

namespace scanner::pdf {

struct JpegHeader {
    int width_px = 0;
    int height_px = 0;
    int channels = 0;            // 1 grey, 3 colour
    std::int64_t size_bytes = 0; // of the file
};

// Takes whole baseline JPEG files only: 8 bit, grey or colour, ended by its mark. Errors: NotAnImage.
[[nodiscard]] base::Result<JpegHeader> readJpegHeader(const std::filesystem::path& file);

} // namespace scanner::pdf
