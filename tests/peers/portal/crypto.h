// SPDX-License-Identifier: GPL-3.0-or-later
// Hashes, base64 and the signing of receipts. Any thread after startCrypto().
#pragma once

#include <filesystem>
#include <optional>
#include <string>
#include <string_view>

namespace peers::portal {

void startCrypto(); // throws std::runtime_error

std::string randomHex(std::size_t bytes);
std::string toHex(std::string_view bytes);
bool isHex(std::string_view text, std::size_t digits); // lower case
std::string toBase64(std::string_view bytes);
std::optional<std::string> fromBase64(std::string_view text);

std::string sha256(std::string_view bytes); // 32 raw bytes
std::string sha256HexOfFile(const std::filesystem::path& file);

// All three raw: 32, any number and 64 bytes.
bool isSigned(std::string_view key, std::string_view message, std::string_view signature);

// Ed25519 key pair from a seed of 64 hex digits.
class Signer {
  public:
    explicit Signer(std::string_view seedHex);
    [[nodiscard]] std::string sign(std::string_view message) const; // 64 raw bytes
    [[nodiscard]] std::string publicHex() const { return toHex(m_public); }

  private:
    std::string m_public;
    std::string m_secret;
};

} // namespace peers::portal
