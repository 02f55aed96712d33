// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/paper_edge.h"

#include "scanner/image/turn.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cstddef>
#include <vector>

namespace scanner::image {
namespace {

constexpr float kPaperRank = 0.9F; // of all pixels, this share is not brighter than the paper
constexpr double kDarkAgainstPaper = 0.5;
constexpr double kWholeLine = 0.97; // share of a line that has to be dark
constexpr double kBrokenLine = 0.5; // behind the edge less than this is dark
constexpr double kThinnestBand_mm = 0.5;
constexpr double kSharpEdge_mm = 1.5;
constexpr double kLeastPaper = 0.2; // of the scanned side; less is a dark picture, not a border
constexpr double kDarkRim = 0.02;

Image darkPixelsOf(const Image& grey, unsigned paper) {
    return Image(pixThresholdToBinary(grey.get(), static_cast<int>(paper * kDarkAgainstPaper)));
}

std::vector<double> shares(Numa* counts, int length) {
    std::vector<double> result;
    for (int i = 0; i < numaGetCount(counts); ++i) {
        float count = 0;
        numaGetFValue(counts, i, &count);
        result.push_back(static_cast<double>(count) / length);
    }
    numaDestroy(&counts);
    return result;
}

struct Profiles {
    std::vector<double> columns;
    std::vector<double> rows;
};

Profiles profilesOf(const Image& dark) {
    return {shares(pixCountPixelsByColumn(dark.get()), heightOf(dark)),
            shares(pixCountPixelsByRow(dark.get(), nullptr), widthOf(dark))};
}

// Whether one of the outermost lines has a dark part.
bool hasDarkRim(const Image& plain, unsigned paper) {
    const auto limit = static_cast<unsigned>(paper * kDarkAgainstPaper);
    const int width = widthOf(plain), height = heightOf(plain);
    const auto isDark = [&](int x, int y) {
        const l_uint32* line = pixGetData(plain.get()) + std::ptrdiff_t{pixGetWpl(plain.get())} * y;
        return GET_DATA_BYTE(line, x) < limit;
    };
    int top = 0, bottom = 0, left = 0, right = 0;
    for (int x = 0; x < width; ++x) {
        top += isDark(x, 0);
        bottom += isDark(x, height - 1);
    }
    for (int y = 0; y < height; ++y) {
        left += isDark(0, y);
        right += isDark(width - 1, y);
    }
    return std::max(top, bottom) > kDarkRim * width || std::max(left, right) > kDarkRim * height;
}

// Lines from the outside in; 0 if there is no band, or if it fades instead of ending.
template<class Iterator>
int bandAt(Iterator outside, Iterator inside, int dpi) {
    const auto pixels = [dpi](double mm) { return static_cast<int>(mm * dpi / 25.4); };
    const auto end = std::find_if(outside, inside, [](double share) { return share < kWholeLine; });
    const auto band = end - outside;
    const auto behind = band + pixels(kSharpEdge_mm);
    if (band <= pixels(kThinnestBand_mm) || behind >= inside - outside) return 0;
    return *(outside + behind) < kBrokenLine ? static_cast<int>(band) : 0;
}

} // namespace

unsigned paperGreyOf(const Image& plain) {
    l_uint32 grey = 255;
    pixGetRankValue(plain.get(), 4, kPaperRank, &grey);
    return grey;
}

Margins darkBorderOf(const Image& plain, double degrees, int dpi) {
    const unsigned paper = paperGreyOf(plain);
    if (!hasDarkRim(plain, paper)) return {};

    // Turned with black coming in: the corners then belong to the border, where there is one.
    const Image level = degrees == 0 ? Image(pixClone(plain.get())) : turned(plain, degrees, 0);
    const Image dark = level ? darkPixelsOf(level, paper) : Image();
    if (!dark) return {};
    const auto [columns, rows] = profilesOf(dark);
    const Margins margins{bandAt(columns.begin(), columns.end(), dpi), bandAt(rows.begin(), rows.end(), dpi),
                          bandAt(columns.rbegin(), columns.rend(), dpi),
                          bandAt(rows.rbegin(), rows.rend(), dpi)};
    const bool plausible = margins.left + margins.right <= (1 - kLeastPaper) * widthOf(plain) &&
                           margins.top + margins.bottom <= (1 - kLeastPaper) * heightOf(plain);
    return plausible ? margins : Margins{};
}

Image cropped(const Image& page, const Margins& margins) {
    Box* box = boxCreate(margins.left, margins.top, widthOf(page) - margins.left - margins.right,
                         heightOf(page) - margins.top - margins.bottom);
    Image inside(pixClipRectangle(page.get(), box, nullptr));
    boxDestroy(&box);
    return inside;
}

} // namespace scanner::image
