// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/paper_light.h"

#include "scanner/image/fill_holes.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <utility>

namespace scanner::image {
namespace {

constexpr double kMmPerInch = 25.4;
constexpr double kPaperCell_mm = 4; // wider than any letter
constexpr double kInkCell_mm = 2;   // lower than a line: small print under bold print has a limit of its own
// Of the pixels of a cell so many are at most as bright as its paper.
constexpr double kPaperShare = 0.8;
// A cell darker than this part of the page's paper shows no paper.
constexpr float kDarkestPaper = 0.55F;
constexpr float kLeastGain = 0.9F;
constexpr float kMostGain = 2.5F;

// On the scale of evened paper, ink begins below it by so much of the way to the cell's own ink, and of the
// way to the ink of its neighbours: else the blurred rim of a letter would be ink where it reaches into an
// empty cell.
constexpr float kOwnInk = 0.42F;
constexpr float kNearInk = 0.33F;
constexpr float kLeastContrast = 45; // fainter marks stay on the background
// What copiers leave of thin strokes is pale.
constexpr float kOfCopies = 0.7F;
constexpr float kNoiseReach = 2.8F; // standard deviations; what lies beyond are specks, which are dropped
constexpr float kDarkestLimit = 110;
constexpr float kNoisy = 4; // standard deviations: scans have 1.8 to 3, photocopies 5 and more

std::uint8_t brightest(const Rgb& pixel) {
    return std::max({pixel.red, pixel.green, pixel.blue});
}

int cellSide(const SmallCopy& copy, double side_mm) {
    return std::max(1, static_cast<int>(std::lround(copy.dpi * side_mm / kMmPerInch)));
}

// Calls measure(left, top, right, bottom) for each cell of the copy.
template<class Measure>
Grid<float> measuredCells(const SmallCopy& copy, int side, Measure measure) {
    Grid<float> cells((copy.width() + side - 1) / side, (copy.height() + side - 1) / side);
    for (int y = 0; y < cells.height(); ++y)
        for (int x = 0; x < cells.width(); ++x)
            cells.at(x, y) = measure(x * side, y * side, std::min((x + 1) * side, copy.width()),
                                     std::min((y + 1) * side, copy.height()));
    return cells;
}

float quantile(const Grid<float>& cells, double share) {
    std::vector<float> values(cells.row(0), cells.row(0) + std::ptrdiff_t{cells.width()} * cells.height());
    const auto place =
        values.begin() + static_cast<std::ptrdiff_t>(share * static_cast<double>(values.size() - 1));
    std::nth_element(values.begin(), place, values.end());
    return *place;
}

template<class Take>
void forNeighbours(const Grid<float>& cells, int x, int y, Take take) {
    for (int j = std::max(0, y - 1); j <= std::min(cells.height() - 1, y + 1); ++j)
        for (int i = std::max(0, x - 1); i <= std::min(cells.width() - 1, x + 1); ++i)
            take(cells.at(i, j));
}

float paperIn(const SmallCopy& copy, int left, int top, int right, int bottom) {
    std::array<int, 256> counts{};
    for (int y = top; y < bottom; ++y)
        for (int x = left; x < right; ++x)
            ++counts[brightest(copy.mean.at(x, y))];
    const double most = kPaperShare * (right - left) * (bottom - top);
    std::size_t value = 0;
    for (int below = counts[0]; value < 255 && below <= most;)
        below += counts[++value];
    return static_cast<float>(std::max<std::size_t>(1, value));
}

// The brightness of the paper in each cell, smoothed, so that no single cell stands out.
Grid<float> paperOf(const Grid<float>& cells) {
    const float limit = kDarkestPaper * quantile(cells, 0.9);
    Grid<float> paper = cells;
    Grid<std::uint8_t> known(cells.width(), cells.height());
    for (int y = 0; y < cells.height(); ++y)
        for (int x = 0; x < cells.width(); ++x)
            known.at(x, y) = cells.at(x, y) >= limit;
    fillHoles(paper, known);
    Grid<float> smooth = paper;
    for (int y = 0; y < paper.height(); ++y) {
        for (int x = 0; x < paper.width(); ++x) {
            float sum = 0, count = 0;
            forNeighbours(paper, x, y, [&](float value) {
                sum += value;
                ++count;
            });
            smooth.at(x, y) = sum / count;
        }
    }
    return smooth;
}

// The noise of the scan, as a standard deviation: in blocks of bare paper, how far the darkest pixel lies
// below the mean. The least of nine values lies 1.485 standard deviations below theirs.
float noiseOf(const SmallCopy& copy, int side) {
    const Grid<float> spreads = measuredCells(copy, side, [&copy](int left, int top, int right, int bottom) {
        int sum = 0;
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                sum += std::max(0, brightest(copy.mean.at(x, y)) - copy.darkest.at(x, y));
        return static_cast<float>(sum) / static_cast<float>((right - left) * (bottom - top));
    });
    return quantile(spreads, 0.25) / 1.485F;
}

// In each cell how far the darkest ink stands below paper, on the scale of evened paper.
Grid<float> contrastsOf(const SmallCopy& copy, const CellMap& gain, int side) {
    Grid<float> gains(copy.width(), copy.height());
    std::vector<float> row(static_cast<std::size_t>(copy.width()));
    for (int y = 0; y < copy.height(); ++y) {
        gain.row(y, row);
        std::copy(row.begin(), row.end(), gains.row(y));
    }
    return measuredCells(copy, side, [&](int left, int top, int right, int bottom) {
        float ink = kEvenedPaper;
        for (int y = top; y < bottom; ++y)
            for (int x = left; x < right; ++x)
                ink = std::min(ink, static_cast<float>(brightest(copy.mean.at(x, y))) * gains.at(x, y));
        return kEvenedPaper - ink;
    });
}

// Evened: what is darker is ink.
Grid<float> inkLimitsOf(const Grid<float>& contrasts, float noise, float share) {
    Grid<float> limits = contrasts;
    for (int y = 0; y < limits.height(); ++y) {
        for (int x = 0; x < limits.width(); ++x) {
            float near = 0;
            forNeighbours(contrasts, x, y, [&near](float contrast) { near = std::max(near, contrast); });
            const float below =
                std::max({share * std::max({kOwnInk * contrasts.at(x, y), kNearInk * near, kLeastContrast}),
                          kNoiseReach * noise});
            limits.at(x, y) = std::max(kEvenedPaper - below, kDarkestLimit);
        }
    }
    return limits;
}

// The mean colour of the pixels that are as bright as their cell's paper.
void measureTint(const SmallCopy& copy, const Grid<float>& cells, int side, PaperLight& light) {
    constexpr int kAsBright = 6;
    double red = 0, green = 0, blue = 0;
    for (int y = 0; y < copy.height(); ++y) {
        for (int x = 0; x < copy.width(); ++x) {
            const Rgb& pixel = copy.mean.at(x, y);
            if (std::abs(brightest(pixel) - cells.at(x / side, y / side)) > kAsBright) continue;
            red += pixel.red;
            green += pixel.green;
            blue += pixel.blue;
        }
    }
    const double most = std::max({red, green, blue});
    if (most <= 0) return;
    light.red = kEvenedPaper * static_cast<float>(red / most);
    light.green = kEvenedPaper * static_cast<float>(green / most);
    light.blue = kEvenedPaper * static_cast<float>(blue / most);
}

} // namespace

void CellMap::row(int y, std::vector<float>& values) const {
    const auto between = [this](int pixel, int cells) {
        const float place = (static_cast<float>(pixel) + 0.5F) / static_cast<float>(m_side) - 0.5F;
        return std::clamp(place, 0.0F, static_cast<float>(cells - 1));
    };
    const float place_y = between(y, m_cells.height());
    const int above = static_cast<int>(place_y), below = std::min(above + 1, m_cells.height() - 1);
    const float down = place_y - static_cast<float>(above);
    const float* upper = m_cells.row(above);
    const float* lower = m_cells.row(below);
    const auto cell = [&](int x) { return upper[x] + (lower[x] - upper[x]) * down; };
    // From the middle of one cell to that of the next the values lie on a line.
    const int width = static_cast<int>(values.size());
    int x = 0;
    float value = cell(0);
    for (int next = 0; next < m_cells.width() && x < width; ++next) {
        const float last = std::exchange(value, cell(next));
        const float middle = (static_cast<float>(next) + 0.5F) * static_cast<float>(m_side) - 0.5F;
        const float slope = (value - last) / static_cast<float>(m_side);
        const int end = std::min(width, static_cast<int>(std::floor(middle)) + 1);
        for (; x < end; ++x)
            values[static_cast<std::size_t>(x)] = value - slope * (middle - static_cast<float>(x));
    }
    std::fill(values.begin() + x, values.end(), value);
}

PaperLight paperLightOf(const SmallCopy& copy) {
    const int paperSide = cellSide(copy, kPaperCell_mm), inkSide = cellSide(copy, kInkCell_mm);
    const Grid<float> cells =
        measuredCells(copy, paperSide, [&copy](int left, int top, int right, int bottom) {
            return paperIn(copy, left, top, right, bottom);
        });
    Grid<float> gains = paperOf(cells);
    for (int y = 0; y < gains.height(); ++y)
        for (int x = 0; x < gains.width(); ++x)
            gains.at(x, y) = std::clamp(kEvenedPaper / gains.at(x, y), kLeastGain, kMostGain);

    PaperLight light;
    measureTint(copy, cells, paperSide, light);
    const float noise = noiseOf(copy, paperSide) * quantile(gains, 0.5);
    light.isNoisy = noise > kNoisy;
    light.gain = CellMap(std::move(gains), paperSide);
    const auto contrasts = contrastsOf(copy, light.gain, inkSide);
    light.inkLimit = CellMap(light.isNoisy ? inkLimitsOf(contrasts, noise / 3, kOfCopies)
                                           : inkLimitsOf(contrasts, noise, 1),
                             inkSide);
    return light;
}

} // namespace scanner::image
