// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/even_copy.h"

#include "scanner/image/page_cleaner.h"

#include <leptonica/allheaders.h>

#include <algorithm>

namespace scanner::image {
namespace {

constexpr int kNoiseCrop_px = 600;
// Mean difference to the 3x3 median at 300 dpi: clean 1.3, scans 3.1 to 3.9, photocopies 8.5.
constexpr float kNoisy = 6;
constexpr unsigned kInkGrey = 150;
// Parts of an A4 page of text: about 2,000; of a photocopy full of specks: 7,400.
constexpr double kManyParts = 5'000;
constexpr double kTooManyParts = 12'000;
constexpr double kA4_inch2 = 8.27 * 11.69;

Image redChannel(const Image& page) {
    if (pixGetDepth(page.get()) == 8) return Image(pixClone(page.get()));
    return Image(pixGetRGBComponent(page.get(), COLOR_RED));
}

Image darkestChannel(const Image& page) {
    if (pixGetDepth(page.get()) == 8) return Image(pixClone(page.get()));
    return Image(pixConvertRGBToGrayMinMax(page.get(), L_CHOOSE_MIN));
}

// Averages noise away before anything is decided on it; never enlarges.
Image atReadingDpi(const Image& grey, int dpi) {
    if (dpi <= kReadingDpi) return Image(pixCopy(nullptr, grey.get()));
    const float scale = static_cast<float>(kReadingDpi) / static_cast<float>(dpi);
    return Image(pixScaleAreaMap(grey.get(), scale, scale));
}

Image withoutSpecks(const Image& grey) {
    return Image(pixMedianFilter(grey.get(), 3, 3));
}

// Pages too small to be evened in tiles stay as they are.
Image evened(const Image& grey) {
    if (Pix* even = pixBackgroundNormSimple(grey.get(), nullptr, nullptr)) return Image(even);
    return Image(pixCopy(nullptr, grey.get()));
}

Image evenedWithoutSpecks(const Image& grey) {
    const Image smooth = withoutSpecks(grey);
    return smooth ? evened(smooth) : Image();
}

// Only meaningful on the scan itself: at 200 dpi noise no longer separates from text.
bool isNoisy(const Image& grey, int dpi) {
    if (dpi <= kReadingDpi) return false;
    const int width = std::min(kNoiseCrop_px, widthOf(grey));
    const int height = std::min(kNoiseCrop_px, heightOf(grey));
    Box* box = boxCreate((widthOf(grey) - width) / 2, (heightOf(grey) - height) / 2, width, height);
    const Image crop(pixClipRectangle(grey.get(), box, nullptr));
    boxDestroy(&box);
    const Image median = crop ? withoutSpecks(crop) : Image();
    const Image difference(median ? pixAbsDifference(crop.get(), median.get()) : nullptr);
    float mean = 0;
    return difference && pixGetAverageMasked(difference.get(), nullptr, 0, 0, 1, L_MEAN_ABSVAL, &mean) == 0 &&
           mean > kNoisy;
}

double partsPerA4(const Image& even, int dpi) {
    const Image ink(pixThresholdToBinary(even.get(), kInkGrey));
    int parts = 0;
    if (!ink || pixCountConnComp(ink.get(), 8, &parts) != 0) return 0;
    const double area_inch2 = static_cast<double>(widthOf(even)) * heightOf(even) / dpi / dpi;
    return parts / std::max(1.0, area_inch2 / kA4_inch2);
}

} // namespace

EvenCopy evenCopyOf(const Image& page, int dpi) {
    EvenCopy copy;
    copy.dpi = std::min(dpi, kReadingDpi);
    const Image channel = redChannel(page);
    if (!channel) return {};
    copy.plain = atReadingDpi(channel, dpi);
    if (!copy.plain) return {};
    const bool filtered = isNoisy(channel, dpi);
    copy.even = filtered ? evenedWithoutSpecks(copy.plain) : evened(copy.plain);
    if (!copy.even) return {};

    double parts = partsPerA4(copy.even, copy.dpi);
    if (parts > kManyParts && !filtered) {
        copy.even = evenedWithoutSpecks(copy.plain);
        if (!copy.even) return {};
        parts = partsPerA4(copy.even, copy.dpi);
    }
    copy.legible = parts <= kTooManyParts;
    return copy;
}

Image darkestCopyOf(const Image& page, int dpi) {
    const Image channel = darkestChannel(page);
    const Image small = channel ? atReadingDpi(channel, dpi) : Image();
    return small ? evened(small) : Image();
}

} // namespace scanner::image
