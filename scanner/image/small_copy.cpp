// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/small_copy.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <vector>

namespace scanner::image {
namespace {

constexpr int kSmallDpi = 100;
constexpr int kMostFactor = 16; // sums of a block's channels fit into 16 bits

// Sums of one row of blocks. Two channels share a word, so that one addition serves both.
struct BlockSums {
    explicit BlockSums(std::size_t blocks) : redBlue(blocks), greenRest(blocks), darkest(blocks) {}

    void clear() {
        std::fill(redBlue.begin(), redBlue.end(), 0);
        std::fill(greenRest.begin(), greenRest.end(), 0);
        std::fill(darkest.begin(), darkest.end(), 255);
    }

    std::vector<std::uint32_t> redBlue;
    std::vector<std::uint32_t> greenRest;
    std::vector<std::uint32_t> darkest;
};

// Pixels of 32 bits: red, green, blue, unused, from the highest byte down.
void addColourRow(const l_uint32* line, int width, int factor, BlockSums& sums) {
    constexpr std::uint32_t kEverySecond = 0x00FF00FF;
    std::size_t block = 0;
    for (int x = 0; x < width; ++block) {
        std::uint32_t redBlue = 0, greenRest = 0, darkest = 255;
        for (const int end = std::min(x + factor, width); x < end; ++x) {
            const std::uint32_t pixel = line[x];
            redBlue += pixel >> 8 & kEverySecond;
            greenRest += pixel & kEverySecond;
            const std::uint32_t brightest = std::max({pixel >> 24, pixel >> 16 & 0xFF, pixel >> 8 & 0xFF});
            darkest = std::min(darkest, brightest);
        }
        sums.redBlue[block] += redBlue;
        sums.greenRest[block] += greenRest;
        sums.darkest[block] = std::min(sums.darkest[block], darkest);
    }
}

void addGreyRow(const l_uint32* line, int width, int factor, BlockSums& sums) {
    std::size_t block = 0;
    for (int x = 0; x < width; ++block) {
        std::uint32_t sum = 0, darkest = 255;
        for (const int end = std::min(x + factor, width); x < end; ++x) {
            const std::uint32_t grey = GET_DATA_BYTE(line, x);
            sum += grey;
            darkest = std::min(darkest, grey);
        }
        sums.redBlue[block] += sum << 16 | sum;
        sums.greenRest[block] += sum << 16;
        sums.darkest[block] = std::min(sums.darkest[block], darkest);
    }
}

void takeBlocks(const BlockSums& sums, int pageWidth, int rows, int row, SmallCopy& copy) {
    for (int x = 0; x < copy.width(); ++x) {
        const auto block = static_cast<std::size_t>(x);
        const auto pixels =
            static_cast<std::uint32_t>(rows * std::min(copy.factor, pageWidth - x * copy.factor));
        const auto mean = [pixels](std::uint32_t sum) {
            return static_cast<std::uint8_t>((sum + pixels / 2) / pixels);
        };
        copy.mean.at(x, row) = {mean(sums.redBlue[block] >> 16), mean(sums.greenRest[block] >> 16),
                                mean(sums.redBlue[block] & 0xFFFF)};
        copy.darkest.at(x, row) = static_cast<std::uint8_t>(sums.darkest[block]);
    }
}

} // namespace

SmallCopy smallCopyOf(const Image& page, int dpi) {
    const int width = widthOf(page), height = heightOf(page);
    SmallCopy copy;
    copy.factor =
        std::clamp(static_cast<int>(std::lround(static_cast<double>(dpi) / kSmallDpi)), 1, kMostFactor);
    copy.dpi = dpi / copy.factor;
    const int columns = (width + copy.factor - 1) / copy.factor;
    const int rows = (height + copy.factor - 1) / copy.factor;
    copy.mean = Grid<Rgb>(columns, rows);
    copy.darkest = Grid<std::uint8_t>(columns, rows);

    const auto addRow = pixGetDepth(page.get()) == 8 ? addGreyRow : addColourRow;
    BlockSums sums(static_cast<std::size_t>(columns));
    for (int row = 0; row < rows; ++row) {
        sums.clear();
        const int first = row * copy.factor, end = std::min(first + copy.factor, height);
        for (int y = first; y < end; ++y)
            addRow(pixGetData(page.get()) +
                       static_cast<std::size_t>(y) * static_cast<std::size_t>(pixGetWpl(page.get())),
                   width, copy.factor, sums);
        takeBlocks(sums, width, end - first, row, copy);
    }
    return copy;
}

} // namespace scanner::image
