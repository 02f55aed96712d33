// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes and signatures, answered by the vault. Any thread.
#pragma once

#include "core/base/result.h"
#include "core/domain/dossier.h"

#include <array>
#include <cstdint>
#include <filesystem>
#include <string_view>

namespace core::ports {

using Ed25519Public = std::array<std::uint8_t, 32>;
using Ed25519Signature = std::array<std::uint8_t, 64>;

class Secrets {
  public:
    virtual ~Secrets() = default;
    [[nodiscard]] virtual core::domain::Sha256 sha256(std::string_view bytes) = 0;
    [[nodiscard]] virtual core::base::Result<core::domain::Sha256>
    sha256OfFile(const std::filesystem::path& file) = 0;
    [[nodiscard]] virtual bool verifyEd25519(std::string_view message, const Ed25519Signature& signature,
                                             const Ed25519Public& key) = 0;
};

} // namespace core::ports
