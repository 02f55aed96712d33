// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/random.h"

#include <cstring>

namespace core::ports {

std::int64_t uniform(Random& random, std::int64_t low, std::int64_t high) {
    std::uint64_t raw = 0;
    std::uint8_t bytes[sizeof raw];
    random.fill(bytes);
    std::memcpy(&raw, bytes, sizeof raw);
    const auto width = static_cast<std::uint64_t>(high - low) + 1;
    return low + static_cast<std::int64_t>(width == 0 ? raw : raw % width);
}

} // namespace core::ports
