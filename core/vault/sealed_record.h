// SPDX-License-Identifier: GPL-3.0-or-later
// A small value sealed under a key: XChaCha20-Poly1305 (IETF) with a random nonce. Any thread.
//
// Format: version of the data key above it (1 byte) | nonce (24) | ciphertext and tag (16). The version and
// `place` are authenticated with it, so what was moved elsewhere does not open.
#pragma once

#include "core/vault/secret_bytes.h"

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <string_view>

namespace core::vault {

constexpr std::uint8_t kFirstVersion = 1; // also of what lies under a key that never changes

std::string sealRecord(const SecretBytes& key, std::string_view place, std::string_view plain,
                       std::uint8_t version = kFirstVersion);
// Nothing: not sealed under this key for this place, or changed since.
std::optional<std::string> openRecord(const SecretBytes& key, std::string_view place,
                                      std::string_view sealed);

// The same for a key of 32 bytes, which never leaves guarded memory.
std::string sealKey(const SecretBytes& key, std::string_view place, const SecretBytes& secret,
                    std::uint8_t version = kFirstVersion);
std::optional<SecretBytes> openKey(const SecretBytes& key, std::string_view place, std::string_view sealed);

// Which key to open it with; 0: there is nothing.
std::uint8_t versionOf(std::string_view sealed);

} // namespace core::vault
