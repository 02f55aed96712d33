// SPDX-License-Identifier: GPL-3.0-or-later
// The loops over pixels that this room has of its own, against plain arithmetic.
#include "scanner/image/bilinear.h"
#include "scanner/image/pnm_file.h"
#include "scanner/image/reduce.h"
#include "scanner/image/skew.h"
#include "tests/scanner/image/cleaning.h"

#include <cmath>

using namespace tests;
using scanner::image::Channel;
using scanner::image::channelOf;
using scanner::image::heightOf;
using scanner::image::Image;
using scanner::image::readPnm;
using scanner::image::sampled;
using scanner::image::samplesOf;
using scanner::image::turned;
using scanner::image::twoThirdsOf;
using scanner::image::widthOf;

namespace {

Image asImage(const QImage& page) {
    const TempFolder folder;
    writeP6(page, folder / "1.pnm");
    auto image = readPnm(folder / "1.pnm");
    REQUIRE(image);
    return std::move(*image);
}

QImage noise(int width, int height) {
    QImage page = blankPage(width, height, QColor(130, 90, 60));
    addNoise(page, 50, 9);
    return page;
}

class Samples {
  public:
    explicit Samples(const Image& grey) : m_width(widthOf(grey)), m_bytes(samplesOf(grey)) {}
    [[nodiscard]] int at(int x, int y) const {
        return static_cast<unsigned char>(m_bytes[static_cast<std::size_t>(y) * m_width + x]);
    }

  private:
    std::size_t m_width;
    std::string m_bytes;
};

// The mean of what lies below the small pixel, by area.
double areaMean(const Samples& large, int x, int y, int width, int height) {
    double sum = 0;
    double area = 0;
    for (int v = 3 * y / 2; 2 * v < 3 * (y + 1); ++v)
        for (int u = 3 * x / 2; 2 * u < 3 * (x + 1); ++u) {
            const double wide = std::min(u + 1.0, 1.5 * (x + 1)) - std::max(1.0 * u, 1.5 * x);
            const double high = std::min(v + 1.0, 1.5 * (y + 1)) - std::max(1.0 * v, 1.5 * y);
            sum += wide * high * large.at(std::min(u, width - 1), std::min(v, height - 1));
            area += wide * high;
        }
    return sum / area;
}

} // namespace

TEST_CASE("Two thirds of a page are the means by area, whatever is left over at its edges") {
    const auto channel = GENERATE(Channel::Red, Channel::Green, Channel::Darkest);
    for (const auto& size : {QSize(300, 150), QSize(301, 151), QSize(302, 152)}) {
        const Image page = asImage(noise(size.width(), size.height()));
        const Image small = twoThirdsOf(page, channel);
        CHECK(std::abs(widthOf(small) - size.width() * 2.0 / 3) < 1);
        CHECK(std::abs(heightOf(small) - size.height() * 2.0 / 3) < 1);
        const Samples large(channelOf(page, channel));
        const Samples got(small);
        double worst = 0;
        for (int y = 0; y < heightOf(small); ++y)
            for (int x = 0; x < widthOf(small); ++x)
                worst = std::max(worst,
                                 std::abs(got.at(x, y) - areaMean(large, x, y, size.width(), size.height())));
        CHECK(worst < 1);
    }
}

TEST_CASE("A pixel taken from between four others is their mean by distance, outside is what was asked for") {
    const Image page = channelOf(asImage(noise(120, 110)), Channel::Red);
    const Samples from(page);
    const Samples got(sampled(page, 140, 100, {-0.5, 10.25, 1, 0, 0, 1}, 77));
    CHECK(got.at(0, 5) == 77);
    CHECK(got.at(139, 5) == 77);
    CHECK(got.at(60, 99) == 77);
    const double above = (from.at(59, 20) + from.at(60, 20)) / 2.0;
    const double below = (from.at(59, 21) + from.at(60, 21)) / 2.0;
    CHECK(std::abs(got.at(60, 10) - (0.75 * above + 0.25 * below)) <= 1);
}

TEST_CASE("Colour and grey are turned alike") {
    const Image page = asImage(noise(200, 160));
    const Samples grey(turned(channelOf(page, Channel::Red), 2.5, 255));
    const Samples colour(channelOf(turned(page, 2.5, 255), Channel::Red));
    int worst = 0;
    for (int y = 0; y < 160; ++y)
        for (int x = 0; x < 200; ++x)
            worst = std::max(worst, std::abs(grey.at(x, y) - colour.at(x, y)));
    CHECK(worst <= 2); // rounded after each step, or once
}
