// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sha256.h"

#include <sodium.h>

#include <new>

namespace core::vault {
namespace {

using State = crypto_hash_sha256_state;

State* stateIn(std::byte* room) {
    return std::launder(reinterpret_cast<State*>(room));
}

} // namespace

Sha256Stream::Sha256Stream() {
    static_assert(sizeof(State) <= sizeof m_state && alignof(State) <= alignof(std::max_align_t));
    crypto_hash_sha256_init(new (m_state) State);
}

void Sha256Stream::add(const void* bytes, std::size_t length) {
    if (length == 0) return; // an empty view may hold no pointer, which libsodium forbids
    crypto_hash_sha256_update(stateIn(m_state), static_cast<const unsigned char*>(bytes), length);
}

core::domain::Sha256 Sha256Stream::finish() {
    core::domain::Sha256 hash{};
    crypto_hash_sha256_final(stateIn(m_state), hash.data());
    return hash;
}

core::domain::Sha256 sha256(std::string_view bytes) {
    Sha256Stream stream;
    stream.add(bytes);
    return stream.finish();
}

} // namespace core::vault
