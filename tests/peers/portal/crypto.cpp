// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/portal/crypto.h"

#include <algorithm>
#include <fstream>
#include <sodium.h>
#include <stdexcept>
#include <vector>

namespace peers::portal {

namespace {

unsigned char* raw(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* raw(std::string_view text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

} // namespace

void startCrypto() {
    if (sodium_init() < 0) throw std::runtime_error("libsodium does not start");
}

std::string randomHex(std::size_t bytes) {
    std::string random(bytes, '\0');
    randombytes_buf(random.data(), random.size());
    return toHex(random);
}

std::string toHex(std::string_view bytes) {
    std::string hex(bytes.size() * 2 + 1, '\0');
    sodium_bin2hex(hex.data(), hex.size(), raw(bytes), bytes.size());
    hex.pop_back();
    return hex;
}

bool isHex(std::string_view text, std::size_t digits) {
    return text.size() == digits && std::all_of(text.begin(), text.end(), [](char c) {
               return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'f');
           });
}

std::string toBase64(std::string_view bytes) {
    std::string text(sodium_base64_encoded_len(bytes.size(), sodium_base64_VARIANT_ORIGINAL), '\0');
    sodium_bin2base64(text.data(), text.size(), raw(bytes), bytes.size(), sodium_base64_VARIANT_ORIGINAL);
    text.pop_back();
    return text;
}

std::optional<std::string> fromBase64(std::string_view text) {
    std::string bytes(text.size(), '\0');
    std::size_t length = 0;
    const char* end = nullptr;
    if (sodium_base642bin(raw(bytes), bytes.size(), text.data(), text.size(), nullptr, &length, &end,
                          sodium_base64_VARIANT_ORIGINAL) != 0 ||
        end != text.data() + text.size())
        return std::nullopt;
    bytes.resize(length);
    return bytes;
}

std::string sha256(std::string_view bytes) {
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256(raw(hash), raw(bytes), bytes.size());
    return hash;
}

std::string sha256HexOfFile(const std::filesystem::path& file) {
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::ifstream in(file, std::ios::binary);
    std::vector<char> part(std::size_t{256} * 1024);
    while (in.read(part.data(), static_cast<std::streamsize>(part.size())), in.gcount() > 0)
        crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                  static_cast<unsigned long long>(in.gcount()));
    std::string hash(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, raw(hash));
    return toHex(hash);
}

bool isSigned(std::string_view key, std::string_view message, std::string_view signature) {
    return key.size() == crypto_sign_PUBLICKEYBYTES && signature.size() == crypto_sign_BYTES &&
           crypto_sign_verify_detached(raw(signature), raw(message), message.size(), raw(key)) == 0;
}

Signer::Signer(std::string_view seedHex)
    : m_public(crypto_sign_PUBLICKEYBYTES, '\0'), m_secret(crypto_sign_SECRETKEYBYTES, '\0') {
    std::string seed(crypto_sign_SEEDBYTES, '\0');
    std::size_t length = 0;
    sodium_hex2bin(raw(seed), seed.size(), seedHex.data(), seedHex.size(), nullptr, &length, nullptr);
    if (length != seed.size()) throw std::runtime_error("the receipt key is damaged");
    crypto_sign_seed_keypair(raw(m_public), raw(m_secret), raw(seed));
}

std::string Signer::sign(std::string_view message) const {
    std::string signature(crypto_sign_BYTES, '\0');
    crypto_sign_detached(raw(signature), nullptr, raw(message), message.size(),
                         raw(std::string_view(m_secret)));
    return signature;
}

} // namespace peers::portal
