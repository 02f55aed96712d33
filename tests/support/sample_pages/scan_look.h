// SPDX-License-Identifier: GPL-3.0-or-later
// What a scanner makes of a clean page: optics, light and sensor. Any thread.
#pragma once

#include "tests/support/sample_pages/random.h"

#include <QImage>

namespace tests::sample_pages {

// Office scan, from measured figures: paper 96 % white and slightly warm, blur 0.9 px and noise sigma 5 at
// 300 dpi.
struct ScanLook {
    double skew_degrees = 0.7; // positive: the page is turned clockwise
    QRgb paper = 0xFFF5F4EF;
    double blur_px = 0.9;    // standard deviation
    double noise_sigma = 5;  // of 255, per channel
    double light_left = 1.0; // brightness at the left and right borders, linear between
    double light_right = 0.96;
    double feeder_shade = 0.0; // darkness of the band that the feeder's guide leaves along the upper border
};

// Softened by a Gaussian; RGB888 of the same size.
QImage blurred(const QImage& page, double sigma_px);

// `page`: RGB32. The result is RGB888 of the same size.
QImage scanned(const QImage& page, const ScanLook& look, Random& random);

} // namespace tests::sample_pages
