// SPDX-License-Identifier: GPL-3.0-or-later
// A JPEG of a given size with something on it, by libjpeg.
#pragma once

#include <cstdio>
#include <filesystem>
#include <stdexcept>
#include <vector>

#include <jpeglib.h>

namespace tests {

enum class JpegKind { Colour, Grey, ProgressiveColour };

inline void writeJpegFile(const std::filesystem::path& file, int width_px, int height_px,
                          JpegKind kind = JpegKind::Colour) {
    FILE* out = std::fopen(file.c_str(), "wb");
    if (!out) throw std::runtime_error("cannot write " + file.string());
    jpeg_compress_struct jpeg{};
    jpeg_error_mgr errors{};
    jpeg.err = jpeg_std_error(&errors);
    jpeg_create_compress(&jpeg);
    jpeg_stdio_dest(&jpeg, out);
    jpeg.image_width = static_cast<JDIMENSION>(width_px);
    jpeg.image_height = static_cast<JDIMENSION>(height_px);
    jpeg.input_components = kind == JpegKind::Grey ? 1 : 3;
    jpeg.in_color_space = kind == JpegKind::Grey ? JCS_GRAYSCALE : JCS_RGB;
    jpeg_set_defaults(&jpeg);
    if (kind == JpegKind::ProgressiveColour) jpeg_simple_progression(&jpeg);
    jpeg_start_compress(&jpeg, TRUE);
    std::vector<JSAMPLE> row(static_cast<std::size_t>(width_px) *
                             static_cast<std::size_t>(jpeg.input_components));
    for (int y = 0; y < height_px; ++y) {
        for (std::size_t x = 0; x < row.size(); ++x)
            row[x] = static_cast<JSAMPLE>((x / 40 + y / 40) % 2 ? 250 : 200);
        JSAMPROW rows[] = {row.data()};
        jpeg_write_scanlines(&jpeg, rows, 1);
    }
    jpeg_finish_compress(&jpeg);
    jpeg_destroy_compress(&jpeg);
    std::fclose(out);
}

} // namespace tests
