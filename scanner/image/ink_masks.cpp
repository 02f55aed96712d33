// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/ink_masks.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <vector>

namespace scanner::image {
namespace {

// A pixel with its channels further apart is never black.
constexpr int kMostSpread = 50;
// Where coloured ink was found, black has to be without colour, in proportion to its distance from paper: the
// rim of a blue stroke is nearly grey. What is not of the deepest black must have a neighbourhood without
// colour, too.
constexpr float kSpreadOfBlack = 0.12F;
constexpr float kSpreadOfNoise = 6;
constexpr int kDeepestBlack = 80;
// Coloured ink: a channel darker than this part of the same channel of paper. Where the ink around is faint
// itself, this part of the way from paper to that ink is enough, or the thin strokes of a pale title are
// lost; what is nearer to paper than kFaintestInk is the noise of a scan.
constexpr float kColouredInk = 0.82F;
constexpr float kShareOfInk = 0.33F;
constexpr float kFaintestInk = 0.92F;
constexpr double kInkCell_mm = 2;

struct Pixel {
    int brightest = 0;
    int least = 0;
};

l_uint32* lineOf(const Image& image, int y) {
    return pixGetData(image.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(image.get());
}

Pixel colourPixel(const l_uint32* line, int x) {
    const std::uint32_t pixel = line[x];
    const int red = static_cast<int>(pixel >> 24), green = static_cast<int>(pixel >> 16 & 0xFF),
              blue = static_cast<int>(pixel >> 8 & 0xFF);
    return {std::max({red, green, blue}), std::min({red, green, blue})};
}

Pixel greyPixel(const l_uint32* line, int x) {
    const int grey = GET_DATA_BYTE(line, x);
    return {grey, grey};
}

bool hasNoColour(const Pixel& pixel, float paper) {
    const float below = std::max(0.0F, paper - static_cast<float>(pixel.brightest));
    return static_cast<float>(pixel.brightest - pixel.least) <= kSpreadOfNoise + kSpreadOfBlack * below;
}

class MaskMaker {
  public:
    MaskMaker(const Image& page, const SmallCopy& copy, const PaperLight& light, const ColourAreas& areas)
        : m_page(page)
        , m_copy(copy)
        , m_light(light)
        , m_areas(areas)
        , m_isGrey(pixGetDepth(page.get()) == 8)
        , m_least(std::min({light.red, light.green, light.blue}))
        , m_inkSide(std::max(1, static_cast<int>(std::lround(copy.dpi * kInkCell_mm / 25.4))))
        , m_inkLimits(colouredLimits())
        , m_black(copy.width(), copy.height())
        , m_coloured(copy.width(), copy.height())
        , m_leftOut(copy.width(), copy.height()) {
        m_masks.black.reset(pixCreate(widthOf(page), heightOf(page), 1));
        m_masks.coloured.reset(pixCreate(widthOf(page), heightOf(page), 1));
        if (!m_masks.black || !m_masks.coloured) throw std::bad_alloc();
        for (const auto& picture : areas.pictures)
            leaveOut(picture);
    }

    InkMasks run() {
        std::vector<float> gains(static_cast<std::size_t>(m_copy.width())), limits(gains.size());
        for (int y = 0; y < m_copy.height(); ++y) {
            m_light.gain.row(y, gains);
            m_light.inkLimit.row(y, limits);
            for (int x = 0; x < m_copy.width(); ++x) {
                const auto column = static_cast<std::size_t>(x);
                if (m_areas.coloured.at(x, y) || m_copy.darkest.at(x, y) * gains[column] < limits[column])
                    takeBlock(x, y, limitsAt(x, y, gains[column], limits[column]));
            }
        }
        dropSpecks(m_black, m_masks.black);
        dropSpecks(m_coloured, m_masks.coloured);
        m_masks.covered = Grid<std::uint8_t>(m_copy.width(), m_copy.height());
        for (int y = 0; y < m_copy.height(); ++y) {
            for (int x = 0; x < m_copy.width(); ++x) {
                m_masks.covered.at(x, y) = m_black.at(x, y) > 0 || m_coloured.at(x, y) > 0;
                m_masks.hasBlack = m_masks.hasBlack || m_black.at(x, y) > 0;
            }
        }
        return std::move(m_masks);
    }

  private:
    // For each cell, below which part of paper's least channel coloured ink begins.
    [[nodiscard]] Grid<float> colouredLimits() const {
        Grid<float> darkest((m_copy.width() + m_inkSide - 1) / m_inkSide,
                            (m_copy.height() + m_inkSide - 1) / m_inkSide, 1);
        std::vector<float> gains(static_cast<std::size_t>(m_copy.width()));
        for (int y = 0; y < m_copy.height(); ++y) {
            m_light.gain.row(y, gains);
            for (int x = 0; x < m_copy.width(); ++x) {
                if (!m_areas.coloured.at(x, y)) continue;
                const Rgb& mean = m_copy.mean.at(x, y);
                float& cell = darkest.at(x / m_inkSide, y / m_inkSide);
                cell = std::min(cell, static_cast<float>(std::min({mean.red, mean.green, mean.blue})) *
                                          gains[static_cast<std::size_t>(x)] / m_least);
            }
        }
        Grid<float> limits = darkest;
        for (int y = 0; y < limits.height(); ++y)
            for (int x = 0; x < limits.width(); ++x) {
                const float ink = leastAround(darkest, x, y);
                limits.at(x, y) = std::clamp(1 - kShareOfInk * (1 - ink), kColouredInk, kFaintestInk);
            }
        return limits;
    }

    static float leastAround(const Grid<float>& cells, int x, int y) {
        float least = 1;
        for (int j = std::max(0, y - 1); j <= std::min(cells.height() - 1, y + 1); ++j)
            for (int i = std::max(0, x - 1); i <= std::min(cells.width() - 1, x + 1); ++i)
                least = std::min(least, cells.at(i, j));
        return least;
    }

    // Pictures are shown as they are.
    void leaveOut(const Box& picture) {
        for (int y = picture.y; y < picture.y + picture.height; ++y)
            std::fill_n(m_leftOut.row(y) + picture.x, picture.width, std::uint8_t{1});
    }

    struct Limits { // as scanned
        float paper = 0;
        float black = 0;
        float coloured = 0;
        bool besideColour = false;
        bool amongColour = false; // the block's own mean has colour
    };

    [[nodiscard]] Limits limitsAt(int column, int row, float gain, float inkLimit) const {
        Limits limits{kEvenedPaper / gain, inkLimit / gain,
                      m_inkLimits.at(column / m_inkSide, row / m_inkSide) * m_least / gain,
                      m_areas.coloured.at(column, row) != 0, false};
        const Rgb& mean = m_copy.mean.at(column, row);
        limits.amongColour = !hasNoColour(
            {std::max({mean.red, mean.green, mean.blue}), std::min({mean.red, mean.green, mean.blue})},
            limits.paper);
        return limits;
    }

    static bool isBlack(const Pixel& pixel, const Limits& limits) {
        if (static_cast<float>(pixel.brightest) >= limits.black ||
            pixel.brightest - pixel.least > kMostSpread)
            return false;
        if (!limits.besideColour) return true;
        return hasNoColour(pixel, limits.paper) && (!limits.amongColour || pixel.brightest < kDeepestBlack);
    }

    void takeBlock(int column, int row, const Limits& limits) {
        if (m_leftOut.at(column, row)) return;
        const int bottom = std::min((row + 1) * m_copy.factor, heightOf(m_page));
        const int right = std::min((column + 1) * m_copy.factor, widthOf(m_page));
        for (int y = row * m_copy.factor; y < bottom; ++y) {
            const l_uint32* line = lineOf(m_page, y);
            for (int x = column * m_copy.factor; x < right; ++x) {
                const Pixel pixel = m_light.isNoisy ? meanAround(x, y)
                                    : m_isGrey      ? greyPixel(line, x)
                                                    : colourPixel(line, x);
                if (isBlack(pixel, limits)) {
                    SET_DATA_BIT(lineOf(m_masks.black, y), x);
                    ++m_black.at(column, row);
                } else if (limits.besideColour && static_cast<float>(pixel.least) < limits.coloured) {
                    SET_DATA_BIT(lineOf(m_masks.coloured, y), x);
                    ++m_coloured.at(column, row);
                }
            }
        }
    }

    // The mean of each channel over 3 x 3 pixels, fewer at the page's edges.
    [[nodiscard]] Pixel meanAround(int x, int y) const {
        int red = 0, green = 0, blue = 0, count = 0;
        for (int j = std::max(0, y - 1); j <= std::min(heightOf(m_page) - 1, y + 1); ++j) {
            const l_uint32* line = lineOf(m_page, j);
            for (int i = std::max(0, x - 1); i <= std::min(widthOf(m_page) - 1, x + 1); ++i, ++count) {
                const l_uint32 pixel = m_isGrey ? GET_DATA_BYTE(line, i) * 0x01010100U : line[i];
                red += static_cast<int>(pixel >> 24);
                green += static_cast<int>(pixel >> 16 & 0xFF);
                blue += static_cast<int>(pixel >> 8 & 0xFF);
            }
        }
        return {std::max({red, green, blue}) / count, std::min({red, green, blue}) / count};
    }

    // Blocks that have next to nothing, and nothing around them. A full stop of small print fills more.
    void dropSpecks(Grid<std::uint16_t>& counts, const Image& mask) {
        const Grid<std::uint16_t> before = counts;
        for (int y = 0; y < counts.height(); ++y)
            for (int x = 0; x < counts.width(); ++x)
                if (before.at(x, y) > 0 && around(before, x, y) <= m_copy.factor)
                    clearBlock(counts, mask, x, y);
    }

    static int around(const Grid<std::uint16_t>& counts, int x, int y) {
        int sum = 0;
        for (int j = std::max(0, y - 1); j <= std::min(counts.height() - 1, y + 1); ++j)
            for (int i = std::max(0, x - 1); i <= std::min(counts.width() - 1, x + 1); ++i)
                sum += counts.at(i, j);
        return sum;
    }

    void clearBlock(Grid<std::uint16_t>& counts, const Image& mask, int column, int row) {
        counts.at(column, row) = 0;
        const int bottom = std::min((row + 1) * m_copy.factor, heightOf(m_page));
        const int right = std::min((column + 1) * m_copy.factor, widthOf(m_page));
        for (int y = row * m_copy.factor; y < bottom; ++y)
            for (int x = column * m_copy.factor; x < right; ++x)
                CLEAR_DATA_BIT(lineOf(mask, y), x);
    }

    const Image& m_page;
    const SmallCopy& m_copy;
    const PaperLight& m_light;
    const ColourAreas& m_areas;
    bool m_isGrey;
    float m_least; // of evened paper, in its least channel
    int m_inkSide; // of a cell of m_inkLimits, in pixels of the small copy
    Grid<float> m_inkLimits;
    Grid<std::uint16_t> m_black; // pixels of each block
    Grid<std::uint16_t> m_coloured;
    Grid<std::uint8_t> m_leftOut;
    InkMasks m_masks;
};

} // namespace

InkMasks inkMasksOf(const Image& page, const SmallCopy& copy, const PaperLight& light,
                    const ColourAreas& areas) {
    return MaskMaker(page, copy, light, areas).run();
}

} // namespace scanner::image
