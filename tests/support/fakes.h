// SPDX-License-Identifier: GPL-3.0-or-later
// Fakes of clock and randomness: tests say what time it is and replay from a seed.
#pragma once

#include "core/ports/clock.h"
#include "core/ports/random.h"

#include <random>
#include <string>

namespace tests {

class FakeClock : public core::ports::Clock {
  public:
    core::base::Instant wall{1795227300000}; // 21/11/2026 09:15 in Viet Nam
    std::int64_t boot_ms = 1000;
    std::string boot = "boot-1";

    [[nodiscard]] core::base::Instant now() const override { return wall; }
    [[nodiscard]] std::int64_t bootMs() const override { return boot_ms; }
    [[nodiscard]] std::string bootId() const override { return boot; }
};

class FakeRandom : public core::ports::Random {
  public:
    explicit FakeRandom(std::uint64_t seed = 1) : m_engine(seed) {}
    void fill(std::span<std::uint8_t> bytes) override {
        for (auto& byte : bytes) byte = static_cast<std::uint8_t>(m_engine());
    }

  private:
    std::mt19937_64 m_engine;
};

} // namespace tests
