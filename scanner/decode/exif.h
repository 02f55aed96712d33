// SPDX-License-Identifier: GPL-3.0-or-later
// What a camera wrote beside its picture (Exif 2.32). Pure; any thread.
#pragma once

#include <string_view>

namespace scanner::decode {

struct ExifFacts {
    int orientation = 1;     // 1 .. 8
    bool fromCamera = false; // tells an exposure
};

// `jpeg`: a whole JPEG file. What makes no sense counts as not there.
ExifFacts exifOf(std::string_view jpeg);

} // namespace scanner::decode
