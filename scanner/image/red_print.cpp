// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/red_print.h"

#include "scanner/base/words.h"
#include "scanner/image/even_copy.h"
#include "scanner/image/paper_edge.h"
#include "scanner/image/reduce.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cmath>
#include <new>
#include <vector>

namespace scanner::image {
namespace {

// Red above green, as scanned; the tint of pink paper stays below.
constexpr int kRed = 60;
constexpr int kLook_px = 3; // pixels from one look to the next
constexpr int kLeastLooks = 40;
// On evened copies, whose paper is at 200: how far red ink is from black, and how far from paper.
constexpr int kAboveGreen = 35;
constexpr int kRedInkGrey = 150;
constexpr int kBlackInkGrey = 120;

constexpr double kLetter_mm = 9;  // what is in one piece and larger both ways is drawn: a ring, a star
constexpr double kSeal_mm = 60;   // the largest; a larger ring is a frame
constexpr double kBetween_mm = 4; // letters and words nearer than this are one line
constexpr double kRim_mm = 0.3;
constexpr double kMostBlack = 0.25; // of the red ink in the same place

int pixels(double mm, int dpi) {
    return std::max(1, static_cast<int>(std::lround(mm * dpi / 25.4)));
}

Image needed(Pix* pix) {
    if (!pix) throw std::bad_alloc();
    return Image(pix);
}

l_uint32* lineOf(const Image& image, int y) {
    return pixGetData(image.get()) + std::ptrdiff_t{pixGetWpl(image.get())} * y;
}

int redness(l_uint32 pixel) {
    return static_cast<int>(pixel >> L_RED_SHIFT & 0xFF) - static_cast<int>(pixel >> L_GREEN_SHIFT & 0xFF);
}

// Two pixels at a time, or the noise of a photocopy would be red.
bool hasRed(const Image& page) {
    int looks = 0;
    for (int y = 0; y < heightOf(page); y += kLook_px) {
        const l_uint32* line = lineOf(page, y);
        for (int x = 0; x + 1 < widthOf(page); x += kLook_px)
            looks += redness(line[x]) + redness(line[x + 1]) > 2 * kRed;
        if (looks >= kLeastLooks) return true;
    }
    return false;
}

std::vector<Box> partsOf(const Image& bits) {
    std::vector<Box> parts;
    Boxa* boxes = pixConnCompBB(bits.get(), 8);
    for (int i = 0; boxes && i < boxaGetCount(boxes); ++i) {
        Box& part = parts.emplace_back();
        boxaGetBoxGeometry(boxes, i, &part.x, &part.y, &part.width, &part.height);
    }
    boxaDestroy(&boxes);
    return parts;
}

Box widened(const Box& box, int rim, const Image& image) {
    const int left = std::max(0, box.x - rim), top = std::max(0, box.y - rim);
    return {left, top, std::min(widthOf(image), box.x + box.width + rim) - left,
            std::min(heightOf(image), box.y + box.height + rim) - top};
}

void clear(const Image& bits, const Box& box) {
    ::Box* area = boxCreate(box.x, box.y, box.width, box.height);
    pixClearInRect(bits.get(), area);
    boxDestroy(&area);
}

Image redInkOf(const Image& reading, const Image& green) {
    Image red = needed(pixCreate(widthOf(reading), heightOf(reading), 1));
    for (int y = 0; y < heightOf(red); ++y) {
        const l_uint32 *r = lineOf(reading, y), *g = lineOf(green, y);
        l_uint32* bits = lineOf(red, y);
        for (int x = 0; x < widthOf(red); ++x) {
            const int dark = static_cast<int>(GET_DATA_BYTE(g, x));
            if (dark<kRedInkGrey&& static_cast<int>(GET_DATA_BYTE(r, x))> dark + kAboveGreen)
                SET_DATA_BIT(bits, x);
        }
    }
    return red;
}

void clearSeals(const Image& red, int dpi) {
    const int letter = pixels(kLetter_mm, dpi), seal = pixels(kSeal_mm, dpi), rim = pixels(kRim_mm, dpi);
    for (const Box& part : partsOf(red))
        if (std::min(part.width, part.height) > letter && std::max(part.width, part.height) <= seal)
            clear(red, widened(part, rim, red));
}

bool standsAlone(const Image& red, const Image& reading, const Box& line) {
    int redInk = 0, black = 0;
    for (int y = line.y; y < line.y + line.height; ++y) {
        const l_uint32 *bits = lineOf(red, y), *grey = lineOf(reading, y);
        for (int x = line.x; x < line.x + line.width; ++x) {
            redInk += GET_DATA_BIT(bits, x) != 0;
            black += static_cast<int>(GET_DATA_BYTE(grey, x)) < kBlackInkGrey;
        }
    }
    return black <= kMostBlack * redInk;
}

void takeDarker(const Image& reading, const Image& green, const Box& box) {
    for (int y = box.y; y < box.y + box.height; ++y) {
        l_uint32* to = lineOf(reading, y);
        const l_uint32* from = lineOf(green, y);
        for (int x = box.x; x < box.x + box.width; ++x)
            SET_DATA_BYTE(to, x, std::min(GET_DATA_BYTE(to, x), GET_DATA_BYTE(from, x)));
    }
}

// Rounding may have made the two copies differ by a pixel.
Image ofSameSize(Image green, const Image& reading) {
    const int right = widthOf(green) - widthOf(reading), below = heightOf(green) - heightOf(reading);
    if (right < 0 || below < 0) return {};
    return right == 0 && below == 0 ? std::move(green)
                                    : needed(cropped(green, {0, 0, right, below}).release());
}

} // namespace

void keepRedPrint(const Image& page, int dpi, Image& reading, int readingDpi) {
    if (pixGetDepth(page.get()) != 32 || !hasRed(page)) return;
    const Image green =
        ofSameSize(needed(evenChannelOf(page, Channel::Green, dpi, readingDpi).release()), reading);
    if (!green) return;
    const Image red = redInkOf(reading, green);
    clearSeals(red, readingDpi);
    const Image lines = needed(pixCloseSafeCompBrick(nullptr, red.get(), pixels(kBetween_mm, readingDpi), 1));
    for (const Box& line : partsOf(lines))
        if (standsAlone(red, reading, line))
            takeDarker(reading, green, widened(line, pixels(kRim_mm, readingDpi), reading));
}

} // namespace scanner::image
