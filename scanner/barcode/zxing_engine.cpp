// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/barcode/code_engines.h"

#include <leptonica/allheaders.h>

// Result::text() is to give UTF-8, not wide characters.
#define ZX_USE_UTF8 1
#include <ZXing/ReadBarcode.h>

#include <cstdint>
#include <exception>
#include <memory>

namespace scanner::barcode {
namespace {

struct BytesFree {
    void operator()(l_uint8* bytes) const { lept_free(bytes); }
};

// Cards carry UTF-8 without saying so in the code.
ZXing::DecodeHints hints() {
    return ZXing::DecodeHints()
        .setFormats(ZXing::BarcodeFormat::QRCode)
        .setTryHarder(true)
        .setTryRotate(true)
        .setCharacterSet("UTF-8");
}

Box boxOf(const ZXing::Position& position) {
    std::vector<std::pair<int, int>> points;
    for (const auto& corner : position)
        points.emplace_back(corner.x, corner.y);
    return boxAround(points);
}

std::vector<CodeOnPage> look(const ZXing::ImageView& view) {
    std::vector<CodeOnPage> codes;
    for (const auto& code : ZXing::ReadBarcodes(view, hints())) {
        std::string text = code.text();
        if (code.isValid() && !text.empty()) codes.push_back({std::move(text), boxOf(code.position())});
    }
    return codes;
}

} // namespace

std::vector<CodeOnPage> qrByZxing(Pix* grey) {
    l_uint8* raster = nullptr;
    std::size_t size = 0;
    if (!grey || pixGetRasterData(grey, &raster, &size) != 0) return {};
    const std::unique_ptr<l_uint8, BytesFree> pixels(raster);
    try {
        return look({pixels.get(), pixGetWidth(grey), pixGetHeight(grey), ZXing::ImageFormat::Lum});
    } catch (const std::exception&) {
        return {};
    }
}

} // namespace scanner::barcode
