// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/show_through.h"

#include "scanner/image/even_copy.h"
#include "scanner/image/paper_light.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <new>

namespace scanner::image {
namespace {

// Parts of the way from paper to black. Pencil begins at about 0.25.
constexpr double kPaper = 0.05; // its grain and the noise of the scan
constexpr double kDeepest = 0.18;
constexpr double kThinnest_mm = 1.5; // what is wider both ways is no stroke
constexpr int kColoured = 8;         // of the mean of 3 x 3 pixels
constexpr double kWorthIt = 0.0005;  // of the page

Image needed(Pix* pix) {
    if (!pix) throw std::bad_alloc();
    return Image(pix);
}

int toneAt(double depth, double paper) {
    return static_cast<int>(std::lround(paper * (1 - depth)));
}

bool isWorthIt(const Image& bits) {
    int pixels = 0;
    pixCountPixels(bits.get(), &pixels, nullptr);
    return pixels > kWorthIt * widthOf(bits) * heightOf(bits);
}

// `pale` without what hangs together with `kept` or is wider than a stroke; with the soft rims of the rest.
Image thinAndPale(const Image& pale, const Image& kept, int dpi) {
    const int side = std::max(2, static_cast<int>(std::lround(kThinnest_mm * dpi / 25.4)));
    const Image wide = needed(pixOpenBrick(nullptr, pale.get(), side, side));
    pixOr(wide.get(), wide.get(), kept.get());
    const Image stays = needed(pixSeedfillBinary(nullptr, wide.get(), pale.get(), 8));
    const Image gone = needed(pixSubtract(nullptr, pale.get(), stays.get()));
    if (!isWorthIt(gone)) return {};
    Image rimmed = needed(pixDilateBrick(nullptr, gone.get(), 3, 3));
    pixSubtract(rimmed.get(), rimmed.get(), stays.get());
    return rimmed;
}

l_uint32* lineOf(const Image& image, int y) {
    return pixGetData(image.get()) + std::ptrdiff_t{pixGetWpl(image.get())} * y;
}

int brightest(const Rgb& pixel) {
    return std::max({pixel.red, pixel.green, pixel.blue});
}

bool isColouredAround(const Grid<Rgb>& pixels, int x, int y) {
    int red = 0, green = 0, blue = 0, count = 0;
    for (int j = std::max(0, y - 1); j <= std::min(pixels.height() - 1, y + 1); ++j)
        for (int i = std::max(0, x - 1); i <= std::min(pixels.width() - 1, x + 1); ++i, ++count) {
            const Rgb& pixel = pixels.at(i, j);
            red += pixel.red;
            green += pixel.green;
            blue += pixel.blue;
        }
    return std::max({red, green, blue}) - std::min({red, green, blue}) > kColoured * count;
}

// 1 at ink and around it: the rim of ink is none of ours.
Grid<std::uint8_t> nearInk(const Grid<std::uint8_t>& covered) {
    Grid<std::uint8_t> near(covered.width(), covered.height());
    for (int y = 0; y < covered.height(); ++y)
        for (int x = 0; x < covered.width(); ++x) {
            if (!covered.at(x, y)) continue;
            for (int j = std::max(0, y - 1); j <= std::min(covered.height() - 1, y + 1); ++j)
                for (int i = std::max(0, x - 1); i <= std::min(covered.width() - 1, x + 1); ++i)
                    near.at(i, j) = 1;
        }
    return near;
}

} // namespace

Image shownThrough(const SmallCopy& white, const Grid<std::uint8_t>& covered, const ColourAreas& areas) {
    const Image pale = needed(pixCreate(white.width(), white.height(), 1));
    const Image kept = needed(pixCreate(white.width(), white.height(), 1));
    const Grid<std::uint8_t> near = nearInk(covered);
    const int paper = toneAt(kPaper, kEvenedPaper), deepest = toneAt(kDeepest, kEvenedPaper);
    for (int y = 0; y < white.height(); ++y)
        for (int x = 0; x < white.width(); ++x) {
            const int tone = brightest(white.mean.at(x, y));
            if (tone >= paper || near.at(x, y)) continue;
            SET_DATA_BIT(lineOf(pale, y), x);
            if (tone < deepest || areas.coloured.at(x, y) || isColouredAround(white.mean, x, y))
                SET_DATA_BIT(lineOf(kept, y), x);
        }
    if (!isWorthIt(pale)) return {};
    for (const Box& picture : areas.pictures) {
        ::Box* area = boxCreate(picture.x, picture.y, picture.width, picture.height);
        pixSetInRect(kept.get(), area);
        boxDestroy(&area);
    }
    return thinAndPale(pale, kept, white.dpi);
}

bool takeShowThrough(const Image& even, int dpi) {
    const Image pale = needed(pixThresholdToBinary(even.get(), toneAt(kPaper, kPaperGrey)));
    if (!isWorthIt(pale)) return false;
    const Image kept = needed(pixThresholdToBinary(even.get(), toneAt(kDeepest, kPaperGrey)));
    const Image gone = thinAndPale(pale, kept, dpi);
    if (gone) pixSetMasked(even.get(), gone.get(), kPaperGrey);
    return gone != nullptr;
}

} // namespace scanner::image
