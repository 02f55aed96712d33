// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/even_copy.h"

#include "scanner/image/page_cleaner.h"
#include "scanner/image/paper_edge.h"
#include "scanner/image/reduce.h"

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

// Averages noise away before anything is decided on it; never enlarges.
Image atReadingDpi(const Image& page, Channel channel, int dpi) {
    if (2 * dpi == 3 * kReadingDpi) return twoThirdsOf(page, channel);
    const Image grey = channelOf(page, channel);
    if (!grey || dpi <= kReadingDpi) return grey ? Image(pixCopy(nullptr, grey.get())) : Image();
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
bool isNoisy(const Image& page, int dpi) {
    if (dpi <= kReadingDpi) return false;
    const int width = std::min(kNoiseCrop_px, widthOf(page));
    const int height = std::min(kNoiseCrop_px, heightOf(page));
    const int left = (widthOf(page) - width) / 2;
    const int top = (heightOf(page) - height) / 2;
    const Image inside =
        cropped(page, {left, top, widthOf(page) - left - width, heightOf(page) - top - height});
    const Image crop = inside ? channelOf(inside, Channel::Red) : Image();
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

EvenCopy evenCopyOf(const Image& page, int dpi, bool median) {
    EvenCopy copy;
    copy.dpi = std::min(dpi, kReadingDpi);
    copy.plain = atReadingDpi(page, Channel::Red, dpi);
    if (!copy.plain) return {};
    copy.median = median || isNoisy(page, dpi);
    copy.even = copy.median ? evenedWithoutSpecks(copy.plain) : evened(copy.plain);
    if (!copy.even) return {};

    double parts = partsPerA4(copy.even, copy.dpi);
    if (parts > kManyParts && !copy.median) {
        copy.median = true;
        copy.even = evenedWithoutSpecks(copy.plain);
        if (!copy.even) return {};
        parts = partsPerA4(copy.even, copy.dpi);
    }
    copy.legible = parts <= kTooManyParts;
    return copy;
}

Image darkestCopyOf(const Image& page, int dpi) {
    const Image small = atReadingDpi(page, Channel::Darkest, dpi);
    return small ? evened(small) : Image();
}

} // namespace scanner::image
