// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/colour_areas.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>

namespace scanner::image {
namespace {

// Colour is asked of the mean over 3 x 3 pixels (0.8 mm of paper): there a scanner's fringes at the rims of
// black letters and the noise of its channels cancel out, a stroke of a pen does not. Distance between the
// brightest and the darkest channel; black-blue ink keeps about 25, black letters stay under 12.
constexpr int kColoured = 18;
constexpr int kPale = 225; // what is nowhere darker than this is tinted paper, not ink
// The thin strokes of a letter whose thick ones are coloured.
constexpr int kFaintlyColoured = 12;
constexpr int kFaintlyPale = 240;
// Strokes add up to half; twice as much is a pattern printed under everything, as on cards, and stays paper.
constexpr double kMostStrokes = 1.7;

constexpr int kToned = 215;       // the brightest channel of what is no longer paper
constexpr int kDeepBlack = 60;    // and of what is black rather than a tone
constexpr double kSolid_mm = 2.3; // no stroke of text is as wide
constexpr double kPicture_mm = 10;
constexpr double kTonesOfPicture = 0.4; // of its pixels; a black bar has none

constexpr double kJoin_mm = 2.1;
// Joining two marks may cost so much empty ground: about as many bytes as a layer of its own.
constexpr double kJoinGround_mm2 = 3'600;
constexpr int kMostParts = 300;

int pixelsOf(double mm, int dpi) {
    return std::max(1, static_cast<int>(std::lround(mm * dpi / 25.4)));
}

int areaOf(const Box& box) {
    return box.width * box.height;
}

Box unionOf(const Box& a, const Box& b) {
    const int left = std::min(a.x, b.x), top = std::min(a.y, b.y);
    return {left, top, std::max(a.x + a.width, b.x + b.width) - left,
            std::max(a.y + a.height, b.y + b.height) - top};
}

template<class Holds>
Image bitmapOf(int width, int height, Holds holds) {
    Image bits(pixCreate(width, height, 1));
    if (!bits) throw std::bad_alloc();
    for (int y = 0; y < height; ++y) {
        l_uint32* line = pixGetData(bits.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(bits.get());
        for (int x = 0; x < width; ++x)
            if (holds(x, y)) SET_DATA_BIT(line, x);
    }
    return bits;
}

bool isSet(const Image& bits, int x, int y) {
    const l_uint32* line = pixGetData(bits.get()) + static_cast<std::ptrdiff_t>(y) * pixGetWpl(bits.get());
    return GET_DATA_BIT(line, x) != 0;
}

Image needed(Pix* pix) {
    if (!pix) throw std::bad_alloc();
    return Image(pix);
}

std::vector<Box> partsOf(const Image& bits) {
    std::vector<Box> parts;
    Boxa* boxes = pixConnCompBB(bits.get(), 8);
    for (int i = 0; boxes && i < boxaGetCount(boxes); ++i) {
        Box part;
        boxaGetBoxGeometry(boxes, i, &part.x, &part.y, &part.width, &part.height);
        parts.push_back(part);
    }
    boxaDestroy(&boxes);
    return parts;
}

// Pairs whose union costs less than a layer become one, until there is none.
std::vector<Box> joined(std::vector<Box> boxes, double mostGround) {
    if (boxes.size() > kMostParts) {
        Box all = boxes.front();
        for (const auto& box : boxes)
            all = unionOf(all, box);
        return {all};
    }
    for (bool changed = true; changed;) {
        changed = false;
        for (std::size_t i = 0; i < boxes.size(); ++i) {
            for (std::size_t j = i + 1; j < boxes.size();) {
                const Box both = unionOf(boxes[i], boxes[j]);
                if (areaOf(both) - areaOf(boxes[i]) - areaOf(boxes[j]) > mostGround) {
                    ++j;
                    continue;
                }
                boxes[i] = both;
                boxes.erase(boxes.begin() + static_cast<std::ptrdiff_t>(j));
                changed = true;
            }
        }
    }
    return boxes;
}

constexpr std::uint8_t kNone = 0, kFaintly = 1, kSurely = 2;

// Three rows of pixels summed, then three columns of that.
class Blurred {
  public:
    explicit Blurred(const Grid<Rgb>& pixels)
        : m_pixels(pixels), m_columns(static_cast<std::size_t>(pixels.width())) {}

    // Of each pixel of row `y` how coloured the mean around it is; the outermost pixels are not.
    void row(int y, std::uint8_t* colours) {
        std::fill_n(colours, m_columns.size(), kNone);
        if (y == 0 || y + 1 >= m_pixels.height()) return;
        const Rgb *above = m_pixels.row(y - 1), *here = m_pixels.row(y), *below = m_pixels.row(y + 1);
        for (std::size_t x = 0; x < m_columns.size(); ++x) {
            m_columns[x] = {above[x].red + here[x].red + below[x].red,
                            above[x].green + here[x].green + below[x].green,
                            above[x].blue + here[x].blue + below[x].blue};
        }
        for (std::size_t x = 1; x + 1 < m_columns.size(); ++x) {
            const auto sum = [&](int Sum::*channel) {
                return m_columns[x - 1].*channel + m_columns[x].*channel + m_columns[x + 1].*channel;
            };
            const int red = sum(&Sum::red), green = sum(&Sum::green), blue = sum(&Sum::blue);
            const int least = std::min({red, green, blue}), spread = std::max({red, green, blue}) - least;
            if (spread > 9 * kColoured && least < 9 * kPale)
                colours[x] = kSurely;
            else if (spread > 9 * kFaintlyColoured && least < 9 * kFaintlyPale)
                colours[x] = kFaintly;
        }
    }

  private:
    struct Sum {
        int red = 0, green = 0, blue = 0;
    };

    const Grid<Rgb>& m_pixels;
    std::vector<Sum> m_columns;
};

int countOf(const Image& bits) {
    l_int32 pixels = 0;
    pixCountPixels(bits.get(), &pixels, nullptr);
    return pixels;
}

// What is coloured for sure, and the faint strokes that hang together with it.
Image colouredBits(const SmallCopy& even) {
    Blurred blurred(even.mean);
    Grid<std::uint8_t> colours(even.width(), even.height());
    for (int y = 0; y < even.height(); ++y)
        blurred.row(y, colours.row(y));
    const auto atLeast = [&](std::uint8_t least) {
        return bitmapOf(even.width(), even.height(), [&](int x, int y) { return colours.at(x, y) >= least; });
    };
    Image surely = atLeast(kSurely);
    Image all = needed(pixSeedfillBinary(nullptr, surely.get(), atLeast(kFaintly).get(), 8));
    return countOf(all) > kMostStrokes * countOf(surely) ? std::move(surely) : std::move(all);
}

// Tones side by side, wider than any stroke.
Image solidBits(const SmallCopy& even) {
    const Image toned = bitmapOf(even.width(), even.height(), [&](int x, int y) {
        const Rgb& pixel = even.mean.at(x, y);
        return std::min({pixel.red, pixel.green, pixel.blue}) < kToned;
    });
    const int side = pixelsOf(kSolid_mm, even.dpi);
    return needed(pixOpenBrick(nullptr, toned.get(), side, side));
}

bool isPicture(const SmallCopy& even, const Image& solid, const Box& box) {
    const int least = pixelsOf(kPicture_mm, even.dpi);
    if (box.width < least || box.height < least) return false;
    int tones = 0;
    for (int y = box.y; y < box.y + box.height; ++y) {
        for (int x = box.x; x < box.x + box.width; ++x) {
            const Rgb& pixel = even.mean.at(x, y);
            tones += isSet(solid, x, y) && std::max({pixel.red, pixel.green, pixel.blue}) > kDeepBlack;
        }
    }
    return tones > kTonesOfPicture * areaOf(box);
}

std::vector<Box> picturesOn(const SmallCopy& even, const Image& solid) {
    const int join = pixelsOf(kJoin_mm, even.dpi);
    std::vector<Box> pictures;
    for (const auto& part : partsOf(needed(pixCloseSafeBrick(nullptr, solid.get(), join, join))))
        if (isPicture(even, solid, part)) pictures.push_back(part);
    return joined(std::move(pictures), 0);
}

std::vector<Box> marksIn(const Image& coloured, int dpi) {
    const int join = pixelsOf(kJoin_mm, dpi);
    const double mostGround = kJoinGround_mm2 * dpi * dpi / 25.4 / 25.4;
    return joined(partsOf(needed(pixCloseSafeBrick(nullptr, coloured.get(), join, join))), mostGround);
}

void clear(const Image& bits, const std::vector<Box>& boxes) {
    for (const auto& box : boxes) {
        ::Box* area = boxCreate(box.x, box.y, box.width, box.height);
        pixClearInRect(bits.get(), area);
        boxDestroy(&area);
    }
}

} // namespace

ColourAreas colourAreasOf(const SmallCopy& even) {
    constexpr int kLeastPart_px = 3;
    constexpr int kRim_px = 2;
    ColourAreas areas;
    const Image solid = solidBits(even);
    areas.pictures = picturesOn(even, solid);
    for (const auto& picture : areas.pictures)
        areas.pictureShare += static_cast<double>(areaOf(picture)) / even.width() / even.height();

    Image coloured = colouredBits(even);
    clear(coloured, areas.pictures);
    coloured = needed(pixSelectBySize(coloured.get(), kLeastPart_px, kLeastPart_px, 8, L_SELECT_IF_EITHER,
                                      L_SELECT_IF_GTE, nullptr));
    const int rim = 2 * kRim_px + 1;
    coloured = needed(pixDilateBrick(nullptr, coloured.get(), rim, rim));
    clear(coloured, areas.pictures);
    areas.marks = marksIn(coloured, even.dpi);
    areas.coloured = Grid<std::uint8_t>(even.width(), even.height());
    for (int y = 0; y < even.height(); ++y)
        for (int x = 0; x < even.width(); ++x)
            areas.coloured.at(x, y) = isSet(coloured, x, y);
    return areas;
}

} // namespace scanner::image
