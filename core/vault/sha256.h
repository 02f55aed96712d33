// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 in pieces, for rows of the audit chain and for files. One object belongs to one thread at a time.
// OpenSSL's, which uses what the processor has for it: a fifth of the time of libsodium's plain C on new PCs.
#pragma once

#include "core/domain/dossier.h"

#include <cstddef>
#include <memory>
#include <string_view>

struct evp_md_ctx_st;

namespace core::vault {

class Sha256Stream {
  public:
    // Without memory, or without SHA-256, the program stops, as it does without randomness.
    Sha256Stream();

    void add(const void* bytes, std::size_t length);
    void add(std::string_view bytes) { add(bytes.data(), bytes.size()); }
    // Of all that was added. The object is used up.
    [[nodiscard]] core::domain::Sha256 finish();

  private:
    struct Free {
        void operator()(evp_md_ctx_st* state) const;
    };
    std::unique_ptr<evp_md_ctx_st, Free> m_state;
};

core::domain::Sha256 sha256(std::string_view bytes);

} // namespace core::vault
