// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/samples.h"

#include <leptonica/allheaders.h>

namespace scanner::decode {
namespace {

using image::heightOf;
using image::Image;
using image::widthOf;

l_uint32* lineOf(const Image& picture, int y) {
    return pixGetData(picture.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(picture.get());
}

unsigned byteAt(std::string_view row, std::size_t index) {
    return static_cast<unsigned char>(row[index]);
}

void storeRow(std::string_view row, l_uint32* line, int width_px, int bits, int channels) {
    for (std::size_t x = 0; x < static_cast<std::size_t>(width_px); ++x) {
        if (bits == 1)
            SET_DATA_BYTE(line, x, (byteAt(row, x / 8) >> (7 - x % 8)) & 1U ? 255U : 0U);
        else if (channels == 1)
            SET_DATA_BYTE(line, x, byteAt(row, x));
        else
            line[x] = byteAt(row, 3 * x) << L_RED_SHIFT | byteAt(row, 3 * x + 1) << L_GREEN_SHIFT |
                      byteAt(row, 3 * x + 2) << L_BLUE_SHIFT;
    }
}

bool isColourless(const Image& picture) {
    for (int y = 0; y < heightOf(picture); ++y) {
        const l_uint32* line = lineOf(picture, y);
        for (int x = 0; x < widthOf(picture); ++x) {
            const l_uint32 red = line[x] >> L_RED_SHIFT & 0xFFU;
            if (red != (line[x] >> L_GREEN_SHIFT & 0xFFU) || red != (line[x] >> L_BLUE_SHIFT & 0xFFU))
                return false;
        }
    }
    return true;
}

} // namespace

Image pictureOfSamples(std::string_view bytes, int width_px, int height_px, int bits, int channels) {
    Image picture(pixCreate(width_px, height_px, channels == 3 ? 32 : 8));
    if (!picture) return {};
    const std::size_t row =
        (static_cast<std::size_t>(width_px) * static_cast<std::size_t>(bits * channels) + 7) / 8;
    for (int y = 0; y < height_px; ++y)
        storeRow(bytes.substr(static_cast<std::size_t>(y) * row, row), lineOf(picture, y), width_px, bits,
                 channels);
    return picture;
}

void readRow(const Image& picture, int y, std::string& row) {
    l_uint32* line = lineOf(picture, y);
    const auto width = static_cast<std::size_t>(widthOf(picture));
    const bool isColour = pixGetDepth(picture.get()) == 32;
    row.resize(isColour ? 3 * width : width);
    for (std::size_t x = 0; x < width; ++x) {
        if (!isColour) {
            row[x] = static_cast<char>(GET_DATA_BYTE(line, x));
            continue;
        }
        row[3 * x] = static_cast<char>(line[x] >> L_RED_SHIFT);
        row[3 * x + 1] = static_cast<char>(line[x] >> L_GREEN_SHIFT);
        row[3 * x + 2] = static_cast<char>(line[x] >> L_BLUE_SHIFT);
    }
}

Image greyIfColourless(Image picture) {
    if (!picture || pixGetDepth(picture.get()) != 32 || !isColourless(picture)) return picture;
    return Image(pixGetRGBComponent(picture.get(), COLOR_RED));
}

} // namespace scanner::decode
