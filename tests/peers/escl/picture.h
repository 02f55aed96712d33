// SPDX-License-Identifier: GPL-3.0-or-later
// A sheet's picture on its way to a JPEG file of the size and colours that were asked for. Values; any
// thread.
#pragma once

#include <cstdint>
#include <filesystem>
#include <string>
#include <vector>

namespace peers::escl {

struct Picture {
    int width_px = 0;
    int height_px = 0;
    int channels = 3;                 // 1: grey
    std::vector<std::uint8_t> pixels; // rows without padding
};

// Binary PNM (P4, P5, P6 with 8 bits) or JPEG. Throws std::runtime_error.
Picture loadPicture(const std::filesystem::path& file);
Picture whitePicture();
// The whole sheet in that many pixels, each taken from the nearest one.
Picture drawn(const Picture& sheet, int width_px, int height_px, int channels);
// Quality 95, the resolution in its header.
std::string toJpeg(const Picture& picture, int dpi);

} // namespace peers::escl
