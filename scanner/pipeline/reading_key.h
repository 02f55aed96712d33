// SPDX-License-Identifier: GPL-3.0-or-later
// The name of one reading: the same pixels read by the same engine give the same words, so a page whose name
// did not change is not read again. Pure; any thread.
#pragma once

#include "scanner/image/image.h"

#include <string>
#include <string_view>

namespace scanner::pipeline {

// SHA-256, in hex, of size, resolution and pixels of `reading` and of `engine`, which names version, data and
// parameters.
std::string readingKey(const image::Image& reading, int dpi, std::string_view engine);

} // namespace scanner::pipeline
