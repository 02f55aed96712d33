// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/codes.h"

#include "scanner/barcode/code_engines.h"
#include "scanner/barcode/code_places.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>

namespace scanner::barcode {
namespace {

struct PixFree {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
using Image = std::unique_ptr<Pix, PixFree>;
using Codes = std::vector<CodeOnPage>;

// All dear looks of one page together. Bounds the time by work, the same on every machine.
constexpr long kMostPixels = 16'000'000;

// A way to look at a patch that gave nothing so far.
struct Rung {
    Image (*prepared)(Pix* grey);
    Codes (*look)(Pix* grey);
    int scale; // of the prepared picture
};

Image greyOf(Pix* page) {
    return Image(pixGetDepth(page) == 8 ? pixClone(page) : pixConvertTo8(page, 0));
}

// Red, green and blue by how bright they look, in parts of 256.
constexpr std::uint32_t kRed = 77, kGreen = 128, kBlue = 51;

// Two channels of a pixel in one word, so that one addition serves both; four pixels fit.
constexpr std::uint32_t kEverySecond = 0x00FF00FF;

void halveRows(const l_uint32* upper, const l_uint32* lower, int width, l_uint32* to) {
    for (int x = 0; x < width; ++x, upper += 2, lower += 2) {
        const std::uint32_t redBlue = (upper[0] >> 8 & kEverySecond) + (upper[1] >> 8 & kEverySecond) +
                                      (lower[0] >> 8 & kEverySecond) + (lower[1] >> 8 & kEverySecond);
        const std::uint32_t green = (upper[0] >> 16 & 0xFF) + (upper[1] >> 16 & 0xFF) +
                                    (lower[0] >> 16 & 0xFF) + (lower[1] >> 16 & 0xFF);
        SET_DATA_BYTE(to, x, (kRed * (redBlue >> 16) + kGreen * green + kBlue * (redBlue & 0xFFFF)) >> 10);
    }
}

// In one go: a grey copy at full size costs more than all other looks at a page without a code.
Image halvedGrey(Pix* page) {
    if (pixGetDepth(page) == 8) return Image(pixScaleAreaMap2(page));
    const int width = pixGetWidth(page) / 2, height = pixGetHeight(page) / 2;
    Image half(pixCreateNoInit(width, height, 8));
    if (!half) return {};
    pixSetPadBits(half.get(), 0);
    const std::ptrdiff_t wordsPerLine = pixGetWpl(page);
    for (std::ptrdiff_t y = 0; y < height; ++y) {
        const l_uint32* upper = pixGetData(page) + 2 * y * wordsPerLine;
        halveRows(upper, upper + wordsPerLine, width, pixGetData(half.get()) + pixGetWpl(half.get()) * y);
    }
    return half;
}

Image same(Pix* grey) {
    return Image(pixClone(grey));
}

Image doubled(Pix* grey) {
    return Image(pixScaleGray2xLI(grey));
}

Image evened(Pix* grey) {
    return Image(pixBackgroundNormSimple(grey, nullptr, nullptr));
}

Image withoutSpecks(Pix* grey) {
    return Image(pixMedianFilter(grey, 3, 3));
}

constexpr std::array kRungs{Rung{doubled, qrByZxing, 2}, Rung{evened, qrByZxing, 1},
                            Rung{withoutSpecks, qrByZxing, 1}, Rung{same, qrByZbar, 1},
                            Rung{doubled, qrByZbar, 2}};

Image patchOf(Pix* page, const Place& place) {
    ::Box* box = boxCreate(place.x, place.y, place.width, place.height);
    const Image patch(pixClipRectangle(page, box, nullptr));
    boxDestroy(&box);
    return patch ? greyOf(patch.get()) : nullptr;
}

// From a picture `scale` times as large, whose corner lies at `place`, to the page.
Codes onThePage(Codes codes, double scale, const Place& place) {
    for (auto& code : codes) {
        const auto at = [scale](int value) { return static_cast<int>(std::lround(value / scale)); };
        code.box = {place.x + at(code.box.x), place.y + at(code.box.y), std::max(1, at(code.box.width)),
                    std::max(1, at(code.box.height))};
    }
    return codes;
}

// Most pages show nothing like a code: there the full size, four times as dear, is not looked at.
Codes wholePage(Pix* page, Pix* half, bool atFullSize) {
    const Image grey = atFullSize ? greyOf(page) : nullptr;
    if (Codes codes = grey ? qrByZxing(grey.get()) : Codes(); !codes.empty()) return codes;
    return onThePage(qrByZxing(half), 0.5, {});
}

bool liesIn(const CodeOnPage& code, const Place& place) {
    const int x = code.box.x + code.box.width / 2;
    const int y = code.box.y + code.box.height / 2;
    return x >= place.x && x < place.x + place.width && y >= place.y && y < place.y + place.height;
}

struct Patch {
    Place place;
    Image image;
};

std::vector<Patch> patchesWithout(const Codes& codes, Pix* page, const std::vector<Place>& places) {
    std::vector<Patch> patches;
    for (const Place& place : places) {
        const auto known = std::ranges::any_of(codes, [&](const auto& code) { return liesIn(code, place); });
        if (Image image = known ? nullptr : patchOf(page, place))
            patches.push_back({place, std::move(image)});
    }
    return patches;
}

// Rung by rung over all patches; a patch that gave a code is done.
Codes dearLooks(std::vector<Patch> patches) {
    Codes found;
    long pixels = 0;
    for (const Rung& rung : kRungs) {
        std::erase_if(patches, [&](const Patch& patch) {
            pixels += long{patch.place.width} * patch.place.height * rung.scale * rung.scale;
            if (pixels > kMostPixels) return false;
            const Image prepared = rung.prepared(patch.image.get());
            const auto codes = onThePage(rung.look(prepared.get()), rung.scale, patch.place);
            found.insert(found.end(), codes.begin(), codes.end());
            return !codes.empty();
        });
    }
    return found;
}

Codes qrCodesOn(Pix* page) {
    const Image half = halvedGrey(page);
    if (!half) return {};
    const auto places = codeLikePlaces(half.get(), pixGetWidth(page), pixGetHeight(page));
    Codes codes = wholePage(page, half.get(), !places.empty());
    const auto more = dearLooks(patchesWithout(codes, page, places));
    codes.insert(codes.end(), more.begin(), more.end());
    return codes;
}

} // namespace

std::vector<CodeOnPage> readQrCodes(Pix* page) {
    return page ? qrCodesOn(page) : Codes{};
}

std::vector<CodeOnPage> readAllCodes(Pix* page) {
    if (!page) return {};
    Codes codes = qrCodesOn(page);
    const Image grey = greyOf(page);
    const auto more = grey ? linearByZbar(grey.get()) : Codes{};
    codes.insert(codes.end(), more.begin(), more.end());
    return codes;
}

} // namespace scanner::barcode
