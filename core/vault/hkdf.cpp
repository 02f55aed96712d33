// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/hkdf.h"

#include "core/vault/secret_bytes.h"

#include <sodium.h>

#include <algorithm>
#include <array>
#include <cassert>

namespace core::vault {
namespace {

constexpr std::size_t kHash_bytes = crypto_auth_hmacsha256_BYTES;
constexpr std::array<std::uint8_t, kHash_bytes> kNoSalt{}; // RFC 5869, 2.2: as long as a hash, of zeros

} // namespace

void hkdfSha256(std::span<const std::uint8_t> material, std::span<const std::uint8_t> salt,
                std::string_view info, std::span<std::uint8_t> out) {
    assert(out.size() <= 255 * kHash_bytes);
    if (salt.empty()) salt = kNoSalt;
    SecretBytes extracted(kHash_bytes);
    crypto_auth_hmacsha256_state state;
    crypto_auth_hmacsha256_init(&state, salt.data(), salt.size());
    crypto_auth_hmacsha256_update(&state, material.data(), material.size());
    crypto_auth_hmacsha256_final(&state, extracted.data());

    SecretBytes block(kHash_bytes);
    for (std::uint8_t count = 1; !out.empty(); ++count) {
        crypto_auth_hmacsha256_init(&state, extracted.data(), extracted.size());
        if (count > 1) crypto_auth_hmacsha256_update(&state, block.data(), block.size());
        crypto_auth_hmacsha256_update(&state, reinterpret_cast<const std::uint8_t*>(info.data()),
                                      info.size());
        crypto_auth_hmacsha256_update(&state, &count, 1);
        crypto_auth_hmacsha256_final(&state, block.data());
        const auto length = std::min(kHash_bytes, out.size());
        std::copy_n(block.data(), length, out.data());
        out = out.subspan(length);
    }
    sodium_memzero(&state, sizeof state);
}

} // namespace core::vault
