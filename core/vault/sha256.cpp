// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sha256.h"

#include <openssl/evp.h>

#include <cstdlib>

namespace core::vault {
namespace {

// OpenSSL's functions answer 1.
void must(int answer) {
    if (answer != 1) std::abort();
}

} // namespace

Sha256Stream::Sha256Stream() : m_state(EVP_MD_CTX_new()) {
    must(EVP_DigestInit_ex(m_state.get(), EVP_sha256(), nullptr));
}

void Sha256Stream::Free::operator()(evp_md_ctx_st* state) const {
    EVP_MD_CTX_free(state);
}

void Sha256Stream::add(const void* bytes, std::size_t length) {
    must(EVP_DigestUpdate(m_state.get(), bytes, length));
}

core::domain::Sha256 Sha256Stream::finish() {
    core::domain::Sha256 hash{};
    must(EVP_DigestFinal_ex(m_state.get(), hash.data(), nullptr));
    return hash;
}

core::domain::Sha256 sha256(std::string_view bytes) {
    Sha256Stream stream;
    stream.add(bytes);
    return stream.finish();
}

} // namespace core::vault
