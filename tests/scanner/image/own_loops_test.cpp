// SPDX-License-Identifier: GPL-3.0-or-later
// The loops over pixels that this room has of its own, against plain arithmetic.
#include "scanner/image/bilinear.h"
#include "scanner/image/even_background.h"
#include "scanner/image/ink_parts.h"
#include "scanner/image/median.h"
#include "scanner/image/pnm_file.h"
#include "scanner/image/reduce.h"
#include "scanner/image/turn.h"
#include "tests/scanner/image/cleaning.h"

#include <QPainter>

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <vector>

using namespace tests;
using scanner::image::Channel;
using scanner::image::channelOf;
using scanner::image::evened;
using scanner::image::heightOf;
using scanner::image::Image;
using scanner::image::inkPartsOf;
using scanner::image::medianOf3x3;
using scanner::image::readPnm;
using scanner::image::sampled;
using scanner::image::samplesOf;
using scanner::image::turned;
using scanner::image::twoThirdsOf;
using scanner::image::widthOf;

namespace {

constexpr unsigned kOutside = 255;

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

TEST_CASE("A turned page is what bilinear sampling of the same turn makes of it") {
    const int width = 203, height = 161;
    // Soft, as scans are: between two pixels any rule of mixing gives nearly the same.
    const Image page = asImage(noise(width / 4 + 1, height / 4 + 1)
                                   .scaled(width, height, Qt::IgnoreAspectRatio, Qt::SmoothTransformation));
    for (const double degrees : {-25.0, -3.0, -0.2, 0.0, 0.7, 12.0}) {
        const double c = std::cos(degrees * 3.14159265358979 / 180);
        const double s = std::sin(degrees * 3.14159265358979 / 180);
        const int x0 = width / 2, y0 = height / 2;
        const Image wanted =
            sampled(page, width, height, {x0 - x0 * c - y0 * s, y0 - y0 * c + x0 * s, c, -s, s, c}, kOutside);
        const Image got = turned(page, degrees, kOutside);
        REQUIRE(widthOf(got) == width);
        REQUIRE(heightOf(got) == height);
        const Samples a(channelOf(wanted, Channel::Green)), b(channelOf(got, Channel::Green));
        int apart = 0, rim = 0;
        for (int y = 0; y < height; ++y)
            for (int x = 0; x < width; ++x) {
                const bool atRim = a.at(x, y) == int{kOutside} || b.at(x, y) == int{kOutside};
                (atRim ? rim : apart) += std::abs(a.at(x, y) - b.at(x, y)) > 4;
            }
        INFO(degrees);
        CHECK(apart < width * height / 200);
        CHECK(rim < 4 * (width + height));
    }
}

TEST_CASE("The filter against specks takes the middle one of nine, at the edges too") {
    const int width = 37, height = 23;
    const Image page = channelOf(asImage(noise(width * 3, height * 5)), Channel::Red);
    const int wide = widthOf(page), high = heightOf(page);
    const Samples from(page), got(medianOf3x3(page));
    int wrong = 0;
    for (int y = 0; y < high; ++y)
        for (int x = 0; x < wide; ++x) {
            std::vector<int> nine;
            for (int v = y - 1; v <= y + 1; ++v)
                for (int u = x - 1; u <= x + 1; ++u)
                    nine.push_back(from.at(std::clamp(u, 0, wide - 1), std::clamp(v, 0, high - 1)));
            std::ranges::nth_element(nine, nine.begin() + 4);
            wrong += got.at(x, y) != nine[4];
        }
    CHECK(wrong == 0);
}

TEST_CASE("Parts of ink are what hangs together, by corners too, with their boxes and their pixels") {
    const int width = 131, height = 117;
    const Image page = channelOf(asImage(noise(width, height)), Channel::Red);
    for (const int limit : {90, 110, 130, 160}) { // from specks to one piece full of holes
        const Image bits(pixThresholdToBinary(page.get(), limit));
        const auto parts = inkPartsOf(bits);
        Boxa* wanted = pixConnCompBB(bits.get(), 8);
        REQUIRE(parts.size() == static_cast<std::size_t>(boxaGetCount(wanted)));
        std::vector<std::array<int, 4>> theirs, ours;
        int pixels = 0, all = 0;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            auto& box = theirs.emplace_back();
            boxaGetBoxGeometry(wanted, static_cast<int>(i), &box[0], &box[1], &box[2], &box[3]);
            ours.push_back({parts[i].box.x, parts[i].box.y, parts[i].box.width, parts[i].box.height});
            pixels += parts[i].pixels;
        }
        boxaDestroy(&wanted);
        std::ranges::sort(theirs);
        std::ranges::sort(ours);
        CHECK(ours == theirs);
        pixCountPixels(bits.get(), &all, nullptr);
        CHECK(pixels == all);
    }
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

TEST_CASE("A picture with its background evened is the same that Leptonica makes of it") {
    const auto size = GENERATE(QSize(100, 100), QSize(100, 150), QSize(203, 161), QSize(400, 299));
    QImage page = noise(size.width(), size.height());
    QPainter painter(&page);
    QLinearGradient shadow(0, 0, size.width(), size.height());
    shadow.setColorAt(0, QColor(0, 0, 0, 0));
    shadow.setColorAt(1, QColor(0, 0, 0, 230));
    painter.fillRect(page.rect(), shadow);
    // Ink on whole tiles, and at the edges.
    painter.fillRect(0, size.height() / 3, size.width() / 2, 31, Qt::black);
    painter.fillRect(size.width() - 5, 0, 5, size.height() / 4, Qt::black);
    painter.end();
    const Image grey = channelOf(asImage(page), Channel::Red);
    Image wanted(pixBackgroundNormSimple(grey.get(), nullptr, nullptr));
    if (!wanted) wanted.reset(pixCopy(nullptr, grey.get()));
    CHECK(samplesOf(evened(grey)) == samplesOf(wanted));
}
