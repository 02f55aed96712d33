// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/system_random.h"

#include "core/vault/sodium_ready.h"

#include <sodium.h>

#include <cstdlib>

namespace core::vault {

void SystemRandom::fill(std::span<std::uint8_t> bytes) {
    // Without randomness two dossiers could get one identifier: nothing sensible can follow.
    if (!sodiumReady()) std::abort();
    if (!bytes.empty()) randombytes_buf(bytes.data(), bytes.size());
}

} // namespace core::vault
