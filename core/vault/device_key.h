// SPDX-License-Identifier: GPL-3.0-or-later
// Signatures by Ed25519, from a seed that never leaves guarded memory. Any thread.
#pragma once

#include "core/ports/secrets.h"
#include "core/vault/secret_bytes.h"

#include <string_view>

namespace core::vault {

core::ports::Ed25519Public publicHalfOf(const SecretBytes& seed);
// The same key for the exchange of secrets (X25519).
std::array<std::uint8_t, 32> exchangeHalfOf(const core::ports::Ed25519Public& key);
core::ports::Ed25519Signature signedWith(const SecretBytes& seed, std::string_view message);
bool isSignedBy(const core::ports::Ed25519Public& key, std::string_view message,
                const core::ports::Ed25519Signature& signature);

} // namespace core::vault
