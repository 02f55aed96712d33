// SPDX-License-Identifier: GPL-3.0-or-later
// Spoilt copies of good input, from a seed: the same on every machine. One thread.
#pragma once

#include <cstdint>
#include <random>
#include <string>
#include <vector>

namespace tests::fuzz {

class Mutations {
  public:
    // Precondition: `seeds` is not empty.
    Mutations(std::vector<std::string> seeds, std::uint32_t seed)
        : m_seeds(std::move(seeds)), m_random(seed) {}

    // One of the seeds with one to eight changes: bytes, numbers at the edge of their range, parts cut out,
    // doubled, or taken from another seed.
    std::string next();

  private:
    std::size_t below(std::size_t end) { return end == 0 ? 0 : m_random() % end; }
    void change(std::string& bytes);

    std::vector<std::string> m_seeds;
    std::mt19937 m_random;
};

} // namespace tests::fuzz
