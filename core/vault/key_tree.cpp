// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/key_tree.h"

#include <sodium.h>

namespace core::vault {
namespace {

constexpr char kContext[crypto_kdf_CONTEXTBYTES + 1] = "cntrfoil";
static_assert(kKey_bytes == crypto_kdf_KEYBYTES);

} // namespace

SecretBytes subkey(const SecretBytes& dataKey, Purpose purpose) {
    SecretBytes key;
    crypto_kdf_derive_from_key(key.data(), key.size(), static_cast<std::uint64_t>(purpose), kContext,
                               dataKey.data());
    return key;
}

} // namespace core::vault
