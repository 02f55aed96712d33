// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/text.h"
#include "scanner/barcode/code_engines.h"

#include <leptonica/allheaders.h>
#include <zbar.h>

#include <algorithm>
#include <initializer_list>
#include <memory>
#include <string_view>

namespace scanner::barcode {
namespace {

struct BytesFree {
    void operator()(l_uint8* bytes) const { lept_free(bytes); }
};
struct ScannerFree {
    void operator()(zbar::zbar_image_scanner_t* scanner) const { zbar::zbar_image_scanner_destroy(scanner); }
};
struct ImageFree {
    void operator()(zbar::zbar_image_t* image) const { zbar::zbar_image_destroy(image); }
};
using Scanner = std::unique_ptr<zbar::zbar_image_scanner_t, ScannerFree>;
using ImageOf = std::unique_ptr<zbar::zbar_image_t, ImageFree>;

constexpr int kBarStep = 8;                  // bars are at least 5 mm high: seven such lines at 300 dpi
constexpr unsigned long kGrey8 = 0x30303859; // fourcc "Y800"

// Raw bytes: left to itself the engine guesses a character set, and guesses Vietnamese wrong.
// `lineStep`: every so many lines of the picture are looked at, both ways.
Scanner scannerFor(std::initializer_list<zbar::zbar_symbol_type_t> kinds, int lineStep) {
    Scanner scanner(zbar::zbar_image_scanner_create());
    if (!scanner) return scanner;
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_ENABLE, 0);
    for (const auto kind : kinds)
        zbar::zbar_image_scanner_set_config(scanner.get(), kind, zbar::ZBAR_CFG_ENABLE, 1);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_QRCODE, zbar::ZBAR_CFG_BINARY, 1);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_X_DENSITY, lineStep);
    zbar::zbar_image_scanner_set_config(scanner.get(), zbar::ZBAR_NONE, zbar::ZBAR_CFG_Y_DENSITY, lineStep);
    return scanner;
}

// A QR code repairs its own errors. A bar code counts if at least two lines across it agree; Code 39 has no
// check sum, so a short one may be noise.
bool isSure(const zbar::zbar_symbol_t* symbol) {
    constexpr unsigned kShortest = 4;
    constexpr int kLeastLines = 2;
    return zbar::zbar_symbol_get_type(symbol) == zbar::ZBAR_QRCODE ||
           (zbar::zbar_symbol_get_data_length(symbol) >= kShortest &&
            zbar::zbar_symbol_get_quality(symbol) >= kLeastLines);
}

std::string_view textOf(const zbar::zbar_symbol_t* symbol) {
    return {zbar::zbar_symbol_get_data(symbol), zbar::zbar_symbol_get_data_length(symbol)};
}

Box boxOf(const zbar::zbar_symbol_t* symbol) {
    std::vector<std::pair<int, int>> points;
    for (unsigned i = 0; i < zbar::zbar_symbol_get_loc_size(symbol); ++i)
        points.emplace_back(zbar::zbar_symbol_get_loc_x(symbol, i), zbar::zbar_symbol_get_loc_y(symbol, i));
    return boxAround(points);
}

std::vector<CodeOnPage> look(Pix* grey, const Scanner& scanner) {
    l_uint8* raster = nullptr;
    std::size_t size = 0;
    if (!grey || pixGetRasterData(grey, &raster, &size) != 0) return {};
    const std::unique_ptr<l_uint8, BytesFree> pixels(raster);
    const ImageOf image(zbar::zbar_image_create());
    if (!scanner || !image) return {};
    zbar::zbar_image_set_format(image.get(), kGrey8);
    zbar::zbar_image_set_size(image.get(), static_cast<unsigned>(pixGetWidth(grey)),
                              static_cast<unsigned>(pixGetHeight(grey)));
    zbar::zbar_image_set_data(image.get(), pixels.get(), size, nullptr);
    if (zbar::zbar_scan_image(scanner.get(), image.get()) <= 0) return {};
    std::vector<CodeOnPage> codes;
    for (const auto* symbol = zbar::zbar_image_first_symbol(image.get()); symbol;
         symbol = zbar::zbar_symbol_next(symbol)) {
        const auto text = textOf(symbol);
        const bool isText = core::base::isUtf8(text) && text.find('\0') == std::string_view::npos;
        if (isText && !text.empty() && isSure(symbol)) codes.push_back({std::string(text), boxOf(symbol)});
    }
    return codes;
}

} // namespace

Box boxAround(const std::vector<std::pair<int, int>>& points) {
    if (points.empty()) return {0, 0, 1, 1};
    const auto [left, right] = std::ranges::minmax(points, {}, &std::pair<int, int>::first);
    const auto [top, bottom] = std::ranges::minmax(points, {}, &std::pair<int, int>::second);
    return {left.first, top.second, std::max(1, right.first - left.first),
            std::max(1, bottom.second - top.second)};
}

std::vector<CodeOnPage> qrByZbar(Pix* grey) {
    return look(grey, scannerFor({zbar::ZBAR_QRCODE}, 1));
}

std::vector<CodeOnPage> linearByZbar(Pix* grey) {
    return look(grey, scannerFor({zbar::ZBAR_CODE128, zbar::ZBAR_CODE39}, kBarStep));
}

} // namespace scanner::barcode
