// SPDX-License-Identifier: GPL-3.0-or-later
// Pictures as the bytes that stand in a file. Any thread.
#pragma once

#include "scanner/image/grid.h"
#include "scanner/image/image.h"

#include <string>

namespace scanner::image {

// Baseline JPEG, quality 1 .. 100: grey from 8 bit, else RGB; 4:2:0. Throws std::bad_alloc,
// std::runtime_error.
std::string jpegOf(const Image& image, int quality, int dpi);
std::string jpegOf(const Grid<Rgb>& image, bool grey, int quality, int dpi);

// CCITT G4 (ITU-T T.6) without any header, 1 is black; from 1 bit. Throws std::bad_alloc, std::runtime_error.
std::string g4Of(const Image& bits);

} // namespace scanner::image
