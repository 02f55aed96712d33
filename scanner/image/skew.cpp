// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/skew.h"

#include "scanner/image/bilinear.h"

#include <leptonica/allheaders.h>

#include <cassert>
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

// What was put on the glass by hand, a card or a slip, may lie further off. Dearer, so only where the usual
// angles say nothing.
double wideSkewOf(const Image& ink) {
    constexpr int kCoarse = 4, kFine = 2; // reductions
    constexpr float kMost_deg = 25, kStep_deg = 1, kExact_deg = 0.02F;
    float degrees = 0;
    float confidence = 0;
    if (pixFindSkewSweepAndSearch(ink.get(), &degrees, &confidence, kCoarse, kFine, kMost_deg, kStep_deg,
                                  kExact_deg) != 0)
        return 0;
    return confidence > kSureConfidence && rowsGain(ink, degrees) ? degrees : 0;
}

} // namespace

double skewOf(const Image& even) {
    const Image ink(pixThresholdToBinary(even.get(), kInkGrey));
    float degrees = 0;
    float confidence = 0;
    if (!ink || pixFindSkew(ink.get(), &degrees, &confidence) != 0) return 0;
    if (confidence > kSureConfidence) return std::abs(degrees) > kLeastTurn_deg ? degrees : 0;
    if (std::abs(degrees) > kLeastTurn_deg && rowsGain(ink, degrees)) return degrees;
    return wideSkewOf(ink);
}

Image turned(const Image& page, double degrees, unsigned outside) {
    const double angle = radians(degrees);
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const int middleX = widthOf(page) / 2;
    const int middleY = heightOf(page) / 2;
    const Sampling at{middleX - middleX * cosine - middleY * sine,
                      middleY - middleY * cosine + middleX * sine,
                      cosine,
                      -sine,
                      sine,
                      cosine};
    return sampled(page, widthOf(page), heightOf(page), at, outside);
}

Image quarterTurned(const Image& page, int degrees) {
    assert(degrees % 90 == 0 && degrees >= 0 && degrees < 360);
    return Image(pixRotateOrth(page.get(), degrees / 90));
}

} // namespace scanner::image
