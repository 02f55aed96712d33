// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of samples as a picture, and a picture as rows of samples. Any thread.
#pragma once

#include "scanner/image/image.h"

#include <string>
#include <string_view>

namespace scanner::decode {

// `bytes` hold whole rows, each beginning with a byte of its own: 8-bit grey or RGB, or 1-bit grey (1 is
// white). Empty only if memory ran out.
image::Image pictureOfSamples(std::string_view bytes, int width_px, int height_px, int bits, int channels);

// Row `y` of an 8-bit grey or 32-bit picture, one or three bytes a pixel.
void readRow(const image::Image& picture, int y, std::string& row);

// 8-bit grey if no pixel of a 32-bit picture has a colour: a third of the bytes on disk.
image::Image greyIfColourless(image::Image picture);

} // namespace scanner::decode
