// SPDX-License-Identifier: GPL-3.0-or-later
// Randomness as the core sees it. Any thread.
#pragma once

#include "core/base/id.h"

#include <cstdint>
#include <span>

namespace core::ports {

class Random {
  public:
    virtual ~Random() = default;
    virtual void fill(std::span<std::uint8_t> bytes) = 0;
};

template<class IdType>
[[nodiscard]] IdType newId(Random& random) {
    IdType id;
    random.fill(id.bytes);
    return id;
}

// Uniform in [low, high].
[[nodiscard]] std::int64_t uniform(Random& random, std::int64_t low, std::int64_t high);

} // namespace core::ports
