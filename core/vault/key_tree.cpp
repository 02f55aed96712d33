// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_tree.h"

#include <sodium.h>

namespace core::vault {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "cntrfoil";
static_assert(kKey_bytes == crypto_kdf_KEYBYTES &&
              sizeof(core::ports::BoxPublic) == crypto_box_PUBLICKEYBYTES);

} // namespace

SecretBytes subkey(const SecretBytes& dataKey, Purpose purpose) {
    SecretBytes key;
    crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(purpose), kContext,
                               dataKey.data());
    return key;
}

std::optional<std::string> sealToPublic(const core::ports::BoxPublic& key, const SecretBytes& secret) {
    std::string sealed(secret.size() + crypto_box_SEALBYTES, '\0');
    auto* bytes = reinterpret_cast<std::uint8_t*>(sealed.data());
    if (crypto_box_seal(bytes, secret.data(), secret.size(), key.data()) != 0) return std::nullopt;
    return sealed;
}

} // namespace core::vault
