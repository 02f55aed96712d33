// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed_record.h"

#include <sodium.h>

#include <cassert>

namespace core::vault {
namespace {

constexpr std::size_t kNonce_bytes = crypto_aead_xchacha20poly1305_ietf_NPUBBYTES;
constexpr std::size_t kTag_bytes = crypto_aead_xchacha20poly1305_ietf_ABYTES;
constexpr std::size_t kHead_bytes = 1 + kNonce_bytes;
static_assert(kKey_bytes == crypto_aead_xchacha20poly1305_ietf_KEYBYTES);

const std::uint8_t* bytesOf(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

std::string associated(std::string_view place, char version) {
    std::string data(1, version);
    return data.append(place);
}

std::string seal(const SecretBytes& key, std::string_view place, std::span<const std::uint8_t> plain,
                 std::uint8_t version) {
    const auto data = associated(place, static_cast<char>(version));
    std::string sealed(kHead_bytes + plain.size() + kTag_bytes, static_cast<char>(version));
    auto* bytes = reinterpret_cast<std::uint8_t*>(sealed.data());
    randombytes_buf(bytes + 1, kNonce_bytes);
    crypto_aead_xchacha20poly1305_ietf_encrypt(bytes + kHead_bytes, nullptr, plain.data(), plain.size(),
                                               bytesOf(data), data.size(), nullptr, bytes + 1, key.data());
    return sealed;
}

// Precondition: `plain` has the size of what is sealed.
bool open(const SecretBytes& key, std::string_view place, std::string_view sealed, std::uint8_t* plain) {
    const auto data = associated(place, sealed.front());
    const auto* bytes = bytesOf(sealed);
    return crypto_aead_xchacha20poly1305_ietf_decrypt(plain, nullptr, nullptr, bytes + kHead_bytes,
                                                      sealed.size() - kHead_bytes, bytesOf(data), data.size(),
                                                      bytes + 1, key.data()) == 0;
}

} // namespace

std::string sealRecord(const SecretBytes& key, std::string_view place, std::string_view plain,
                       std::uint8_t version) {
    return seal(key, place, {bytesOf(plain), plain.size()}, version);
}

std::optional<std::string> openRecord(const SecretBytes& key, std::string_view place,
                                      std::string_view sealed) {
    if (sealed.size() < kHead_bytes + kTag_bytes) return std::nullopt;
    std::string plain(sealed.size() - kHead_bytes - kTag_bytes, '\0');
    if (!open(key, place, sealed, reinterpret_cast<std::uint8_t*>(plain.data()))) return std::nullopt;
    return plain;
}

std::string sealKey(const SecretBytes& key, std::string_view place, const SecretBytes& secret,
                    std::uint8_t version) {
    assert(secret.size() == kKey_bytes);
    return seal(key, place, secret.span(), version);
}

std::optional<SecretBytes> openKey(const SecretBytes& key, std::string_view place, std::string_view sealed) {
    if (sealed.size() != kHead_bytes + kKey_bytes + kTag_bytes) return std::nullopt;
    SecretBytes secret;
    if (!open(key, place, sealed, secret.data())) return std::nullopt;
    return secret;
}

std::uint8_t versionOf(std::string_view sealed) {
    return sealed.empty() ? 0 : static_cast<std::uint8_t>(sealed.front());
}

} // namespace core::vault
