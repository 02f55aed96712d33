// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/bilinear.h"

#include <leptonica/allheaders.h>

#include <array>
#include <cassert>
#include <cmath>
#include <cstdint>
#include <cstring>

namespace scanner::image {
namespace {

constexpr int kShift = 16; // places are whole numbers of 1/65536 pixel
constexpr int kMostSide_px = 32'768;

std::int64_t fixed(double value) {
    return std::llround(value * (1 << kShift));
}

// Eight samples at once, on every machine: two neighbours of four channels.
using Bytes8 = std::uint8_t __attribute__((vector_size(8)));
using Words8 = std::uint16_t __attribute__((vector_size(16)));
using Words4 = std::uint16_t __attribute__((vector_size(8)));
using Bytes4 = std::uint8_t __attribute__((vector_size(4)));

Words8 twoPixels(const l_uint32* first) {
    Bytes8 bytes;
    std::memcpy(&bytes, first, sizeof bytes);
    return __builtin_convertvector(bytes, Words8);
}

constexpr std::uint16_t kHalf = 128;

// For each of 256 parts of the way to the right: how much the four channels of both neighbours count.
const std::array<Words8, 256> kWeights = [] {
    std::array<Words8, 256> weights;
    for (std::uint16_t right = 0; right < 256; ++right) {
        const auto left = static_cast<std::uint16_t>(256 - right);
        weights[right] = Words8{left, left, left, left, right, right, right, right};
    }
    return weights;
}();

struct Grey {
    static l_uint32 sample(const l_uint32* upper, const l_uint32* lower, int x, std::uint32_t right,
                           std::uint32_t down) {
        const std::uint32_t above =
            GET_DATA_BYTE(upper, x) * (256 - right) + GET_DATA_BYTE(upper, x + 1) * right;
        const std::uint32_t below =
            GET_DATA_BYTE(lower, x) * (256 - right) + GET_DATA_BYTE(lower, x + 1) * right;
        return (above * (256 - down) + below * down) >> 16;
    }
    static void store(l_uint32* line, int x, l_uint32 value) { SET_DATA_BYTE(line, x, value); }
    static l_uint32 all(unsigned grey) { return grey; }
};

struct Colour {
    static l_uint32 sample(const l_uint32* upper, const l_uint32* lower, int x, std::uint32_t right,
                           std::uint32_t down) {
        const auto d = static_cast<std::uint16_t>(down), u = static_cast<std::uint16_t>(256 - down);
        const Words8 level = (twoPixels(upper + x) * u + twoPixels(lower + x) * d + kHalf) >> 8;
        const Words8 parts = level * kWeights[right];
        const Words4 sum = __builtin_shufflevector(parts, parts, 0, 1, 2, 3) +
                           __builtin_shufflevector(parts, parts, 4, 5, 6, 7);
        const Bytes4 mixed = __builtin_convertvector((sum + kHalf) >> 8, Bytes4);
        l_uint32 pixel = 0;
        std::memcpy(&pixel, &mixed, sizeof pixel);
        return pixel;
    }
    static void store(l_uint32* line, int x, l_uint32 value) { line[x] = value; }
    static l_uint32 all(unsigned grey) {
        return grey << L_RED_SHIFT | grey << L_GREEN_SHIFT | grey << L_BLUE_SHIFT;
    }
};

template<class Kind>
void sampleInto(Pix* result, Pix* source, const Sampling& at, unsigned outside) {
    const std::int64_t mostX = std::int64_t{pixGetWidth(source) - 1} << kShift;
    const std::int64_t mostY = std::int64_t{pixGetHeight(source) - 1} << kShift;
    const std::int64_t stepX = fixed(at.acrossX);
    const std::int64_t stepY = fixed(at.acrossY);
    const l_uint32* data = pixGetData(source);
    const std::ptrdiff_t wordsPerLine = pixGetWpl(source);
    for (int y = 0; y < pixGetHeight(result); ++y) {
        l_uint32* line = pixGetData(result) + std::ptrdiff_t{pixGetWpl(result)} * y;
        std::int64_t fromX = fixed(at.x0 + y * at.downX);
        std::int64_t fromY = fixed(at.y0 + y * at.downY);
        for (int x = 0; x < pixGetWidth(result); ++x, fromX += stepX, fromY += stepY) {
            if (fromX < 0 || fromX >= mostX || fromY < 0 || fromY >= mostY) {
                Kind::store(line, x, Kind::all(outside));
                continue;
            }
            const l_uint32* upper = data + (fromY >> kShift) * wordsPerLine;
            Kind::store(line, x,
                        Kind::sample(upper, upper + wordsPerLine, static_cast<int>(fromX >> kShift),
                                     static_cast<std::uint32_t>(fromX >> (kShift - 8) & 0xFF),
                                     static_cast<std::uint32_t>(fromY >> (kShift - 8) & 0xFF)));
        }
    }
}

} // namespace

Image sampled(const Image& source, int width, int height, const Sampling& at, unsigned outside) {
    assert(widthOf(source) < kMostSide_px && heightOf(source) < kMostSide_px);
    const bool colour = pixGetDepth(source.get()) == 32;
    Image result(pixCreateNoInit(width, height, colour ? 32 : 8));
    if (!result) return {};
    pixSetPadBits(result.get(), 0);
    colour ? sampleInto<Colour>(result.get(), source.get(), at, outside)
           : sampleInto<Grey>(result.get(), source.get(), at, outside);
    return result;
}

} // namespace scanner::image
