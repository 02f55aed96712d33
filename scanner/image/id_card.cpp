// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/id_card.h"

#include "scanner/image/bilinear.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <array>
#include <cmath>
#include <numbers>
#include <optional>

namespace scanner::image {
namespace {

constexpr int kLookDpi = 100;
constexpr double kTolerance = 0.03;
constexpr double kShadow_mm = 1; // of the card's edges on the glass, at both sides together
constexpr int kContrast = 8;     // of one channel against the glass beside it
constexpr double kFrame = 0.02;  // of the page, at each side: taken for glass
constexpr double kJoin_mm = 1.5;
constexpr double kWhisker_mm = 5; // thinner things that touch the card are none of it
constexpr double kLeastFilled = 0.93;
constexpr double kStep_deg = 0.25;
constexpr double kA4Width_mm = 210;
constexpr double kA4Height_mm = 297;
constexpr double kFirstTop_mm = 60;
constexpr double kBetween_mm = 20;

struct PixaFree {
    void operator()(Pixa* parts) const { pixaDestroy(&parts); }
};
struct BoxaFree {
    void operator()(Boxa* boxes) const { boxaDestroy(&boxes); }
};

int pixels(double mm, double dpi) {
    return static_cast<int>(std::lround(mm * dpi / 25.4));
}

Image inColour(const Image& page) {
    return Image(pixGetDepth(page.get()) == 32 ? pixClone(page.get()) : pixConvertTo32(page.get()));
}

using Colour = std::array<int, 3>;

Colour medianIn(const Image& page, int x, int y, int width, int height) {
    Colour median{};
    struct ::Box* box = boxCreate(x, y, width, height);
    const Image part(pixClipRectangle(page.get(), box, nullptr));
    boxDestroy(&box);
    float red = 0;
    float green = 0;
    float blue = 0;
    if (part && pixGetRankValueMaskedRGB(part.get(), nullptr, 0, 0, 1, 0.5F, &red, &green, &blue) == 0)
        median = {static_cast<int>(red), static_cast<int>(green), static_cast<int>(blue)};
    return median;
}

// The glass, as its frame shows it; light that falls off to one side goes on over the page.
class Glass {
  public:
    explicit Glass(const Image& page) : m_width(widthOf(page)), m_height(heightOf(page)) {
        const int wide = std::max(2, static_cast<int>(m_width * kFrame));
        const int high = std::max(2, static_cast<int>(m_height * kFrame));
        m_left = medianIn(page, 0, 0, wide, m_height);
        m_right = medianIn(page, m_width - wide, 0, wide, m_height);
        m_top = medianIn(page, 0, 0, m_width, high);
        m_bottom = medianIn(page, 0, m_height - high, m_width, high);
    }

    [[nodiscard]] bool differs(l_uint32 pixel, int x, int y) const {
        const Colour seen{static_cast<int>(pixel >> L_RED_SHIFT & 0xFF),
                          static_cast<int>(pixel >> L_GREEN_SHIFT & 0xFF),
                          static_cast<int>(pixel >> L_BLUE_SHIFT & 0xFF)};
        for (std::size_t channel = 0; channel < seen.size(); ++channel)
            if (std::abs(seen[channel] - at(channel, x, y)) > kContrast) return true;
        return false;
    }

  private:
    // A plane through the middles of the four sides.
    [[nodiscard]] int at(std::size_t channel, int x, int y) const {
        const int across = (m_right[channel] - m_left[channel]) * (2 * x - m_width) / (2 * m_width);
        const int down = (m_bottom[channel] - m_top[channel]) * (2 * y - m_height) / (2 * m_height);
        return (m_left[channel] + m_right[channel] + m_top[channel] + m_bottom[channel]) / 4 + across + down;
    }

    int m_width;
    int m_height;
    Colour m_left{};
    Colour m_right{};
    Colour m_top{};
    Colour m_bottom{};
};

// Whatever is not glass, closed to solid patches.
Image thingsOn(const Image& page, double dpi) {
    const Glass glass(page);
    Image mask(pixCreate(widthOf(page), heightOf(page), 1));
    if (!mask) return {};
    for (int y = 0; y < heightOf(page); ++y) {
        const l_uint32* from = pixGetData(page.get()) + std::ptrdiff_t{pixGetWpl(page.get())} * y;
        l_uint32* to = pixGetData(mask.get()) + std::ptrdiff_t{pixGetWpl(mask.get())} * y;
        for (int x = 0; x < widthOf(page); ++x)
            if (glass.differs(from[x], x, y)) SET_DATA_BIT(to, x);
    }
    const int join = pixels(kJoin_mm, dpi);
    const int whisker = pixels(kWhisker_mm, dpi);
    const Image joined(pixCloseSafeBrick(nullptr, mask.get(), join, join));
    const Image holes(joined ? pixHolesByFilling(joined.get(), 4) : nullptr);
    if (!holes) return {};
    pixOr(joined.get(), joined.get(), holes.get());
    return Image(pixOpenBrick(nullptr, joined.get(), whisker, whisker));
}

struct Point {
    double x = 0;
    double y = 0;
};

// Both ends of each row: enough for everything that has no dents.
std::vector<Point> outlineOf(Pix* part) {
    std::vector<Point> outline;
    for (int y = 0; y < pixGetHeight(part); ++y) {
        const l_uint32* line = pixGetData(part) + std::ptrdiff_t{pixGetWpl(part)} * y;
        int first = -1;
        int last = -1;
        for (int x = 0; x < pixGetWidth(part); ++x) {
            if (!GET_DATA_BIT(line, x)) continue;
            if (first < 0) first = x;
            last = x;
        }
        if (first < 0) continue;
        for (const double edge : {static_cast<double>(first), last + 1.0})
            for (const double end : {static_cast<double>(y), y + 1.0})
                outline.push_back({edge, end});
    }
    return outline;
}

struct Rectangle {
    Point middle;
    double along = 0; // its extent along `degrees`
    double across = 0;
    double degrees = 0;
};

Rectangle around(const std::vector<Point>& outline, double degrees) {
    const double angle = degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    double leastU = 1e9, mostU = -1e9, leastV = 1e9, mostV = -1e9;
    for (const Point& point : outline) {
        const double u = point.x * cosine + point.y * sine;
        const double v = point.y * cosine - point.x * sine;
        leastU = std::min(leastU, u);
        mostU = std::max(mostU, u);
        leastV = std::min(leastV, v);
        mostV = std::max(mostV, v);
    }
    const double u = (leastU + mostU) / 2;
    const double v = (leastV + mostV) / 2;
    return {{u * cosine - v * sine, u * sine + v * cosine}, mostU - leastU, mostV - leastV, degrees};
}

Rectangle smallestAround(const std::vector<Point>& outline) {
    Rectangle best = around(outline, 0);
    for (int step = 1; step * kStep_deg < 90; ++step) {
        const Rectangle next = around(outline, step * kStep_deg);
        if (next.along * next.across < best.along * best.across) best = next;
    }
    return best;
}

bool isAbout(double length_px, double mm, double dpi) {
    const double length_mm = length_px * 25.4 / dpi;
    return length_mm >= mm * (1 - kTolerance) && length_mm <= mm * (1 + kTolerance) + kShadow_mm;
}

// In pixels of the small copy.
std::optional<Card> cardIn(Pix* part, double dpi) {
    const int longest = pixels(1.1 * std::hypot(kCardWidth_mm, kCardHeight_mm), dpi);
    const int shortest = pixels(0.9 * kCardHeight_mm, dpi);
    const auto [least, most] =
        std::minmax({static_cast<int>(pixGetWidth(part)), static_cast<int>(pixGetHeight(part))});
    if (most > longest || least < shortest) return {};
    Rectangle found = smallestAround(outlineOf(part));
    if (found.along < found.across) {
        std::swap(found.along, found.across);
        found.degrees -= 90;
    }
    if (!isAbout(found.along, kCardWidth_mm, dpi) || !isAbout(found.across, kCardHeight_mm, dpi)) return {};
    int filled = 0;
    if (pixCountPixels(part, &filled, nullptr) != 0 || filled < kLeastFilled * found.along * found.across)
        return {};
    return Card{found.middle.x, found.middle.y, -found.degrees};
}

} // namespace

std::vector<Card> cardsOn(const Image& page, int dpi) {
    const double scale = std::min(1.0, static_cast<double>(kLookDpi) / dpi);
    const Image colour = inColour(page);
    const Image small(
        colour ? pixScaleAreaMap(colour.get(), static_cast<float>(scale), static_cast<float>(scale))
               : nullptr);
    const Image things = small ? thingsOn(small, dpi * scale) : Image();
    Pixa* found = nullptr;
    const std::unique_ptr<Boxa, BoxaFree> boxes(things ? pixConnComp(things.get(), &found, 8) : nullptr);
    const std::unique_ptr<Pixa, PixaFree> parts(found);
    std::vector<Card> cards;
    for (int i = 0; boxes && parts && i < boxaGetCount(boxes.get()); ++i) {
        const Image part(pixaGetPix(parts.get(), i, L_CLONE));
        const auto card = part ? cardIn(part.get(), dpi * scale) : std::nullopt;
        int x = 0;
        int y = 0;
        boxaGetBoxGeometry(boxes.get(), i, &x, &y, nullptr, nullptr);
        if (card) cards.push_back({(card->x + x) / scale, (card->y + y) / scale, card->degrees});
    }
    std::sort(cards.begin(), cards.end(), [](const Card& a, const Card& b) { return a.y < b.y; });
    return cards;
}

Image croppedCard(const Image& page, const Card& card, int dpi) {
    constexpr unsigned kWhite = 255;
    const int width = pixels(kCardWidth_mm, dpi);
    const int height = pixels(kCardHeight_mm, dpi);
    const double angle = card.degrees * std::numbers::pi / 180;
    const double cosine = std::cos(angle);
    const double sine = std::sin(angle);
    const double left = -width / 2.0;
    const double top = -height / 2.0;
    const Sampling at{card.x + left * cosine + top * sine,
                      card.y + top * cosine - left * sine,
                      cosine,
                      -sine,
                      sine,
                      cosine};
    return sampled(page, width, height, at, kWhite);
}

Image sheetOfCards(const std::vector<Image>& cards, int dpi) {
    Image sheet(pixCreate(pixels(kA4Width_mm, dpi), pixels(kA4Height_mm, dpi), 32));
    if (!sheet) return {};
    pixSetAllArbitrary(sheet.get(), 0xFFFFFF00);
    double top_mm = kFirstTop_mm;
    for (const Image& each : cards) {
        const Image card = inColour(each);
        if (!card) return {};
        pixRasterop(sheet.get(), (widthOf(sheet) - widthOf(card)) / 2, pixels(top_mm, dpi), widthOf(card),
                    heightOf(card), PIX_SRC, card.get(), 0, 0);
        top_mm += kCardHeight_mm + kBetween_mm;
    }
    pixSetResolution(sheet.get(), dpi, dpi);
    return sheet;
}

} // namespace scanner::image
