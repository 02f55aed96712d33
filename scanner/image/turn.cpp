// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/turn.h"

#include "scanner/image/byte_rows.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <cassert>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <numbers>
#include <vector>

namespace scanner::image {
namespace {

// Eight samples at once, on every machine.
using Bytes8 = std::uint8_t __attribute__((vector_size(8)));
using Words8 = std::uint16_t __attribute__((vector_size(16)));

constexpr int kLanes = 8;
constexpr int kShift = 32; // places are whole numbers of 2^-32 pixel
constexpr std::uint16_t kHalf = 128;

// Places in a row, one for each pixel of another row: begin + step * i.
struct Places {
    std::int64_t begin = 0;
    std::int64_t step = 0;

    static Places from(double begin, double step) {
        const auto fixed = [](double value) {
            return static_cast<std::int64_t>(std::llround(std::ldexp(value, kShift)));
        };
        return {fixed(begin), fixed(step)};
    }
    [[nodiscard]] std::int64_t at(int i) const { return begin + step * i; }
};

struct Range {
    int first = 0;
    int end = 0;
};

// Rounded up; `b` is positive.
std::int64_t ceilDiv(std::int64_t a, std::int64_t b) {
    return a > 0 ? (a - 1) / b + 1 : -(-a / b);
}

// Which of `count` places lie in [low, high).
Range placesWithin(const Places& places, std::int64_t low, std::int64_t high, int count) {
    const auto bounded = [count](std::int64_t i) {
        return static_cast<int>(std::clamp<std::int64_t>(i, 0, count));
    };
    if (places.step == 0) return places.begin >= low && places.begin < high ? Range{0, count} : Range{};
    if (places.step > 0)
        return {bounded(ceilDiv(low - places.begin, places.step)),
                bounded(ceilDiv(high - places.begin, places.step))};
    return {bounded(ceilDiv(places.begin - high + 1, -places.step)),
            bounded(ceilDiv(places.begin - low + 1, -places.step))};
}

// From pixel `i` on, for how many the whole part of the place is the same.
int stretchAt(const Places& places, int i, int end) {
    constexpr std::int64_t kOne = std::int64_t{1} << kShift;
    const std::int64_t part = places.at(i) & (kOne - 1);
    if (places.step == 0) return end - i;
    const std::int64_t stretch =
        places.step > 0 ? ceilDiv(kOne - part, places.step) : part / -places.step + 1;
    return static_cast<int>(std::min<std::int64_t>(stretch, end - i));
}

// Pixels of `a` and `b` mixed. How much `b` counts, in parts of 65,536, begins with `share` and changes by
// `step` from pixel to pixel.
template<int kChannels>
void mix(const std::uint8_t* a, const std::uint8_t* b, int pixels, std::uint16_t share, std::uint16_t step,
         std::uint8_t* to) {
    Words8 shares;
    for (int lane = 0; lane < kLanes; ++lane)
        shares[lane] = static_cast<std::uint16_t>(share + step * (lane / kChannels));
    const auto next = static_cast<std::uint16_t>(step * (kLanes / kChannels));
    const auto mixed = [&shares](Bytes8 first, Bytes8 second) {
        const Words8 x = __builtin_convertvector(first, Words8), y = __builtin_convertvector(second, Words8);
        // In whole numbers modulo 65,536, where the difference may be negative.
        return __builtin_convertvector(((x << 8) + (y - x) * (shares >> 8) + kHalf) >> 8, Bytes8);
    };
    int left = pixels * kChannels;
    for (; left >= kLanes; left -= kLanes, a += kLanes, b += kLanes, to += kLanes) {
        Bytes8 first, second;
        std::memcpy(&first, a, sizeof first);
        std::memcpy(&second, b, sizeof second);
        const Bytes8 result = mixed(first, second);
        std::memcpy(to, &result, sizeof result);
        shares += next;
    }
    if (left == 0) return;
    Bytes8 first{}, second{};
    std::memcpy(&first, a, static_cast<std::size_t>(left));
    std::memcpy(&second, b, static_cast<std::size_t>(left));
    const Bytes8 result = mixed(first, second);
    std::memcpy(to, &result, static_cast<std::size_t>(left));
}

std::uint16_t top16(std::int64_t place) {
    return static_cast<std::uint16_t>(place >> (kShift - 16) & 0xFFFF);
}

// Where pixels of `places` come from between two neighbours; first(whole, i) is the first of them, the other
// lies `apart` bytes behind it.
template<int kChannels, class First>
void mixAlong(const Places& places, Range range, First first, std::ptrdiff_t apart, std::uint8_t* to) {
    for (int i = range.first; i < range.end;) {
        const std::int64_t place = places.at(i);
        const int stretch = stretchAt(places, i, range.end);
        const std::uint8_t* a = first(place >> kShift, i);
        mix<kChannels>(a, a + apart, stretch, top16(place), top16(places.step),
                       to + std::ptrdiff_t{i} * kChannels);
        i += stretch;
    }
}

// Bytes in the order of the pixels.
struct Source {
    const std::uint8_t* data = nullptr;
    std::ptrdiff_t stride = 0;
    int width = 0;
    int height = 0;
};

// A turn is a slant of the columns and then one of the rows, each of which mixes two neighbours only. Row by
// row, so that nothing of full size lies between the two.
template<int kChannels>
class Turner {
  public:
    Turner(const Source& source, double degrees, unsigned outside)
        : m_source(source)
        , m_outside(static_cast<std::uint8_t>(outside))
        , m_cosine(std::cos(degrees * std::numbers::pi / 180))
        , m_sine(std::sin(degrees * std::numbers::pi / 180))
        , m_slanted(static_cast<std::size_t>(source.width) * kChannels) {
        const int middleX = source.width / 2, middleY = source.height / 2;
        m_x0 = middleX - middleX * m_cosine - middleY * m_sine;
        m_y0 = middleY - middleY * m_cosine + middleX * m_sine;
    }

    void row(int y, std::uint8_t* to) {
        // Pixel x comes from (along, m_y0 - m_sine * x + m_cosine * y), along being:
        const double along = m_x0 + m_sine * y; // + m_cosine * x
        const double slope = m_sine / m_cosine;
        const auto down = Places::from(m_y0 + m_cosine * y + slope * along, -slope);
        const Range seen = placesWithin(down, 0, std::int64_t{m_source.height - 1} << kShift, m_source.width);
        fillOutside(m_slanted.data(), seen, m_source.width);
        mixAlong<kChannels>(
            down, seen,
            [this](std::int64_t whole, int x) {
                return m_source.data + whole * m_source.stride + std::ptrdiff_t{x} * kChannels;
            },
            m_source.stride, m_slanted.data());

        const Range inside = placesWithin(Places::from(along, m_cosine), 0,
                                          std::int64_t{m_source.width - 1} << kShift, m_source.width);
        fillOutside(to, inside, m_source.width);
        // How far a pixel comes from its own column.
        mixAlong<kChannels>(
            Places::from(along, m_cosine - 1), inside,
            [this](std::int64_t whole, int x) { return m_slanted.data() + (whole + x) * kChannels; },
            kChannels, to);
    }

  private:
    void fillOutside(std::uint8_t* row, const Range& inside, int width) const {
        std::fill_n(row, inside.first * kChannels, m_outside);
        std::fill_n(row + std::ptrdiff_t{inside.end} * kChannels, (width - inside.end) * kChannels,
                    m_outside);
    }

    Source m_source;
    std::uint8_t m_outside;
    double m_cosine;
    double m_sine;
    double m_x0;
    double m_y0;
    std::vector<std::uint8_t> m_slanted; // a row of the page whose columns are slanted
};

void turnColour(Pix* page, double degrees, unsigned outside, Pix* result) {
    const std::ptrdiff_t stride = std::ptrdiff_t{pixGetWpl(page)} * 4;
    const auto* data = reinterpret_cast<const std::uint8_t*>(pixGetData(page));
    Turner<4> turner({data, stride, pixGetWidth(page), pixGetHeight(page)}, degrees, outside);
    auto* to = reinterpret_cast<std::uint8_t*>(pixGetData(result));
    for (int y = 0; y < pixGetHeight(page); ++y)
        turner.row(y, to + stride * y);
}

void turnGrey(Pix* page, double degrees, unsigned outside, Pix* result) {
    const int words = pixGetWpl(page), height = pixGetHeight(page);
    const std::ptrdiff_t stride = std::ptrdiff_t{words} * 4;
    std::vector<std::uint8_t> bytes(static_cast<std::size_t>(stride * height));
    for (int y = 0; y < height; ++y)
        unpackRow(pixGetData(page) + std::ptrdiff_t{words} * y, words, bytes.data() + stride * y);
    Turner<1> turner({bytes.data(), stride, pixGetWidth(page), height}, degrees, outside);
    std::vector<std::uint8_t> row(static_cast<std::size_t>(stride));
    for (int y = 0; y < height; ++y) {
        turner.row(y, row.data());
        packRow(row.data(), words, pixGetData(result) + std::ptrdiff_t{words} * y);
    }
}

} // namespace

Image turned(const Image& page, double degrees, unsigned outside) {
    assert(std::abs(degrees) < 90);
    Image result(pixCreateTemplateNoInit(page.get()));
    if (!result) return {};
    const auto turn = pixGetDepth(page.get()) == 32 ? turnColour : turnGrey;
    turn(page.get(), degrees, outside, result.get());
    return result;
}

Image quarterTurned(const Image& page, int degrees) {
    assert(degrees % 90 == 0 && degrees >= 0 && degrees < 360);
    return Image(pixRotateOrth(page.get(), degrees / 90));
}

} // namespace scanner::image
