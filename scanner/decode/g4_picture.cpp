// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/decode/g4_picture.h"

#include <leptonica/allheaders.h>

#include <cstdint>
#include <string>

namespace scanner::decode {
namespace {

using image::Image;

constexpr std::uint32_t kShort = 3;
constexpr std::uint32_t kLong = 4;
constexpr std::uint32_t kGroup4 = 4;

void put(std::string& out, std::uint32_t value, unsigned bytes) {
    for (unsigned i = 0; i < bytes; ++i)
        out += static_cast<char>(value >> (8 * i) & 0xFFU);
}

void putEntry(std::string& out, std::uint32_t tag, std::uint32_t type, std::uint32_t value) {
    put(out, tag, 2);
    put(out, type, 2);
    put(out, 1, 4);
    put(out, value, 4);
}

// TIFF 6.0 around one strip, for libtiff, which knows the code.
std::string tiffAround(std::string_view codes, std::uint32_t width, std::uint32_t height, bool isInverted) {
    constexpr std::uint32_t kEntries = 9;
    constexpr std::uint32_t kHeadBytes = 8 + 2 + kEntries * 12 + 4;
    std::string tiff("II*\0", 4);
    put(tiff, 8, 4);
    put(tiff, kEntries, 2);
    putEntry(tiff, 256, kLong, width);
    putEntry(tiff, 257, kLong, height);
    putEntry(tiff, 258, kShort, 1);
    putEntry(tiff, 259, kShort, kGroup4);
    putEntry(tiff, 262, kShort, isInverted ? 1 : 0);
    putEntry(tiff, 273, kLong, kHeadBytes);
    putEntry(tiff, 277, kShort, 1);
    putEntry(tiff, 278, kLong, height);
    putEntry(tiff, 279, kLong, static_cast<std::uint32_t>(codes.size()));
    put(tiff, 0, 4);
    return tiff.append(codes);
}

} // namespace

Image pictureOfG4(std::string_view codes, int width_px, int height_px, bool isInverted) {
    const std::string tiff = tiffAround(codes, static_cast<std::uint32_t>(width_px),
                                        static_cast<std::uint32_t>(height_px), isInverted);
    const Image picture(pixReadMemTiff(reinterpret_cast<const l_uint8*>(tiff.data()), tiff.size(), 0));
    return Image(picture ? pixConvertTo8(picture.get(), 0) : nullptr);
}

} // namespace scanner::decode
