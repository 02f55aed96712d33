// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/support/sample_pages/scan_look.h"

#include <algorithm>
#include <cmath>
#include <vector>

namespace tests::sample_pages {
namespace {

// Weights in 1/4096 of the taps from -reach to +reach.
using Kernel = std::vector<int>;

int reachOf(const Kernel& kernel) {
    return static_cast<int>(kernel.size() / 2);
}

Kernel gaussianKernel(double sigma) {
    const int reach = std::max(3, static_cast<int>(std::ceil(2 * sigma)));
    std::vector<double> weight;
    double sum = 0;
    for (int i = -reach; i <= reach; ++i) {
        weight.push_back(sigma > 0 ? std::exp(-i * i / (2 * sigma * sigma)) : (i == 0 ? 1.0 : 0.0));
        sum += weight.back();
    }
    Kernel kernel;
    int given = 0;
    for (const double part : weight)
        given += kernel.emplace_back(static_cast<int>(part / sum * 4096));
    kernel[static_cast<std::size_t>(reach)] += 4096 - given;
    return kernel;
}

// One direction of a separable blur over `count` samples that lie `step` bytes apart, borders repeated.
void blurAlong(const std::uint8_t* from, std::uint8_t* to, int count, std::ptrdiff_t step,
               const Kernel& kernel) {
    const int reach = reachOf(kernel);
    for (int i = 0; i < count; ++i) {
        int sum = 2048;
        int at = i - reach;
        for (const int weight : kernel)
            sum += weight * from[std::clamp(at++, 0, count - 1) * step];
        to[i * step] = static_cast<std::uint8_t>(sum >> 12);
    }
}

void blurRows(QImage& image, const Kernel& kernel) {
    std::vector<std::uint8_t> row(static_cast<std::size_t>(image.bytesPerLine()));
    for (int y = 0; y < image.height(); ++y) {
        auto* line = image.scanLine(y);
        std::copy_n(line, row.size(), row.begin());
        for (int channel = 0; channel < 3; ++channel)
            blurAlong(row.data() + channel, line + channel, image.width(), 3, kernel);
    }
}

// Row by row, so that memory is read in order.
void blurColumns(QImage& image, const Kernel& kernel) {
    const QImage source = image.copy();
    const int bytes = image.width() * 3, last = image.height() - 1;
    const int reach = reachOf(kernel);
    std::vector<const std::uint8_t*> rows(kernel.size());
    for (int y = 0; y < image.height(); ++y) {
        int at = y - reach;
        for (auto& row : rows)
            row = source.constScanLine(std::clamp(at++, 0, last));
        auto* to = image.scanLine(y);
        for (int x = 0; x < bytes; ++x) {
            int sum = 2048;
            for (std::size_t tap = 0; tap < rows.size(); ++tap)
                sum += kernel[tap] * rows[tap][x];
            to[x] = static_cast<std::uint8_t>(sum >> 12);
        }
    }
}

std::vector<float> gaussianTable(Random& random, double sigma) {
    std::vector<float> table(1U << 16U);
    for (auto& entry : table)
        entry = static_cast<float>(random.gaussian() * sigma);
    return table;
}

// The band of a sheet feeder's guide: darkest at the border, gone after 6 % of the page.
double feederShade(const ScanLook& look, int y, int height) {
    const double depth = 1.0 - y / (height * 0.06);
    return depth > 0 ? 1.0 - look.feeder_shade * depth * depth : 1.0;
}

void lightAndNoise(QImage& image, const ScanLook& look, Random& random) {
    const auto table = gaussianTable(random, look.noise_sigma);
    const double width = image.width();
    for (int y = 0; y < image.height(); ++y) {
        auto* line = image.scanLine(y);
        const double shade = feederShade(look, y, image.height());
        for (int x = 0; x < image.width(); ++x) {
            const auto light = static_cast<float>(
                shade * (look.light_left + (look.light_right - look.light_left) * x / width));
            auto bits = random.next();
            for (int channel = 0; channel < 3; ++channel, bits >>= 16U) {
                auto& value = line[3 * x + channel];
                value = static_cast<std::uint8_t>(std::clamp(
                    static_cast<float>(value) * light + table[bits & 0xFFFFU] + 0.5F, 0.0F, 255.0F));
            }
        }
    }
}

} // namespace

QImage blurred(const QImage& page, double sigma_px) {
    auto image = page.convertToFormat(QImage::Format_RGB888);
    const auto kernel = gaussianKernel(sigma_px);
    blurRows(image, kernel);
    blurColumns(image, kernel);
    return image;
}

QImage scanned(const QImage& page, const ScanLook& look, Random& random) {
    auto image = blurred(page, look.blur_px);
    lightAndNoise(image, look, random);
    return image;
}

} // namespace tests::sample_pages
