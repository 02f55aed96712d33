// SPDX-License-Identifier: GPL-3.0-or-later
// SHA-256 (sha256.h), Ed25519 by libsodium, keys for TLS (certificate_wish.h). Any thread.
#pragma once

#include "core/ports/secrets.h"

namespace core::vault {

class SodiumSecrets final : public core::ports::Secrets {
  public:
    SodiumSecrets();

    [[nodiscard]] core::domain::Sha256 sha256(std::string_view bytes) override;
    // Errors: NotFound, Failed.
    [[nodiscard]] core::base::Result<core::domain::Sha256>
    sha256OfFile(const std::filesystem::path& file) override;
    [[nodiscard]] bool verifyEd25519(std::string_view message, const core::ports::Ed25519Signature& signature,
                                     const core::ports::Ed25519Public& key) override;
    [[nodiscard]] std::array<std::uint8_t, 32> exchangeKeyOf(const core::ports::Ed25519Public& key) override;
    [[nodiscard]] core::ports::CertificateWish newCertificateWish() override;
    [[nodiscard]] bool isCertificateOf(std::string_view certificate, std::string_view key) override;
    [[nodiscard]] std::optional<core::base::Instant> endOf(std::string_view certificate) override;
};

} // namespace core::vault
