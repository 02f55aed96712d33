// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/device_key.h"

#include <sodium.h>

namespace core::vault {
namespace {

static_assert(kKey_bytes == crypto_sign_SEEDBYTES);
static_assert(sizeof(core::ports::Ed25519Public) == crypto_sign_PUBLICKEYBYTES &&
              sizeof(core::ports::Ed25519Signature) == crypto_sign_BYTES);

const unsigned char* bytesOf(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

core::ports::Ed25519Public publicHalfOf(const SecretBytes& seed) {
    core::ports::Ed25519Public half{};
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(half.data(), secret.data(), seed.data());
    return half;
}

std::array<std::uint8_t, 32> exchangeHalfOf(const core::ports::Ed25519Public& key) {
    std::array<std::uint8_t, 32> half{};
    if (crypto_sign_ed25519_pk_to_curve25519(half.data(), key.data()) != 0) return {}; // no key of a pair
    return half;
}

core::ports::Ed25519Signature signedWith(const SecretBytes& seed, std::string_view message) {
    core::ports::Ed25519Public half{};
    SecretBytes secret(crypto_sign_SECRETKEYBYTES);
    crypto_sign_seed_keypair(half.data(), secret.data(), seed.data());
    core::ports::Ed25519Signature signature{};
    crypto_sign_detached(signature.data(), nullptr, bytesOf(message), message.size(), secret.data());
    return signature;
}

bool isSignedBy(const core::ports::Ed25519Public& key, std::string_view message,
                const core::ports::Ed25519Signature& signature) {
    return crypto_sign_verify_detached(signature.data(), bytesOf(message), message.size(), key.data()) == 0;
}

} // namespace core::vault
