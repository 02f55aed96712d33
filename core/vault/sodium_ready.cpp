// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sodium_ready.h"

#include <sodium.h>

namespace core::vault {

bool sodiumReady() {
    static const bool ready = sodium_init() >= 0;
    return ready;
}

} // namespace core::vault
