// SPDX-License-Identifier: GPL-3.0-or-later
// While one of these lives, libsodium's randomness of this process comes from a seed: keys, nonces and names
// are the same each time, so that a seed replays exactly.
#pragma once

#include <cstdint>

namespace tests {

class ReplayableRandomness {
  public:
    explicit ReplayableRandomness(std::uint64_t seed);
    ~ReplayableRandomness();
    ReplayableRandomness(const ReplayableRandomness&) = delete;
    ReplayableRandomness& operator=(const ReplayableRandomness&) = delete;
};

} // namespace tests
