// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/box_keys.h"

#include <sodium.h>

namespace core::vault {

static_assert(sizeof(core::ports::BoxPublic) == crypto_box_PUBLICKEYBYTES &&
              sizeof(core::ports::BoxSecret) == crypto_box_SECRETKEYBYTES &&
              kKey_bytes == crypto_box_SECRETKEYBYTES);

BoxPair newBoxPair() {
    BoxPair pair;
    crypto_box_keypair(pair.open.data(), pair.secret.data());
    return pair;
}

std::optional<std::string> sealToPublic(const core::ports::BoxPublic& key, const SecretBytes& secret) {
    std::string sealed(secret.size() + crypto_box_SEALBYTES, '\0');
    auto* bytes = reinterpret_cast<std::uint8_t*>(sealed.data());
    if (crypto_box_seal(bytes, secret.data(), secret.size(), key.data()) != 0) return std::nullopt;
    return sealed;
}

std::optional<SecretBytes> openSealed(std::span<const std::uint8_t> key, std::string_view sealed) {
    if (key.size() != kKey_bytes || sealed.size() != kKey_bytes + crypto_box_SEALBYTES) return std::nullopt;
    core::ports::BoxPublic open{};
    if (crypto_scalarmult_base(open.data(), key.data()) != 0) return std::nullopt;
    SecretBytes secret;
    const auto* bytes = reinterpret_cast<const std::uint8_t*>(sealed.data());
    if (crypto_box_seal_open(secret.data(), bytes, sealed.size(), open.data(), key.data()) != 0)
        return std::nullopt;
    return secret;
}

} // namespace core::vault
