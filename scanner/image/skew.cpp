// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/image/skew.h"

#include <leptonica/allheaders.h>

#include <algorithm>
#include <bit>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numbers>
#include <vector>

namespace scanner::image {
namespace {

constexpr unsigned kInkGrey = 150;
constexpr double kSureConfidence = 2.5;
constexpr double kLeastTurn_deg = 0.1;
// A right angle can come with a confidence of 1.4; then the rows have to become this much sharper.
constexpr double kLeastGain = 1.2;
constexpr double kMost_deg = 7;
// What was put on the glass by hand, a card or a slip, may lie further off.
constexpr double kMostByHand_deg = 25;
constexpr double kStep_deg = 1;
constexpr double kExact_deg = 0.01;
// Less ink has no rows; and where even the worst angle is not worth more, white specks in black speak.
constexpr double kLeastSharpness = 10'000;
constexpr double kLeastContrast = 2e-6;

double radians(double degrees) {
    return degrees * std::numbers::pi / 180;
}

// How rows of ink would stand out if the page were turned. Each ink pixel moves up or down with its column,
// which for sums over rows is as good as a turn and needs no turned picture.
class InkRows {
  public:
    explicit InkRows(const Image& ink) : m_width(widthOf(ink)), m_height(heightOf(ink)) {
        for (int y = 0; y < m_height; ++y) {
            const l_uint32* line = pixGetData(ink.get()) + std::ptrdiff_t{pixGetWpl(ink.get())} * y;
            m_rows.push_back(m_columns.size());
            for (int x = 0; x < m_width; x += kWord)
                for (std::uint32_t word = line[x / kWord]; word != 0;) {
                    const int bit = std::countl_zero(word);
                    word &= ~(0x80000000U >> bit);
                    if (x + bit < m_width) m_columns.push_back(static_cast<std::uint16_t>(x + bit));
                }
        }
        m_rows.push_back(m_columns.size());
    }

    [[nodiscard]] bool isEmpty() const { return m_columns.empty(); }

    // The squares of what each row has more or less than the one before; not at the page's ends, where the
    // edge of a dark page would count.
    [[nodiscard]] double sharpness(double degrees) const {
        const double slope = std::tan(radians(degrees));
        const int reach = static_cast<int>(std::ceil(std::abs(slope) * m_width)) + 1;
        std::vector<int> shifts(static_cast<std::size_t>(m_width));
        for (int x = 0; x < m_width; ++x)
            shifts[static_cast<std::size_t>(x)] = static_cast<int>(std::lround(x * slope)) + reach;
        std::vector<int> sums(static_cast<std::size_t>(m_height) + 2 * static_cast<std::size_t>(reach));
        for (int y = 0; y < m_height; ++y)
            for (auto i = m_rows[static_cast<std::size_t>(y)]; i < m_rows[static_cast<std::size_t>(y) + 1];
                 ++i) {
                const int row = y + shifts[m_columns[i]];
                ++sums[static_cast<std::size_t>(row)];
            }
        const int ends = std::max(1, std::min(m_height / 10, m_width / 20) / 2);
        double squares = 0;
        for (int y = reach + ends; y < reach + m_height - ends; ++y) {
            const double more = sums[static_cast<std::size_t>(y)] - sums[static_cast<std::size_t>(y) - 1];
            squares += more * more;
        }
        return squares;
    }

    [[nodiscard]] bool isContrast(double sharpness) const {
        return sharpness > kLeastContrast * m_width * m_width * m_height;
    }

  private:
    static constexpr int kWord = 32; // pixels of a word, the first in its highest bit

    int m_width;
    int m_height;
    std::vector<std::size_t> m_rows; // where each begins in:
    std::vector<std::uint16_t> m_columns;
};

struct Tilt {
    double degrees = 0;
    double confidence = 0; // the sharpest rows against the least sharp ones on the way to them
};

// Step by step over all angles on a coarse copy, then halving the step on a finer one.
Tilt tiltOf(const InkRows& coarse, const InkRows& fine, double most_deg) {
    double best = 0, degrees = 0;
    const int steps = static_cast<int>(2 * most_deg / kStep_deg);
    for (int i = 0; i <= steps; ++i) {
        const double at = i * kStep_deg - most_deg;
        const double sharpness = coarse.sharpness(at);
        if (sharpness <= best) continue;
        best = sharpness;
        degrees = at;
    }
    if (std::abs(degrees) > most_deg - kStep_deg / 2) return {};
    best = fine.sharpness(degrees);
    double worst = best;
    const auto look = [&](double at) {
        const double sharpness = fine.sharpness(at);
        worst = std::min(worst, sharpness);
        return sharpness;
    };
    look(degrees - kStep_deg);
    look(degrees + kStep_deg);
    double step = kStep_deg / 2;
    while (step >= kExact_deg) {
        const double left = look(degrees - step), right = look(degrees + step);
        if (left > best || right > best) degrees += left >= right ? -step : step;
        best = std::max({best, left, right});
        step /= 2;
    }
    const bool speaks =
        best >= kLeastSharpness && fine.isContrast(worst) && std::abs(degrees) <= most_deg - kStep_deg;
    return {degrees, speaks ? best / worst : 0};
}

} // namespace

double skewOf(const Image& even) {
    const Image ink(pixThresholdToBinary(even.get(), kInkGrey));
    const Image half(ink ? pixReduceRankBinaryCascade(ink.get(), 1, 0, 0, 0) : nullptr);
    const Image quarter(half ? pixReduceRankBinaryCascade(half.get(), 1, 0, 0, 0) : nullptr);
    if (!quarter) return 0;
    const InkRows coarse(quarter), fine(half);
    if (fine.isEmpty()) return 0;
    const auto gains = [&fine](double degrees) {
        return fine.sharpness(degrees) > kLeastGain * fine.sharpness(0);
    };
    const auto [degrees, confidence] = tiltOf(coarse, fine, kMost_deg);
    const bool isWorthATurn = std::abs(degrees) > kLeastTurn_deg;
    if (confidence > kSureConfidence) return isWorthATurn ? degrees : 0;
    const auto byHand = tiltOf(coarse, fine, kMostByHand_deg);
    const bool isByHand = byHand.confidence > kSureConfidence && gains(byHand.degrees) &&
                          fine.sharpness(byHand.degrees) > fine.sharpness(degrees);
    if (isByHand) return byHand.degrees;
    return isWorthATurn && gains(degrees) ? degrees : 0;
}

} // namespace scanner::image
