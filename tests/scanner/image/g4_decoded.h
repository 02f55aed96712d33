// SPDX-License-Identifier: GPL-3.0-or-later
// Reads what CCITT G4 bytes say by libtiff, an implementation that did not write them for us.
#pragma once

#include <leptonica/allheaders.h>

#include <QImage>
#include <catch2/catch.hpp>

#include <cstdint>
#include <cstring>
#include <string>

namespace tests {

// The smallest TIFF file around one strip, in this machine's byte order.
inline std::string tiffAround(const std::string& strip, int width, int height) {
    std::string file = "II*";
    const auto u16 = [&file](std::uint16_t value) { file.append(reinterpret_cast<const char*>(&value), 2); };
    const auto u32 = [&file](std::uint32_t value) { file.append(reinterpret_cast<const char*>(&value), 4); };
    const auto field = [&](std::uint16_t tag, std::uint32_t value) {
        u16(tag);
        u16(4);
        u32(1);
        u32(value);
    };
    constexpr std::uint16_t kFields = 9;
    constexpr std::uint32_t kStrip = 8 + 2 + kFields * 12 + 4;
    file += '\0';
    u32(8);
    u16(kFields);
    field(256, static_cast<std::uint32_t>(width));
    field(257, static_cast<std::uint32_t>(height));
    field(258, 1); // bits a sample
    field(259, 4); // CCITT G4
    field(262, 0); // 0 is white
    field(273, kStrip);
    field(277, 1); // samples a pixel
    field(278, static_cast<std::uint32_t>(height));
    field(279, static_cast<std::uint32_t>(strip.size()));
    u32(0);
    return file + strip;
}

// True where the bytes say black.
inline QImage g4Decoded(const std::string& bytes, int width, int height) {
    const std::string file = tiffAround(bytes, width, height);
    Pix* pix = pixReadMemTiff(reinterpret_cast<const l_uint8*>(file.data()), file.size(), 0);
    REQUIRE(pix);
    REQUIRE(pixGetDepth(pix) == 1);
    QImage image(pixGetWidth(pix), pixGetHeight(pix), QImage::Format_Grayscale8);
    for (int y = 0; y < image.height(); ++y)
        for (int x = 0; x < image.width(); ++x)
            image.scanLine(y)[x] =
                GET_DATA_BIT(pixGetData(pix) + std::ptrdiff_t{y} * pixGetWpl(pix), x) ? 0 : 255;
    pixDestroy(&pix);
    return image;
}

} // namespace tests
