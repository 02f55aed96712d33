// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/even_copy.h"

#include "scanner/image/ink_parts.h"
#include "scanner/image/median.h"
#include "scanner/image/page_cleaner.h"
#include "scanner/image/paper_edge.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <vector>

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
// What may be a letter; most of 8 point print are 1.4 mm high, of 12 point print 2.1.
constexpr double kLeastLetter_mm = 0.7;
constexpr double kMostLetter_mm = 12;
constexpr double kSmallPrint_mm = 1.55;
constexpr int kFewLetters = 60;

// Averages noise away before anything is decided on it; never enlarges.
Image copyAt(const Image& page, Channel channel, int dpi, int mostDpi) {
    if (2 * dpi == 3 * mostDpi) return twoThirdsOf(page, channel);
    const Image grey = channelOf(page, channel);
    if (!grey || dpi <= mostDpi) return grey ? Image(pixCopy(nullptr, grey.get())) : Image();
    const float scale = static_cast<float>(mostDpi) / static_cast<float>(dpi);
    return Image(pixScaleAreaMap(grey.get(), scale, scale));
}

Image evenedWithoutSpecks(const Image& grey) {
    const Image smooth = medianOf3x3(grey);
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
    const Image median = crop ? medianOf3x3(crop) : Image();
    const Image difference(median ? pixAbsDifference(crop.get(), median.get()) : nullptr);
    float mean = 0;
    return difference && pixGetAverageMasked(difference.get(), nullptr, 0, 0, 1, L_MEAN_ABSVAL, &mean) == 0 &&
           mean > kNoisy;
}

struct Parts {
    double perA4 = 0;
    int letters = 0;
    double height_mm = 0; // of the letter in the middle
};

Parts partsOf(const Image& even, int dpi) {
    const Image ink(pixThresholdToBinary(even.get(), kInkGrey));
    const auto all = ink ? inkPartsOf(ink) : std::vector<InkPart>();
    std::vector<int> heights;
    for (const auto& [box, pixels] : all) {
        const double mm = box.height * 25.4 / dpi;
        if (mm > kLeastLetter_mm && mm < kMostLetter_mm && box.width < 3 * box.height)
            heights.push_back(box.height);
    }
    const double area_inch2 = static_cast<double>(widthOf(even)) * heightOf(even) / dpi / dpi;
    Parts parts{static_cast<double>(all.size()) / std::max(1.0, area_inch2 / kA4_inch2),
                static_cast<int>(heights.size()), 0};
    if (heights.empty()) return parts;
    const auto middle = heights.begin() + static_cast<std::ptrdiff_t>(heights.size() / 2);
    std::nth_element(heights.begin(), middle, heights.end());
    parts.height_mm = *middle * 25.4 / dpi;
    return parts;
}

bool isSmall(const Parts& parts) {
    return parts.letters >= kFewLetters && parts.height_mm < kSmallPrint_mm;
}

} // namespace

EvenCopy evenCopyOf(const Image& page, int dpi, bool median) {
    EvenCopy copy;
    copy.dpi = std::min(dpi, kReadingDpi);
    copy.plain = copyAt(page, Channel::Red, dpi, kReadingDpi);
    if (!copy.plain) return {};
    copy.median = median || isNoisy(page, dpi);
    copy.even = copy.median ? evenedWithoutSpecks(copy.plain) : evened(copy.plain);
    if (!copy.even) return {};

    Parts parts = partsOf(copy.even, copy.dpi);
    if (parts.perA4 > kManyParts && !copy.median) {
        copy.median = true;
        copy.even = evenedWithoutSpecks(copy.plain);
        if (!copy.even) return {};
        parts = partsOf(copy.even, copy.dpi);
    }
    copy.legible = parts.perA4 <= kTooManyParts;
    copy.smallPrint = !copy.median && isSmall(parts);
    return copy;
}

Image evenChannelOf(const Image& page, Channel channel, int dpi, int mostDpi) {
    const Image small = copyAt(page, channel, dpi, mostDpi);
    return small ? evened(small) : Image();
}

} // namespace scanner::image
