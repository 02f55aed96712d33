// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/even_background.h"

#include "scanner/image/byte_rows.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace scanner::image {
namespace {

// The paper is measured in tiles, away from ink; as in Leptonica.
constexpr int kTileWidth = 10;
constexpr int kTileHeight = 15;
constexpr std::uint8_t kInk = 60;
constexpr int kRim = 3; // around ink, which is no paper either
constexpr int kLeastPixels = 40;
constexpr int kSmoothX = 2;
constexpr int kSmoothY = 1;

using Bytes = std::vector<std::uint8_t>;

class Background {
  public:
    explicit Background(const Image& grey)
        : m_grey(grey)
        , m_width(static_cast<std::size_t>(widthOf(grey)))
        , m_words(pixGetWpl(grey.get()))
        , m_pixels(static_cast<std::size_t>(m_words) * sizeof(l_uint32)) {}

    // One pixel for each tile: what brings its paper to kPaperGrey, in parts of 256. Empty: there is no
    // paper.
    [[nodiscard]] Image gains() {
        const int columns = widthOf(m_grey) / kTileWidth, rows = heightOf(m_grey) / kTileHeight;
        const Image map(pixCreate((widthOf(m_grey) + kTileWidth - 1) / kTileWidth,
                                  (heightOf(m_grey) + kTileHeight - 1) / kTileHeight, 8));
        if (!map) return {};
        for (int row = 0; row < rows; ++row)
            measureTiles(row, columns, lineOf(map, row));
        if (pixFillMapHoles(map.get(), columns, rows, L_FILL_BLACK) != 0) return {};
        return Image(pixGetInvBackgroundMap(map.get(), kPaperGrey, kSmoothX, kSmoothY));
    }

    void apply(const Image& gains, const Image& result) {
        std::vector<std::uint16_t> gain(m_width);
        for (int y = 0; y < heightOf(m_grey); ++y) {
            if (y % kTileHeight == 0) spread(lineOf(gains, y / kTileHeight), gain);
            std::uint8_t* pixels = unpacked(y);
            // pixel * gain / 256, in whole numbers of 16 bits.
            for (std::size_t x = 0; x < m_width; ++x) {
                const std::uint32_t product = std::uint32_t{pixels[x]} * 256 * gain[x];
                pixels[x] = static_cast<std::uint8_t>(
                    std::min<std::uint16_t>(255, static_cast<std::uint16_t>(product >> 16)));
            }
            packRow(pixels, m_words, lineOf(result, y));
        }
    }

  private:
    static l_uint32* lineOf(const Image& image, int y) {
        return pixGetData(image.get()) + std::ptrdiff_t{pixGetWpl(image.get())} * y;
    }

    // A tile's gain for each of its columns.
    static void spread(const l_uint32* tiles, std::vector<std::uint16_t>& columns) {
        for (std::size_t left = 0; left < columns.size(); left += kTileWidth)
            std::fill_n(columns.begin() + static_cast<std::ptrdiff_t>(left),
                        std::min<std::size_t>(kTileWidth, columns.size() - left),
                        static_cast<std::uint16_t>(GET_DATA_TWO_BYTES(tiles, left / kTileWidth)));
    }

    std::uint8_t* unpacked(int y) {
        unpackRow(lineOf(m_grey, y), m_words, m_pixels.data());
        return m_pixels.data();
    }

    // Sums and numbers of the pixels of paper, column by column, over the rows of a row of tiles.
    struct Columns {
        explicit Columns(std::size_t width) : sums(width), counts(width) {}
        std::vector<std::uint16_t> sums, counts;

        // `ink`: all bits where there is no paper.
        void add(const Bytes& pixels, const Bytes& ink) {
            for (std::size_t x = 0; x < sums.size(); ++x) {
                const auto paper = static_cast<std::uint8_t>(~ink[x]);
                sums[x] = static_cast<std::uint16_t>(sums[x] + (pixels[x] & paper));
                counts[x] = static_cast<std::uint16_t>(counts[x] + (paper & 1));
            }
        }
    };

    void measureTiles(int row, int columns, l_uint32* line) {
        // All bits where there is ink within kRim along the row: of the tiles' rows and of kRim more either
        // way.
        std::array<Bytes, kTileHeight + 2 * kRim> across;
        const int top = row * kTileHeight - kRim;
        for (int i = 0; i < static_cast<int>(across.size()); ++i) {
            auto& ink = across[static_cast<std::size_t>(i)];
            ink.assign(m_width, 0);
            if (top + i >= 0 && top + i < heightOf(m_grey)) spreadInk(unpacked(top + i), ink);
        }
        Columns sums(m_width);
        Bytes around(m_width);
        for (std::size_t i = 0; i < kTileHeight; ++i) {
            for (std::size_t x = 0; x < m_width; ++x)
                around[x] = across[i][x] | across[i + 1][x] | across[i + 2][x] | across[i + 3][x] |
                            across[i + 4][x] | across[i + 5][x] | across[i + 6][x];
            unpacked(row * kTileHeight + static_cast<int>(i));
            sums.add(m_pixels, around);
        }
        for (int column = 0; column < columns; ++column) {
            const auto left = static_cast<std::ptrdiff_t>(column) * kTileWidth;
            const auto sumOf = [left](const std::vector<std::uint16_t>& values) {
                return std::accumulate(values.begin() + left, values.begin() + left + kTileWidth, 0);
            };
            const int count = sumOf(sums.counts);
            if (count >= kLeastPixels) SET_DATA_BYTE(line, column, sumOf(sums.sums) / count);
        }
    }

    static void spreadInk(const std::uint8_t* pixels, Bytes& across) {
        static_assert(kRim == 3);
        Bytes ink(across.size() + std::size_t{2} * kRim);
        for (std::size_t x = 0; x < across.size(); ++x)
            ink[x + kRim] = pixels[x] < kInk ? 0xFF : 0;
        for (std::size_t x = 0; x < across.size(); ++x)
            across[x] = ink[x] | ink[x + 1] | ink[x + 2] | ink[x + 3] | ink[x + 4] | ink[x + 5] | ink[x + 6];
    }

    const Image& m_grey;
    std::size_t m_width;
    int m_words;
    Bytes m_pixels; // of one row
};

} // namespace

Image evened(const Image& grey) {
    Background background(grey);
    const Image gains = background.gains();
    if (!gains) return Image(pixCopy(nullptr, grey.get()));
    Image result(pixCreateTemplateNoInit(grey.get()));
    if (result) background.apply(gains, result);
    return result;
}

} // namespace scanner::image
