// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sodium_secrets.h"

#include "core/ports/store_codes.h"
#include "core/vault/certificate_wish.h"
#include "core/vault/device_key.h"
#include "core/vault/sha256.h"
#include "core/vault/sodium_ready.h"

#include <fstream>
#include <vector>

namespace core::vault {

namespace base = core::base;
using core::ports::StoreCode;

SodiumSecrets::SodiumSecrets() {
    sodiumReady();
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
    return isSignedBy(key, message, signature);
}

std::array<std::uint8_t, 32> SodiumSecrets::exchangeKeyOf(const core::ports::Ed25519Public& key) {
    return exchangeHalfOf(key);
}

core::ports::CertificateWish SodiumSecrets::newCertificateWish() {
    return core::vault::newCertificateWish();
}

bool SodiumSecrets::isCertificateOf(std::string_view certificate, std::string_view key) {
    return core::vault::isCertificateOf(certificate, key);
}

std::optional<core::base::Instant> SodiumSecrets::endOf(std::string_view certificate) {
    return core::vault::endOf(certificate);
}

} // namespace core::vault
