// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/simulation/replayable.h"

#include <sodium.h>

#include <mutex>
#include <random>
#include <stdexcept>

namespace tests {
namespace {

std::mutex mutex;
std::mt19937_64 engine;

const char* name() {
    return "seeded";
}

std::uint32_t word() {
    const std::scoped_lock lock(mutex);
    return static_cast<std::uint32_t>(engine());
}

void fill(void* const bytes, const std::size_t size) {
    const std::scoped_lock lock(mutex);
    auto* at = static_cast<unsigned char*>(bytes);
    for (std::size_t i = 0; i < size; ++i)
        at[i] = static_cast<unsigned char>(engine());
}

randombytes_implementation seeded{name, word, nullptr, nullptr, fill, nullptr};

} // namespace

ReplayableRandomness::ReplayableRandomness(std::uint64_t seed) {
    if (sodium_init() < 0)
        throw std::runtime_error("libsodium does not start"); // it draws too, the first time
    {
        const std::scoped_lock lock(mutex);
        engine.seed(seed);
    }
    randombytes_set_implementation(&seeded);
}

ReplayableRandomness::~ReplayableRandomness() {
    randombytes_set_implementation(&randombytes_sysrandom_implementation);
}

} // namespace tests
