// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/reduce.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstdint>
#include <vector>

namespace scanner::image {
namespace {

std::uint32_t red(l_uint32 pixel) {
    return pixel >> L_RED_SHIFT & 0xFF;
}

std::uint32_t green(l_uint32 pixel) {
    return pixel >> L_GREEN_SHIFT & 0xFF;
}

std::uint32_t darkest(l_uint32 pixel) {
    return std::min(
        {pixel >> L_RED_SHIFT & 0xFF, pixel >> L_GREEN_SHIFT & 0xFF, pixel >> L_BLUE_SHIFT & 0xFF});
}

// Out of three samples of a row come two: the sample in the middle counts half for each. Sums of weight 3.
template<class Sample>
void narrowed(Sample sample, int width, std::vector<std::uint16_t>& sums) {
    const int blocks = width / 3;
    auto* out = sums.data();
    for (int block = 0; block < blocks; ++block) {
        const std::uint32_t left = sample(3 * block);
        const std::uint32_t middle = sample(3 * block + 1);
        const std::uint32_t right = sample(3 * block + 2);
        *out++ = static_cast<std::uint16_t>(2 * left + middle);
        *out++ = static_cast<std::uint16_t>(middle + 2 * right);
    }
    if (3 * blocks < width) // one or two samples are left over
        sums.back() =
            static_cast<std::uint16_t>(2 * sample(3 * blocks) + sample(std::min(3 * blocks + 1, width - 1)));
}

void narrowedRow(Pix* page, int y, Channel channel, std::vector<std::uint16_t>& sums) {
    const int width = pixGetWidth(page);
    const l_uint32* line =
        pixGetData(page) + std::ptrdiff_t{pixGetWpl(page)} * std::min(y, pixGetHeight(page) - 1);
    if (pixGetDepth(page) == 8)
        narrowed([line](int x) -> std::uint32_t { return GET_DATA_BYTE(line, x); }, width, sums);
    else if (channel == Channel::Red)
        narrowed([line](int x) { return red(line[x]); }, width, sums);
    else if (channel == Channel::Green)
        narrowed([line](int x) { return green(line[x]); }, width, sums);
    else
        narrowed([line](int x) { return darkest(line[x]); }, width, sums);
}

void storeMixed(const std::vector<std::uint16_t>& heavy, const std::vector<std::uint16_t>& light,
                l_uint32* line) {
    for (std::size_t x = 0; x < heavy.size(); ++x)
        SET_DATA_BYTE(line, x, (2U * heavy[x] + light[x] + 4U) / 9U);
}

} // namespace

Image channelOf(const Image& page, Channel channel) {
    if (pixGetDepth(page.get()) == 8) return Image(pixClone(page.get()));
    if (channel == Channel::Darkest) return Image(pixConvertRGBToGrayMinMax(page.get(), L_CHOOSE_MIN));
    return Image(pixGetRGBComponent(page.get(), channel == Channel::Red ? COLOR_RED : COLOR_GREEN));
}

Image twoThirdsOf(const Image& page, Channel channel) {
    const int width = (2 * widthOf(page) + 1) / 3;
    const int height = (2 * heightOf(page) + 1) / 3;
    Image small(pixCreateNoInit(width, height, 8));
    if (!small) return {};
    pixSetPadBits(small.get(), 0);
    std::vector<std::uint16_t> upper(static_cast<std::size_t>(width));
    auto middle = upper;
    auto lower = upper;
    for (int y = 0; y < height; y += 2) {
        const int from = y / 2 * 3;
        narrowedRow(page.get(), from, channel, upper);
        narrowedRow(page.get(), from + 1, channel, middle);
        storeMixed(upper, middle, pixGetData(small.get()) + std::ptrdiff_t{pixGetWpl(small.get())} * y);
        if (y + 1 == height) break;
        narrowedRow(page.get(), from + 2, channel, lower);
        storeMixed(lower, middle, pixGetData(small.get()) + std::ptrdiff_t{pixGetWpl(small.get())} * (y + 1));
    }
    return small;
}

} // namespace scanner::image
