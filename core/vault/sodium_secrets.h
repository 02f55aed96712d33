// SPDX-License-Identifier: GPL-3.0-or-later
// Passphrases by Argon2id, SHA-256 and Ed25519, all by libsodium. Any thread; hashPassphrase() and
// passphraseMatches() take up to a second and the memory named by the cost: never on the GUI thread.
#pragma once

#include "core/ports/secrets.h"

#include <cstddef>

namespace core::vault {

// What one guess costs. The parameters are kept inside each hash, so changing them leaves old hashes valid.
struct PassphraseCost {
    unsigned long long passes = 3;
    std::size_t memory_bytes = std::size_t{128} << 20; // about a third of a second on a counter's PC
};

class SodiumSecrets final : public core::ports::Secrets {
  public:
    explicit SodiumSecrets(PassphraseCost cost = {});

    // Errors: Failed, when there is not enough memory.
    [[nodiscard]] core::base::Result<std::string> hashPassphrase(std::string_view passphrase) override;
    [[nodiscard]] bool passphraseMatches(std::string_view passphrase, std::string_view hash) override;
    [[nodiscard]] core::domain::Sha256 sha256(std::string_view bytes) override;
    // Errors: NotFound, Failed.
    [[nodiscard]] core::base::Result<core::domain::Sha256>
    sha256OfFile(const std::filesystem::path& file) override;
    [[nodiscard]] bool verifyEd25519(std::string_view message, const core::ports::Ed25519Signature& signature,
                                     const core::ports::Ed25519Public& key) override;

  private:
    PassphraseCost m_cost;
};

} // namespace core::vault
