// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/secret_bytes.h"

#include "core/vault/sodium_ready.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>

namespace core::vault {

SecretBytes::SecretBytes(std::size_t size) : m_size(size) {
    if (!sodiumReady()) std::abort();
    m_bytes.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!m_bytes) std::abort();
    sodium_memzero(m_bytes.get(), size);
}

void SecretBytes::Free::operator()(std::uint8_t* bytes) const {
    sodium_free(bytes); // wipes first
}

SecretBytes randomKey() {
    SecretBytes key;
    randombytes_buf(key.data(), key.size());
    return key;
}

SecretBytes copyOf(const SecretBytes& secret) {
    SecretBytes copy(secret.size());
    std::ranges::copy(secret.span(), copy.data());
    return copy;
}

} // namespace core::vault
