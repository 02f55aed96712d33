// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/codes.h"

#include "scanner/barcode/code_engines.h"
#include "scanner/barcode/code_places.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
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

Image patchOf(Pix* grey, const Place& place) {
    ::Box* box = boxCreate(place.x, place.y, place.width, place.height);
    Image patch(pixClipRectangle(grey, box, nullptr));
    boxDestroy(&box);
    return patch;
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
Codes wholePage(Pix* grey, bool atFullSize) {
    if (Codes codes = atFullSize ? qrByZxing(grey) : Codes(); !codes.empty()) return codes;
    const Image half(pixScaleAreaMap2(grey));
    return onThePage(qrByZxing(half.get()), 0.5, {});
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

std::vector<Patch> patchesWithout(const Codes& codes, Pix* grey, const std::vector<Place>& places) {
    std::vector<Patch> patches;
    for (const Place& place : places) {
        const auto known = std::ranges::any_of(codes, [&](const auto& code) { return liesIn(code, place); });
        if (Image image = known ? nullptr : patchOf(grey, place))
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

Codes qrCodesOn(Pix* grey) {
    const auto places = codeLikePlaces(grey);
    Codes codes = wholePage(grey, !places.empty());
    const auto more = dearLooks(patchesWithout(codes, grey, places));
    codes.insert(codes.end(), more.begin(), more.end());
    return codes;
}

} // namespace

std::vector<CodeOnPage> readQrCodes(Pix* page) {
    const Image grey = page ? greyOf(page) : nullptr;
    return grey ? qrCodesOn(grey.get()) : Codes{};
}

std::vector<CodeOnPage> readAllCodes(Pix* page) {
    const Image grey = page ? greyOf(page) : nullptr;
    if (!grey) return {};
    Codes codes = qrCodesOn(grey.get());
    const auto more = linearByZbar(grey.get());
    codes.insert(codes.end(), more.begin(), more.end());
    return codes;
}

} // namespace scanner::barcode
