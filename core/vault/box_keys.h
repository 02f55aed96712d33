// SPDX-License-Identifier: GPL-3.0-or-later
// Keys sealed to somebody who is elsewhere (libsodium's crypto_box_seal, X25519): who seals cannot open. Any
// thread.
#pragma once

#include "core/ports/vault.h"
#include "core/vault/secret_bytes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core::vault {

struct BoxPair {
    core::ports::BoxPublic open{};
    SecretBytes secret;
};
BoxPair newBoxPair();

// Nothing: `key` is no usable public key.
std::optional<std::string> sealToPublic(const core::ports::BoxPublic& key, const SecretBytes& secret);
// A key of kKey_bytes. Nothing: sealed to somebody else, or changed since.
std::optional<SecretBytes> openSealed(std::span<const std::uint8_t> key, std::string_view sealed);

} // namespace core::vault
