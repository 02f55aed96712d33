// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/feeder_streaks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdlib>

namespace scanner::image {
namespace {

constexpr double kWidest_mm = 0.25;
constexpr double kLeastShare = 0.8; // of the height
constexpr double kEdge_mm = 3;
constexpr int kContrast = 16;
constexpr int kBand_px = 8;    // rows looked at together
constexpr int kRowsOfBand = 4; // of these: enough against noise
constexpr int kSoftRim_px = 1; // of a streak, left by the optics

int darkestOf(l_uint32 pixel) {
    return static_cast<int>(
        std::min({pixel >> L_RED_SHIFT & 0xFF, pixel >> L_GREEN_SHIFT & 0xFF, pixel >> L_BLUE_SHIFT & 0xFF}));
}

l_uint32* lineOf(const Image& page, int y) {
    return pixGetData(page.get()) + std::ptrdiff_t{pixGetWpl(page.get())} * y;
}

void addRow(const Image& page, int y, std::vector<int>& sums) {
    const l_uint32* line = lineOf(page, y);
    const int width = widthOf(page);
    if (pixGetDepth(page.get()) == 8)
        for (int x = 0; x < width; ++x)
            sums[x] += static_cast<int>(GET_DATA_BYTE(line, x));
    else
        for (int x = 0; x < width; ++x)
            sums[x] += darkestOf(line[x]);
}

// For each column, in how many bands it is darker than the paper on both sides, and where first and last.
struct Column {
    std::int64_t light = 0; // over the whole page
    int bands = 0;
    int first = -1;
    int last = -1;
};

std::vector<Column> darkColumnsOf(const Image& page, int reach, int bands) {
    std::vector<Column> columns(static_cast<std::size_t>(widthOf(page)));
    std::vector<int> sums(columns.size());
    for (int band = 0; band < bands; ++band) {
        std::fill(sums.begin(), sums.end(), 0);
        for (int row = 0; row < kRowsOfBand; ++row)
            addRow(page, band * kBand_px + row * kBand_px / kRowsOfBand, sums);
        for (std::size_t x = 0; x < columns.size(); ++x)
            columns[x].light += sums[x];
        for (int x = reach; x < widthOf(page) - reach; ++x) {
            if (sums[x] + kRowsOfBand * kContrast >= std::min(sums[x - reach], sums[x + reach])) continue;
            Column& column = columns[x];
            if (column.bands++ == 0) column.first = band;
            column.last = band;
        }
    }
    return columns;
}

// The middle of a thicker line looks like a thin one to who looks far to its sides only.
bool endsOnBothSides(const std::vector<Column>& columns, int x, int width, int reach) {
    constexpr int kBeside_px = 2;
    const auto light = [&](int column) { return columns[static_cast<std::size_t>(column)].light; };
    const std::int64_t paper = std::min(light(x - reach), light(x + width - 1 + reach));
    const std::int64_t half = (paper + light(x + width / 2)) / 2;
    return light(x - kBeside_px) > half && light(x + width - 1 + kBeside_px) > half;
}

l_uint32 between(l_uint32 left, l_uint32 right, int part, int parts) {
    const auto mixed = [&](int shift) {
        const int a = static_cast<int>(left >> shift & 0xFF);
        const int b = static_cast<int>(right >> shift & 0xFF);
        return static_cast<l_uint32>(a + (b - a) * part / parts) << shift;
    };
    return mixed(L_RED_SHIFT) | mixed(L_GREEN_SHIFT) | mixed(L_BLUE_SHIFT);
}

} // namespace

std::vector<Streak> streaksOn(const Image& raw, int dpi) {
    const int widest = std::max(1, static_cast<int>(std::lround(kWidest_mm * dpi / 25.4)));
    const int reach = widest + 1 + kSoftRim_px;
    const int bands = heightOf(raw) / kBand_px;
    const int edge = std::max(1, static_cast<int>(kEdge_mm * dpi / 25.4 / kBand_px));
    const auto columns = darkColumnsOf(raw, reach, bands);
    const auto runsDown = [&](const Column& column) {
        return column.bands > kLeastShare * bands && (column.first < edge || column.last >= bands - edge);
    };
    std::vector<Streak> streaks;
    for (int x = 0; x < widthOf(raw); ++x) {
        int width = 0;
        while (x + width < widthOf(raw) && runsDown(columns[x + width]))
            ++width;
        if (width > 0 && width <= widest + kSoftRim_px && endsOnBothSides(columns, x, width, reach))
            streaks.push_back({x, width, false});
        x += width;
    }
    return streaks;
}

void removeStreak(Image& raw, const Streak& streak) {
    const int from = streak.x - 2 * kSoftRim_px;
    const int to = streak.x + streak.width - 1 + 2 * kSoftRim_px;
    if (from < 0 || to >= widthOf(raw)) return;
    const bool grey = pixGetDepth(raw.get()) == 8;
    for (int y = 0; y < heightOf(raw); ++y) {
        l_uint32* line = lineOf(raw, y);
        for (int x = from + 1; x < to; ++x) {
            if (!grey) {
                line[x] = between(line[from], line[to], x - from, to - from);
                continue;
            }
            const int left = static_cast<int>(GET_DATA_BYTE(line, from));
            const int right = static_cast<int>(GET_DATA_BYTE(line, to));
            SET_DATA_BYTE(line, x, left + (right - left) * (x - from) / (to - from));
        }
    }
}

} // namespace scanner::image
