// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/codes.h"

#include "scanner/barcode/code_places.h"

#include <leptonica/allheaders.h>

// Result::text() is to give UTF-8, not wide characters.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <algorithm>
#include <array>
#include <cstdint>
#include <exception>
#include <memory>

namespace scanner::barcode {
namespace {

struct PixFree {
    void operator()(Pix* pix) const { pixDestroy(&pix); }
};
struct BytesFree {
    void operator()(l_uint8* bytes) const { lept_free(bytes); }
};
using Image = std::unique_ptr<Pix, PixFree>;
using Texts = std::vector<std::string>;

// Cards carry UTF-8 without saying so in the code.
ZXing::DecodeHints hints() {
    return ZXing::DecodeHints()
        .setFormats(ZXing::BarcodeFormat::QRCode)
        .setTryHarder(true)
        .setTryRotate(true)
        .setCharacterSet("UTF-8");
}

Texts codesIn(Pix* grey) {
    l_uint8* raster = nullptr;
    std::size_t size = 0;
    if (!grey || pixGetRasterData(grey, &raster, &size) != 0) return {};
    const std::unique_ptr<l_uint8, BytesFree> pixels(raster);
    const ZXing::ImageView view(pixels.get(), pixGetWidth(grey), pixGetHeight(grey), ZXing::ImageFormat::Lum);
    Texts texts;
    for (const auto& code : ZXing::ReadBarcodes(view, hints())) {
        std::string text = code.text();
        if (code.isValid() && !text.empty() && std::find(texts.begin(), texts.end(), text) == texts.end())
            texts.push_back(std::move(text));
    }
    return texts;
}

Image greyOf(Pix* page) {
    return Image(pixGetDepth(page) == 8 ? pixClone(page) : pixConvertTo8(page, 0));
}

Image halved(Pix* grey) {
    return Image(pixScaleAreaMap2(grey));
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

Image patchOf(Pix* grey, const Place& place) {
    Box* box = boxCreate(place.x, place.y, place.width, place.height);
    Image patch(pixClipRectangle(grey, box, nullptr));
    boxDestroy(&box);
    return patch;
}

Texts climb(Pix* grey) {
    if (Texts texts = codesIn(grey); !texts.empty()) return texts;
    if (Texts texts = codesIn(halved(grey).get()); !texts.empty()) return texts;
    std::vector<Image> patches;
    for (const Place& place : codeLikePlaces(grey))
        if (Image patch = patchOf(grey, place)) patches.push_back(std::move(patch));
    for (const auto rung : std::array{doubled, evened, withoutSpecks})
        for (const Image& patch : patches)
            if (Texts texts = codesIn(rung(patch.get()).get()); !texts.empty()) return texts;
    return {};
}

} // namespace

std::vector<std::string> readQrCodes(Pix* page) {
    if (!page) return {};
    try {
        const Image grey = greyOf(page);
        return grey ? climb(grey.get()) : Texts{};
    } catch (const std::exception&) {
        return {}; // a picture that the library cannot digest holds no code for us
    }
}

} // namespace scanner::barcode
