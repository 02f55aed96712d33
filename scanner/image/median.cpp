// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/median.h"

#include "scanner/image/byte_rows.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <vector>

namespace scanner::image {
namespace {

using Bytes = std::vector<std::uint8_t>;

std::uint8_t middle(std::uint8_t a, std::uint8_t b, std::uint8_t c) {
    return std::max(std::min(a, b), std::min(std::max(a, b), c));
}

// `least`, `between` and `most` of each column of three rows.
void sortColumns(const std::array<Bytes, 3>& rows, Bytes& least, Bytes& between, Bytes& most) {
    const std::uint8_t *a = rows[0].data(), *b = rows[1].data(), *c = rows[2].data();
    std::uint8_t* __restrict low = least.data();
    std::uint8_t* __restrict mid = between.data();
    std::uint8_t* __restrict high = most.data();
    for (std::size_t x = 0, end = least.size(); x < end; ++x) {
        low[x] = std::min(std::min(a[x], b[x]), c[x]);
        mid[x] = middle(a[x], b[x], c[x]);
        high[x] = std::max(std::max(a[x], b[x]), c[x]);
    }
}

// The middle one of nine is the middle one of: the largest of the least, the middle one of the middle ones,
// the least of the largest.
void middleOfColumns(const Bytes& least, const Bytes& between, const Bytes& most, Bytes& medians) {
    const std::uint8_t *low = least.data(), *mid = between.data(), *high = most.data();
    std::uint8_t* __restrict to = medians.data();
    for (std::size_t x = 0, end = least.size() - 2; x < end; ++x)
        to[x] =
            middle(std::max(std::max(low[x], low[x + 1]), low[x + 2]), middle(mid[x], mid[x + 1], mid[x + 2]),
                   std::min(std::min(high[x], high[x + 1]), high[x + 2]));
}

// With the outermost pixel once more on either side.
void unpack(const Image& grey, int y, Bytes& bytes) {
    const int wordsPerLine = pixGetWpl(grey.get());
    const auto width = static_cast<std::size_t>(widthOf(grey));
    const std::ptrdiff_t row = std::clamp(y, 0, heightOf(grey) - 1);
    unpackRow(pixGetData(grey.get()) + wordsPerLine * row, wordsPerLine, bytes.data() + 1);
    bytes[0] = bytes[1];
    bytes[width + 1] = bytes[width];
}

} // namespace

Image medianOf3x3(const Image& grey) {
    Image result(pixCreateTemplateNoInit(grey.get()));
    if (!result) return {};
    const int wordsPerLine = pixGetWpl(grey.get());
    const auto padded = static_cast<std::size_t>(wordsPerLine) * 4 + 2;
    std::array<Bytes, 3> rows{Bytes(padded), Bytes(padded), Bytes(padded)};
    Bytes least(padded), between(padded), most(padded), medians(padded);
    unpack(grey, -1, rows[0]);
    unpack(grey, 0, rows[1]);
    for (int y = 0; y < heightOf(grey); ++y) {
        unpack(grey, y + 1, rows[2]);
        sortColumns(rows, least, between, most);
        middleOfColumns(least, between, most, medians);
        packRow(medians.data(), wordsPerLine, pixGetData(result.get()) + std::ptrdiff_t{wordsPerLine} * y);
        std::rotate(rows.begin(), rows.begin() + 1, rows.end());
    }
    return result;
}

} // namespace scanner::image
