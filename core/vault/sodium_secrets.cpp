// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sodium_secrets.h"

#include "core/ports/store_codes.h"
#include "core/vault/sha256.h"
#include "core/vault/sodium_ready.h"

#include <sodium.h>

#include <fstream>
#include <vector>

namespace core::vault {

namespace base = core::base;
using core::ports::StoreCode;

namespace {

// An empty view may hold no pointer, which libsodium forbids.
const char* placeOf(std::string_view text) {
    return text.empty() ? "" : text.data();
}

} // namespace

SodiumSecrets::SodiumSecrets(PassphraseCost cost) : m_cost(cost) {
    sodiumReady();
}

base::Result<std::string> SodiumSecrets::hashPassphrase(std::string_view passphrase) {
    if (!sodiumReady()) return base::fail(StoreCode::Failed, "libsodium: no randomness");
    char text[crypto_pwhash_STRBYTES] = {};
    const int done = crypto_pwhash_str_alg(text, placeOf(passphrase), passphrase.size(), m_cost.passes,
                                           m_cost.memory_bytes, crypto_pwhash_ALG_ARGON2ID13);
    if (done != 0) return base::fail(StoreCode::Failed, "Argon2id: not enough memory");
    return std::string(text);
}

bool SodiumSecrets::passphraseMatches(std::string_view passphrase, std::string_view hash) {
    // libsodium reads a whole field of this size.
    std::string field(hash);
    if (field.size() >= crypto_pwhash_STRBYTES) return false;
    field.resize(crypto_pwhash_STRBYTES);
    return crypto_pwhash_str_verify(field.data(), placeOf(passphrase), passphrase.size()) == 0;
}

core::domain::Sha256 SodiumSecrets::sha256(std::string_view bytes) {
    return core::vault::sha256(bytes);
}

base::Result<core::domain::Sha256> SodiumSecrets::sha256OfFile(const std::filesystem::path& file) {
    std::error_code ignored;
    if (!std::filesystem::exists(file, ignored))
        return base::fail(StoreCode::NotFound, "hash " + file.string());
    std::ifstream in(file, std::ios::binary);
    if (!in) return base::fail(StoreCode::Failed, "hash " + file.string() + ": cannot be opened");
    Sha256Stream stream;
    std::vector<char> block(std::size_t{1} << 18);
    while (in) {
        in.read(block.data(), static_cast<std::streamsize>(block.size()));
        stream.add(block.data(), static_cast<std::size_t>(in.gcount()));
    }
    if (in.bad() || !in.eof())
        return base::fail(StoreCode::Failed, "hash " + file.string() + ": cannot be read");
    return stream.finish();
}

bool SodiumSecrets::verifyEd25519(std::string_view message, const core::ports::Ed25519Signature& signature,
                                  const core::ports::Ed25519Public& key) {
    const auto* bytes = reinterpret_cast<const unsigned char*>(message.data());
    return crypto_sign_verify_detached(signature.data(), bytes, message.size(), key.data()) == 0;
}

} // namespace core::vault
