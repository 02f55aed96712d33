// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes, signatures and keys for TLS, answered by the vault. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/base/time.h"
#include "core/domain/dossier.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace core::ports {

using Ed25519Public = std::array<std::uint8_t, 32>;
using Ed25519Signature = std::array<std::uint8_t, 64>;

// A key for TLS (EC P-256) and the wish to have it certified (PKCS #10), both PEM.
struct CertificateWish {
    std::string key;
    std::string request;
};

class Secrets {
  public:
    virtual ~Secrets() = default;
    [[nodiscard]] virtual core::domain::Sha256 sha256(std::string_view bytes) = 0;
    [[nodiscard]] virtual core::base::Result<core::domain::Sha256>
    sha256OfFile(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual bool verifyEd25519(std::string_view message, const Ed25519Signature& signature,
                                             const Ed25519Public& key) = 0;
    // The X25519 key of whoever has this Ed25519 key.
    [[nodiscard]] virtual std::array<std::uint8_t, 32> exchangeKeyOf(const Ed25519Public& key) = 0;
    [[nodiscard]] virtual CertificateWish newCertificateWish() = 0;
    // Both PEM. False also for what is neither.
    [[nodiscard]] virtual bool isCertificateOf(std::string_view certificate, std::string_view key) = 0;
    // The last moment at which a certificate (PEM) holds. Nothing: it is none.
    [[nodiscard]] virtual std::optional<core::base::Instant> endOf(std::string_view certificate) = 0;
};

} // namespace core::ports
