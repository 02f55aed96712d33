// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/page_layers.h"

#include "scanner/image/colour_areas.h"
#include "scanner/image/encoded.h"
#include "scanner/image/fill_holes.h"
#include "scanner/image/ink_masks.h"
#include "scanner/image/paper_light.h"
#include "scanner/image/show_through.h"
#include "scanner/image/small_copy.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <exception>
#include <new>
#include <vector>

namespace scanner::image {
namespace {

constexpr int kArchiveQuality = 85;
constexpr int kPlainQuality = 75;
constexpr int kBackgroundQuality = 50;
constexpr int kMarkQuality = 75;
constexpr int kPictureQuality = 75;
constexpr int kMarkDpi = 200;
constexpr int kPictureDpi = 300;
// A page with more of it taken by photos stays whole.
constexpr double kMostPictures = 0.25;
// Layers below this are smaller than any JPEG of a page that has as much on it. Bytes per square inch of
// paper.
constexpr double kSurelySmaller = 1'600;
// The blurred rim of ink darkens a pixel of the small copy no further. Brightest channel of evened paper.
constexpr int kRim = 205;
// A background that is nowhere darker is white paper and nothing else.
constexpr int kWhite = 240;

class Parts {
  public:
    EncodedPart add(const std::string& bytes, int width, int height) {
        const EncodedPart part{width, height, static_cast<std::int64_t>(m_bytes.size()),
                               static_cast<std::int64_t>(bytes.size())};
        m_bytes += bytes;
        return part;
    }
    std::string take() { return std::move(m_bytes); }

  private:
    std::string m_bytes;
};

std::uint8_t brightest(const Rgb& pixel) {
    return std::max({pixel.red, pixel.green, pixel.blue});
}

std::uint8_t lit(std::uint8_t value, float gain) {
    return static_cast<std::uint8_t>(std::min(255.0F, static_cast<float>(value) * gain + 0.5F));
}

Rgb lit(const Rgb& pixel, float gain) {
    return {lit(pixel.red, gain), lit(pixel.green, gain), lit(pixel.blue, gain)};
}

Rgb pixelAt(const l_uint32* line, int x, bool grey) {
    if (grey) {
        const auto value = static_cast<std::uint8_t>(GET_DATA_BYTE(line, x));
        return {value, value, value};
    }
    return {static_cast<std::uint8_t>(line[x] >> 24), static_cast<std::uint8_t>(line[x] >> 16),
            static_cast<std::uint8_t>(line[x] >> 8)};
}

const l_uint32* lineOf(const Image& image, int y) {
    return pixGetData(image.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(image.get());
}

// Of the pixels that become one; at 2,400 dpi these are 144, whose sums fit.
struct ColourSum {
    std::uint16_t red = 0, green = 0, blue = 0, count = 0;

    void add(const Rgb& pixel) {
        red = static_cast<std::uint16_t>(red + pixel.red);
        green = static_cast<std::uint16_t>(green + pixel.green);
        blue = static_cast<std::uint16_t>(blue + pixel.blue);
        ++count;
    }
    [[nodiscard]] Rgb mean() const {
        const auto part = [this](int sum) { return static_cast<std::uint8_t>((sum + count / 2) / count); };
        return {part(red), part(green), part(blue)};
    }
};

// The page being taken apart.
class Layering {
  public:
    Layering(const Image& page, int dpi)
        : m_page(page)
        , m_dpi(dpi)
        , m_isGrey(pixGetDepth(page.get()) == 8)
        , m_copy(smallCopyOf(page, dpi))
        , m_light(paperLightOf(m_copy))
        , m_even(evened())
        , m_white(whitened())
        , m_areas(colourAreasOf(m_white)) {}

    [[nodiscard]] bool isMostlyPictures() const { return m_areas.pictureShare > kMostPictures; }

    EncodedPicture encode() {
        const InkMasks masks = inkMasksOf(m_page, m_copy, m_light, m_areas);
        EncodedPicture result;
        addBackground(masks, result.picture);
        for (const auto& box : m_areas.pictures)
            addPicture(box, result.picture);
        for (const auto& box : m_areas.marks)
            addMark(box, masks.coloured, result.picture);
        if (masks.hasBlack || result.picture.layers.empty()) addBlack(masks.black, result.picture);
        result.bytes = m_parts.take();
        return result;
    }

  private:
    // The small copy in the light of evened paper.
    [[nodiscard]] SmallCopy evened() const {
        SmallCopy even = m_copy;
        std::vector<float> gains(static_cast<std::size_t>(even.width()));
        for (int y = 0; y < even.height(); ++y) {
            m_light.gain.row(y, gains);
            Rgb* pixels = even.mean.row(y);
            for (std::size_t x = 0; x < gains.size(); ++x)
                pixels[x] = lit(pixels[x], gains[x]);
        }
        return even;
    }

    // The same with the paper's own tint taken out: what is left of colour is ink.
    [[nodiscard]] SmallCopy whitened() const {
        SmallCopy white = m_even;
        const float red = kEvenedPaper / m_light.red, green = kEvenedPaper / m_light.green,
                    blue = kEvenedPaper / m_light.blue;
        for (int y = 0; y < white.height(); ++y) {
            Rgb* pixels = white.mean.row(y);
            for (int x = 0; x < white.width(); ++x)
                pixels[x] = {lit(pixels[x].red, red), lit(pixels[x].green, green), lit(pixels[x].blue, blue)};
        }
        return white;
    }

    // From pixels of the small copy, cut at the page's borders.
    [[nodiscard]] Box onPage(const Box& box) const {
        const int left = box.x * m_copy.factor, top = box.y * m_copy.factor;
        return {left, top, std::min((box.x + box.width) * m_copy.factor, widthOf(m_page)) - left,
                std::min((box.y + box.height) * m_copy.factor, heightOf(m_page)) - top};
    }

    // Ink, and the blurred rim of ink, gives way to the paper around it. What is too dark for a rim stays: it
    // may be a faint stroke beside a dark one, and nothing that was written may be lost.
    void addBackground(const InkMasks& masks, Picture& picture) {
        Grid<std::uint8_t> paper(m_even.width(), m_even.height(), 1);
        const auto cover = [this, &masks, &paper](int x, int y) {
            for (int j = std::max(0, y - 1); j <= std::min(paper.height() - 1, y + 1); ++j)
                for (int i = std::max(0, x - 1); i <= std::min(paper.width() - 1, x + 1); ++i)
                    if (masks.covered.at(i, j) || brightest(m_even.mean.at(i, j)) >= kRim) paper.at(i, j) = 0;
        };
        for (int y = 0; y < paper.height(); ++y)
            for (int x = 0; x < paper.width(); ++x)
                if (masks.covered.at(x, y)) cover(x, y);
        for (const auto& box : m_areas.pictures)
            for (int y = box.y; y < box.y + box.height; ++y)
                std::fill_n(paper.row(y) + box.x, box.width, std::uint8_t{0});
        takeShowThrough(masks, paper);
        fillHoles(m_even.mean, paper);
        if (isWhite()) return;
        const int factor = m_copy.factor;
        picture.layers.push_back({{0, 0, m_even.width() * factor, m_even.height() * factor},
                                  m_parts.add(jpegOf(m_even.mean, m_isGrey, kBackgroundQuality, m_even.dpi),
                                              m_even.width(), m_even.height()),
                                  {}});
    }

    void takeShowThrough(const InkMasks& masks, Grid<std::uint8_t>& paper) const {
        const Image other = m_light.isNoisy ? nullptr : shownThrough(m_white, masks.covered, m_areas);
        for (int y = 0; other && y < paper.height(); ++y) {
            const l_uint32* bits = lineOf(other, y);
            for (int x = 0; x < paper.width(); ++x)
                if (GET_DATA_BIT(bits, x)) paper.at(x, y) = 0;
        }
    }

    [[nodiscard]] bool isWhite() const {
        for (int y = 0; y < m_even.height(); ++y) {
            const Rgb* pixels = m_even.mean.row(y);
            for (int x = 0; x < m_even.width(); ++x)
                if (std::min({pixels[x].red, pixels[x].green, pixels[x].blue}) < kWhite) return false;
        }
        return true;
    }

    // The colours of a box of the page at a resolution of at most `dpi`. With a mask only its pixels count,
    // and what lies between them takes their colours: the mask gives the edges, so the JPEG need not.
    [[nodiscard]] Grid<Rgb> coloursOf(const Box& box, int dpi, const Image* mask) const {
        const double scale = std::min(1.0, static_cast<double>(dpi) / m_dpi);
        const auto scaled = [scale](int side) {
            return std::max(1, static_cast<int>(std::lround(side * scale)));
        };
        Grid<ColourSum> sums(scaled(box.width), scaled(box.height));
        std::vector<float> gains(static_cast<std::size_t>(m_copy.width()));
        for (int y = 0; y < box.height; ++y) {
            if (y == 0 || (box.y + y) % m_copy.factor == 0)
                m_light.gain.row((box.y + y) / m_copy.factor, gains);
            const l_uint32* from = lineOf(m_page, box.y + y);
            const l_uint32* bits = mask ? lineOf(*mask, box.y + y) : nullptr;
            ColourSum* to = sums.row(y * sums.height() / box.height);
            for (int x = box.x; x < box.x + box.width; ++x) {
                if (bits && !GET_DATA_BIT(bits, x)) continue;
                to[(x - box.x) * sums.width() / box.width].add(
                    lit(pixelAt(from, x, m_isGrey), gains[static_cast<std::size_t>(x / m_copy.factor)]));
            }
        }
        return filledMeans(sums);
    }

    static Grid<Rgb> filledMeans(const Grid<ColourSum>& sums) {
        Grid<Rgb> colours(sums.width(), sums.height());
        Grid<std::uint8_t> known(sums.width(), sums.height());
        for (int y = 0; y < sums.height(); ++y) {
            for (int x = 0; x < sums.width(); ++x) {
                known.at(x, y) = sums.at(x, y).count > 0;
                if (known.at(x, y)) colours.at(x, y) = sums.at(x, y).mean();
            }
        }
        fillHoles(colours, known);
        return colours;
    }

    EncodedPart addColours(const Grid<Rgb>& colours, int quality, int dpi) {
        return m_parts.add(jpegOf(colours, m_isGrey, quality, std::min(dpi, m_dpi)), colours.width(),
                           colours.height());
    }

    void addPicture(const Box& small, Picture& picture) {
        const Box box = onPage(small);
        picture.layers.push_back(
            {box, addColours(coloursOf(box, kPictureDpi, nullptr), kPictureQuality, kPictureDpi), {}});
    }

    void addMark(const Box& small, const Image& coloured, Picture& picture) {
        const Box box = onPage(small);
        const Image stencil = clipped(coloured, box);
        l_int32 empty = 1;
        pixZero(stencil.get(), &empty);
        if (empty) return;
        Layer layer{box, {}, {}};
        layer.jpeg = addColours(coloursOf(box, kMarkDpi, &coloured), kMarkQuality, kMarkDpi);
        layer.stencil = m_parts.add(g4Of(stencil), box.width, box.height);
        picture.layers.push_back(layer);
    }

    void addBlack(const Image& black, Picture& picture) {
        const int width = widthOf(black), height = heightOf(black);
        picture.layers.push_back({{0, 0, width, height}, {}, m_parts.add(g4Of(black), width, height)});
    }

    static Image clipped(const Image& bits, const Box& box) {
        ::Box* area = boxCreate(box.x, box.y, box.width, box.height);
        Image clip(area ? pixClipRectangle(bits.get(), area, nullptr) : nullptr);
        boxDestroy(&area);
        if (!clip) throw std::bad_alloc();
        return clip;
    }

    const Image& m_page;
    int m_dpi;
    bool m_isGrey;
    SmallCopy m_copy;
    PaperLight m_light;
    SmallCopy m_even;
    SmallCopy m_white;
    ColourAreas m_areas;
    Parts m_parts;
};

EncodedPicture plain(const Image& page, int dpi, int quality) {
    EncodedPicture result;
    Parts parts;
    const int width = widthOf(page), height = heightOf(page);
    result.picture.layers.push_back(
        {{0, 0, width, height}, parts.add(jpegOf(page, quality, dpi), width, height), {}});
    result.bytes = parts.take();
    return result;
}

EncodedPicture smallest(const Image& page, int dpi) {
    Layering layering(page, dpi);
    if (layering.isMostlyPictures()) return plain(page, dpi, kPlainQuality);
    EncodedPicture layered = layering.encode();
    const double area_inch2 = static_cast<double>(widthOf(page)) * heightOf(page) / dpi / dpi;
    if (static_cast<double>(layered.bytes.size()) < kSurelySmaller * area_inch2) return layered;
    EncodedPicture whole = plain(page, dpi, kPlainQuality);
    return whole.bytes.size() <= layered.bytes.size() ? whole : layered;
}

} // namespace

base::Result<EncodedPicture> encodedPicture(const Image& page, int dpi, PictureProfile profile) {
    try {
        return profile == PictureProfile::Archive ? plain(page, dpi, kArchiveQuality) : smallest(page, dpi);
    } catch (const std::exception& problem) {
        return base::fail(PageCode::TooLarge, std::string("picture: ") + problem.what());
    }
}

} // namespace scanner::image
