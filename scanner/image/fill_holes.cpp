// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/fill_holes.h"

#include <algorithm>

namespace scanner::image {
namespace {

// Sums of up to four values, so that a mean is rounded once.
struct FloatSum {
    float sum = 0;
    int count = 0;
    void add(float value) {
        sum += value;
        ++count;
    }
    [[nodiscard]] float mean() const { return sum / static_cast<float>(count); }
};

struct RgbSum {
    int red = 0, green = 0, blue = 0, count = 0;
    void add(const Rgb& value) {
        red += value.red;
        green += value.green;
        blue += value.blue;
        ++count;
    }
    [[nodiscard]] Rgb mean() const {
        const auto part = [this](int sum) { return static_cast<std::uint8_t>((sum + count / 2) / count); };
        return {part(red), part(green), part(blue)};
    }
};

template<class Sum, class T>
struct HalfSize {
    Grid<T> values;
    Grid<std::uint8_t> known;
    bool hasHoles = false;
    bool knowsAny = false;
};

template<class Sum, class T>
HalfSize<Sum, T> halved(const Grid<T>& values, const Grid<std::uint8_t>& known) {
    const int width = (values.width() + 1) / 2, height = (values.height() + 1) / 2;
    HalfSize<Sum, T> half{Grid<T>(width, height), Grid<std::uint8_t>(width, height)};
    for (int y = 0; y < height; ++y) {
        const int bottom = std::min(2 * y + 2, values.height());
        for (int x = 0; x < width; ++x) {
            const int right = std::min(2 * x + 2, values.width());
            Sum sum;
            for (int j = 2 * y; j < bottom; ++j)
                for (int i = 2 * x; i < right; ++i)
                    if (known.at(i, j)) sum.add(values.at(i, j));
            half.known.at(x, y) = sum.count > 0;
            if (sum.count > 0) half.values.at(x, y) = sum.mean();
            (sum.count > 0 ? half.knowsAny : half.hasHoles) = true;
        }
    }
    return half;
}

// Down by halves until every place is known, and back: near places weigh more, without a search for them.
template<class Sum, class T>
void fill(Grid<T>& values, const Grid<std::uint8_t>& known) {
    if (values.width() <= 1 && values.height() <= 1) return;
    auto half = halved<Sum>(values, known);
    if (!half.knowsAny) return;
    if (half.hasHoles) fill<Sum>(half.values, half.known);
    for (int y = 0; y < values.height(); ++y) {
        const int above = std::clamp((y - 1) / 2, 0, half.values.height() - 1);
        const int below = std::min((y + 1) / 2, half.values.height() - 1);
        for (int x = 0; x < values.width(); ++x) {
            if (known.at(x, y)) continue;
            const int left = std::clamp((x - 1) / 2, 0, half.values.width() - 1);
            const int right = std::min((x + 1) / 2, half.values.width() - 1);
            Sum sum;
            sum.add(half.values.at(left, above));
            sum.add(half.values.at(right, above));
            sum.add(half.values.at(left, below));
            sum.add(half.values.at(right, below));
            values.at(x, y) = sum.mean();
        }
    }
}

} // namespace

void fillHoles(Grid<float>& values, const Grid<std::uint8_t>& known) {
    fill<FloatSum>(values, known);
}

void fillHoles(Grid<Rgb>& values, const Grid<std::uint8_t>& known) {
    fill<RgbSum>(values, known);
}

} // namespace scanner::image
