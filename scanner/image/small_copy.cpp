// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/small_copy.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

namespace scanner::image {
namespace {

constexpr int kSmallDpi = 100;
constexpr int kMostFactor = 16; // sums of a block's channels fit into 16 bits

// Four pixels at once, on every machine.
using Words4 = std::uint32_t __attribute__((vector_size(16)));
using Bytes16 = std::uint8_t __attribute__((vector_size(16)));

constexpr std::uint32_t kEverySecond = 0x00FF00FF;

// Of each column of a row of blocks. Two channels share a word, so that one addition serves both.
struct ColumnSums {
    explicit ColumnSums(std::size_t columns) : redBlue(columns), greenRest(columns), darkest(columns) {}

    void clear() {
        std::fill(redBlue.begin(), redBlue.end(), 0);
        std::fill(greenRest.begin(), greenRest.end(), 0);
        std::fill(darkest.begin(), darkest.end(), ~0U);
    }

    std::vector<std::uint32_t> redBlue;
    std::vector<std::uint32_t> greenRest;
    std::vector<std::uint32_t> darkest; // in the highest byte
};

template<class Word>
Word loaded(const std::uint32_t* from) {
    Word word;
    std::memcpy(&word, from, sizeof word);
    return word;
}

template<class Word>
void store(const Word& word, std::uint32_t* to) {
    std::memcpy(to, &word, sizeof word);
}

Bytes16 larger(Bytes16 a, Bytes16 b) {
    return a > b ? a : b;
}

Bytes16 lesser(Bytes16 a, Bytes16 b) {
    return a < b ? a : b;
}

Bytes16 asBytes(Words4 words) {
    Bytes16 bytes;
    std::memcpy(&bytes, &words, sizeof bytes);
    return bytes;
}

// Pixels of 32 bits: red, green, blue, unused, from the highest byte down.
void addColourRow(const l_uint32* line, int width, ColumnSums& sums) {
    constexpr int kTogether = 4;
    std::uint32_t* redBlue = sums.redBlue.data();
    std::uint32_t* greenRest = sums.greenRest.data();
    std::uint32_t* darkest = sums.darkest.data();
    int x = 0;
    for (; x + kTogether <= width; x += kTogether) {
        const auto pixels = loaded<Words4>(line + x);
        store(loaded<Words4>(redBlue + x) + (pixels >> 8 & kEverySecond), redBlue + x);
        store(loaded<Words4>(greenRest + x) + (pixels & kEverySecond), greenRest + x);
        const Bytes16 brightest =
            larger(larger(asBytes(pixels), asBytes(pixels << 8)), asBytes(pixels << 16));
        store(lesser(brightest, loaded<Bytes16>(darkest + x)), darkest + x);
    }
    for (; x < width; ++x) {
        const std::uint32_t pixel = line[x];
        redBlue[x] += pixel >> 8 & kEverySecond;
        greenRest[x] += pixel & kEverySecond;
        const std::uint32_t brightest = std::max({pixel >> 24, pixel >> 16 & 0xFF, pixel >> 8 & 0xFF});
        darkest[x] = std::min(darkest[x] >> 24, brightest) << 24;
    }
}

void addGreyRow(const l_uint32* line, int width, ColumnSums& sums) {
    for (int x = 0; x < width; ++x) {
        const auto column = static_cast<std::size_t>(x);
        const std::uint32_t grey = GET_DATA_BYTE(line, x);
        sums.redBlue[column] += grey << 16 | grey;
        sums.greenRest[column] += grey << 16;
        sums.darkest[column] = std::min(sums.darkest[column] >> 24, grey) << 24;
    }
}

// `rows` rows of the page become one of the copy.
void takeBlocks(const ColumnSums& sums, int rows, int row, SmallCopy& copy) {
    std::size_t column = 0;
    for (int x = 0; x < copy.width(); ++x) {
        const std::size_t end = std::min(column + static_cast<std::size_t>(copy.factor), sums.darkest.size());
        const auto pixels = std::max<std::uint32_t>(1, static_cast<std::uint32_t>(rows) *
                                                           static_cast<std::uint32_t>(end - column));
        std::uint32_t redBlue = 0, greenRest = 0, darkest = ~0U;
        for (; column < end; ++column) {
            redBlue += sums.redBlue[column];
            greenRest += sums.greenRest[column];
            darkest = std::min(darkest, sums.darkest[column]);
        }
        const auto mean = [pixels](std::uint32_t sum) {
            return static_cast<std::uint8_t>((sum + pixels / 2) / pixels);
        };
        copy.mean.at(x, row) = {mean(redBlue >> 16), mean(greenRest >> 16), mean(redBlue & 0xFFFF)};
        copy.darkest.at(x, row) = static_cast<std::uint8_t>(darkest >> 24);
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
    ColumnSums sums(static_cast<std::size_t>(width));
    for (int row = 0; row < rows; ++row) {
        sums.clear();
        const int first = row * copy.factor, end = std::min(first + copy.factor, height);
        for (int y = first; y < end; ++y)
            addRow(pixGetData(page.get()) +
                       static_cast<std::size_t>(y) * static_cast<std::size_t>(pixGetWpl(page.get())),
                   width, sums);
        takeBlocks(sums, end - first, row, copy);
    }
    return copy;
}

} // namespace scanner::image
