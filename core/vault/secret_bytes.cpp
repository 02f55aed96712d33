// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/secret_bytes.h"

#include "core/vault/sodium_ready.h"

#include <sodium.h>

#include <algorithm>
#include <cstdlib>
#include <map>
#include <mutex>
#include <vector>

namespace core::vault {
namespace {

// Wiped memory for the next key of the same size: guarding pages anew takes longer than sealing a record with
// it.
class Spares {
  public:
    // Or nothing.
    std::uint8_t* take(std::size_t size) {
        const std::scoped_lock lock(m_mutex);
        auto& spares = m_spares[size];
        if (spares.empty()) return nullptr;
        auto* bytes = spares.back();
        spares.pop_back();
        return bytes;
    }
    // False: there are enough.
    bool keep(std::uint8_t* bytes, std::size_t size) {
        const std::scoped_lock lock(m_mutex);
        auto& spares = m_spares[size];
        if (spares.size() >= kMost) return false;
        spares.push_back(bytes);
        return true;
    }

  private:
    static constexpr std::size_t kMost = 16;

    std::mutex m_mutex;
    std::map<std::size_t, std::vector<std::uint8_t*>> m_spares;
};

// Outlives every key.
Spares& spares() {
    static auto* all = new Spares;
    return *all;
}

} // namespace

SecretBytes::SecretBytes(std::size_t size) : m_bytes(spares().take(size), Free{size}), m_size(size) {
    if (m_bytes) return;
    if (!sodiumReady()) std::abort();
    m_bytes.reset(static_cast<std::uint8_t*>(sodium_malloc(size)));
    if (!m_bytes) std::abort();
    sodium_memzero(m_bytes.get(), size);
}

void SecretBytes::Free::operator()(std::uint8_t* bytes) const {
    sodium_memzero(bytes, size);
    if (!spares().keep(bytes, size)) sodium_free(bytes);
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
