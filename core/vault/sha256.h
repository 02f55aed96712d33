// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 in pieces, for rows of the audit chain and for files. One object belongs to one thread at a time.
#pragma once

#include "core/domain/dossier.h"

#include <cstddef>
#include <string_view>

namespace core::vault {

class Sha256Stream {
  public:
    Sha256Stream();

    void add(const void* bytes, std::size_t length);
    void add(std::string_view bytes) { add(bytes.data(), bytes.size()); }
    // Of all that was added. The object is used up.
    [[nodiscard]] core::domain::Sha256 finish();

  private:
    // Room for crypto_hash_sha256_state, whose header no other room may see; the source asserts that it fits.
    alignas(8) std::byte m_state[112];
};

core::domain::Sha256 sha256(std::string_view bytes);

} // namespace core::vault
