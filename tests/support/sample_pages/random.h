// SPDX-License-Identifier: GPL-3.0-or-later
// Numbers that are the same on every machine for the same seed (xorshift64*). One thread.
#pragma once

#include <cmath>
#include <cstdint>

namespace tests::sample_pages {

class Random {
  public:
    explicit Random(std::uint64_t seed) : m_state(seed * 0x9E3779B97F4A7C15ULL + 0x632BE59BD9B4E019ULL) {
        if (m_state == 0) m_state = 1;
        for (int round = 0; round < 8; ++round)
            next();
    }

    std::uint64_t next() {
        m_state ^= m_state >> 12;
        m_state ^= m_state << 25;
        m_state ^= m_state >> 27;
        return m_state * 0x2545F4914F6CDD1DULL;
    }

    // 0 <= x < 1
    double unit() { return static_cast<double>(next() >> 11) * 0x1.0p-53; }
    double between(double low, double high) { return low + unit() * (high - low); }
    // Mean 0, standard deviation 1 (Box-Muller).
    double gaussian() {
        constexpr double kTwoPi = 6.283185307179586;
        return std::sqrt(-2.0 * std::log(1.0 - unit())) * std::cos(kTwoPi * unit());
    }

  private:
    std::uint64_t m_state;
};

} // namespace tests::sample_pages
