// SPDX-License-Identifier: GPL-3.0-or-later
// Structural similarity (Wang, Bovik, Sheikh, Simoncelli: Image quality assessment, 2004) of two pictures of
// one page.
#pragma once

#include <QImage>
#include <QRect>

namespace tests {

// Mean over windows of 8 x 8 pixels, 4 apart, of the grey values within `area`, both pictures made smaller by
// `factor` first (a window is then about as high as a letter). 1: the same.
inline double similarityOf(const QImage& a, const QImage& b, const QRect& area, int factor) {
    constexpr int kSide = 8, kStep = 4;
    constexpr double kLight = 6.5025, kContrast = 58.5225; // (0.01 * 255)^2, (0.03 * 255)^2
    const auto grey = [&](const QImage& image) {
        return image.copy(area)
            .scaled(area.size() / factor, Qt::IgnoreAspectRatio, Qt::SmoothTransformation)
            .convertToFormat(QImage::Format_Grayscale8);
    };
    const QImage first = grey(a), second = grey(b);
    double total = 0;
    int windows = 0;
    for (int top = 0; top + kSide <= first.height(); top += kStep) {
        for (int left = 0; left + kSide <= first.width(); left += kStep, ++windows) {
            double sumA = 0, sumB = 0, squareA = 0, squareB = 0, product = 0;
            for (int y = top; y < top + kSide; ++y) {
                for (int x = left; x < left + kSide; ++x) {
                    const double p = first.constScanLine(y)[x], q = second.constScanLine(y)[x];
                    sumA += p;
                    sumB += q;
                    squareA += p * p;
                    squareB += q * q;
                    product += p * q;
                }
            }
            constexpr double n = kSide * kSide;
            const double meanA = sumA / n, meanB = sumB / n;
            const double varianceA = squareA / n - meanA * meanA, varianceB = squareB / n - meanB * meanB;
            const double together = product / n - meanA * meanB;
            total += (2 * meanA * meanB + kLight) * (2 * together + kContrast) /
                     ((meanA * meanA + meanB * meanB + kLight) * (varianceA + varianceB + kContrast));
        }
    }
    return total / windows;
}

} // namespace tests
