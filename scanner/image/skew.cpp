// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/skew.h"

#include <leptonica/allheaders.h>

#include <cmath>
#include <numbers>

namespace scanner::image {
namespace {

constexpr unsigned kInkGrey = 150;
constexpr float kSureConfidence = 2.5F;
constexpr double kLeastTurn_deg = 0.1;
// A right angle can come with a confidence of 1.4; then the rows have to become this much sharper.
constexpr float kLeastGain = 1.2F;

float radians(double degrees) {
    return static_cast<float>(degrees * std::numbers::pi / 180);
}

float sharpnessOfRows(const Image& ink) {
    float sum = 0;
    if (pixFindDifferentialSquareSum(ink.get(), &sum) != 0) return 0;
    return sum;
}

bool rowsGain(const Image& ink, float degrees) {
    const Image level(pixRotate(ink.get(), radians(degrees), L_ROTATE_SHEAR, L_BRING_IN_WHITE, 0, 0));
    return level && sharpnessOfRows(level) > kLeastGain * sharpnessOfRows(ink);
}

} // namespace

double skewOf(const Image& even) {
    const Image ink(pixThresholdToBinary(even.get(), kInkGrey));
    float degrees = 0;
    float confidence = 0;
    if (!ink || pixFindSkew(ink.get(), &degrees, &confidence) != 0) return 0;
    if (std::abs(degrees) <= kLeastTurn_deg) return 0;
    return confidence > kSureConfidence || rowsGain(ink, degrees) ? degrees : 0;
}

Image turned(const Image& page, double degrees) {
    constexpr unsigned kWhite = 255;
    if (pixGetDepth(page.get()) == 8) return turned(page, degrees, kWhite);
    return Image(pixRotateAMColor(page.get(), radians(degrees), 0xffffff00));
}

Image turned(const Image& grey, double degrees, unsigned paperGrey) {
    return Image(pixRotateAMGray(grey.get(), radians(degrees), static_cast<l_uint8>(paperGrey)));
}

} // namespace scanner::image
