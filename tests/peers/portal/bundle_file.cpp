// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/peers/portal/bundle_file.h"

#include "tests/peers/portal/crypto.h"

#include <algorithm>
#include <stdexcept>

namespace peers::portal {

namespace {

constexpr std::size_t kSignature = crypto_sign_BYTES;
constexpr std::size_t kSealedKey = 32 + crypto_box_SEALBYTES;
constexpr std::size_t kChunk = 65'536 + crypto_secretstream_xchacha20poly1305_ABYTES;

unsigned char* bytesOf(std::string& text) {
    return reinterpret_cast<unsigned char*>(text.data());
}

const unsigned char* bytesOf(const std::string& text) {
    return reinterpret_cast<const unsigned char*>(text.data());
}

std::uint64_t bigEndian(std::string_view bytes) {
    std::uint64_t value = 0;
    for (const char byte : bytes)
        value = value << 8 | static_cast<unsigned char>(byte);
    return value;
}

[[noreturn]] void notWhole(const char* what) {
    throw std::runtime_error(std::string("no whole bundle: ") + what);
}

} // namespace

SealKey::SealKey(std::string_view seedHex)
    : open(crypto_box_PUBLICKEYBYTES, '\0'), secret(crypto_box_SECRETKEYBYTES, '\0') {
    std::string seed(crypto_box_SEEDBYTES, '\0');
    std::size_t length = 0;
    sodium_hex2bin(bytesOf(seed), seed.size(), seedHex.data(), seedHex.size(), nullptr, &length, nullptr);
    if (length != seed.size()) throw std::runtime_error("the seal key is damaged");
    crypto_box_seed_keypair(bytesOf(open), bytesOf(secret), bytesOf(seed));
}

BundleFile::BundleFile(const std::filesystem::path& path, const SealKey& key)
    : m_path(path), m_in(path, std::ios::binary) {
    if (!m_in) notWhole("cannot be opened");
    if (raw(4) != "CFB1") notWhole("magic");
    const auto length = bigEndian(raw(4));
    const auto size = static_cast<std::int64_t>(std::filesystem::file_size(path));
    if (static_cast<std::int64_t>(length) > size) notWhole("header");
    m_headerText = raw(length);
    m_header = nlohmann::json::parse(m_headerText, nullptr, false);
    if (!m_header.is_object() || m_header.value("format", "") != "bundle/1") notWhole("header");
    m_place = "bundle/" + m_header.at("bundle").get<std::string>();
    m_bodyBegin = static_cast<std::int64_t>(8 + length);
    m_bodyLeft = size - m_bodyBegin - static_cast<std::int64_t>(kSignature);
    if (m_bodyLeft < static_cast<std::int64_t>(kSealedKey)) notWhole("key");
    const auto sealed = raw(kSealedKey);
    std::string opened(32, '\0');
    if (crypto_box_seal_open(bytesOf(opened), bytesOf(sealed), sealed.size(), bytesOf(key.open),
                             bytesOf(key.secret)) != 0)
        notWhole("sealed to somebody else");
    const auto start = raw(crypto_secretstream_xchacha20poly1305_HEADERBYTES);
    crypto_secretstream_xchacha20poly1305_init_pull(&m_state, bytesOf(start), bytesOf(opened));
    m_bodyLeft -= static_cast<std::int64_t>(kSealedKey + start.size());
}

std::string BundleFile::raw(std::size_t length) {
    std::string bytes(length, '\0');
    m_in.read(bytes.data(), static_cast<std::streamsize>(length));
    if (static_cast<std::size_t>(m_in.gcount()) != length) notWhole("it ends too early");
    return bytes;
}

std::string BundleFile::headerHash() const {
    return toHex(sha256(m_headerText));
}

bool BundleFile::nextChunk() {
    if (m_ended) return false;
    const auto length = std::min(m_bodyLeft, static_cast<std::int64_t>(kChunk));
    if (length < static_cast<std::int64_t>(crypto_secretstream_xchacha20poly1305_ABYTES)) notWhole("body");
    const auto sealed = raw(static_cast<std::size_t>(length));
    m_bodyLeft -= length;
    std::string plain(sealed.size() - crypto_secretstream_xchacha20poly1305_ABYTES, '\0');
    unsigned char tag = 0;
    if (crypto_secretstream_xchacha20poly1305_pull(&m_state, bytesOf(plain), nullptr, &tag, bytesOf(sealed),
                                                   sealed.size(), bytesOf(m_place), m_place.size()) != 0)
        notWhole("a chunk does not open");
    m_ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    m_plain += plain;
    return true;
}

void BundleFile::read(std::int64_t length, const std::function<void(std::string_view)>& sink) {
    while (length > 0) {
        if (m_plain.empty() && !nextChunk()) notWhole("contents are missing");
        const auto part = std::string_view(m_plain).substr(0, static_cast<std::size_t>(length));
        sink(part);
        length -= static_cast<std::int64_t>(part.size());
        m_plain.erase(0, part.size());
    }
}

std::int64_t BundleFile::nextLength() {
    std::string bytes;
    read(8, [&](std::string_view part) { bytes += part; });
    return static_cast<std::int64_t>(bigEndian(bytes));
}

void BundleFile::checkSignature() {
    std::ifstream in(m_path, std::ios::binary);
    in.seekg(m_bodyBegin);
    auto left = static_cast<std::int64_t>(std::filesystem::file_size(m_path)) - m_bodyBegin -
                static_cast<std::int64_t>(kSignature);
    crypto_hash_sha256_state state;
    crypto_hash_sha256_init(&state);
    std::string part(65'536, '\0');
    while (left > 0) {
        in.read(part.data(), std::min<std::streamsize>(left, static_cast<std::streamsize>(part.size())));
        if (in.gcount() <= 0) notWhole("it cannot be read");
        crypto_hash_sha256_update(&state, bytesOf(part), static_cast<unsigned long long>(in.gcount()));
        left -= in.gcount();
    }
    std::string body(crypto_hash_sha256_BYTES, '\0');
    crypto_hash_sha256_final(&state, bytesOf(body));
    std::string signature(kSignature, '\0');
    in.read(signature.data(), static_cast<std::streamsize>(signature.size()));
    const auto key = fromBase64(m_header.at("ed25519").get<std::string>());
    const auto text = "intake/1 bundle\n" + headerHash() + "\n" + toHex(body);
    if (!key || !isSigned(*key, text, signature)) notWhole("the signature does not hold");
}

void BundleFile::check() {
    checkSignature();
    for (const auto& op : m_header.at("ops")) {
        const auto length = nextLength();
        if (length != op.at("size").get<std::int64_t>()) notWhole("another length than the header says");
        crypto_hash_sha256_state state;
        crypto_hash_sha256_init(&state);
        read(length, [&](std::string_view part) {
            crypto_hash_sha256_update(&state, reinterpret_cast<const unsigned char*>(part.data()),
                                      part.size());
        });
        std::string hash(crypto_hash_sha256_BYTES, '\0');
        crypto_hash_sha256_final(&state, bytesOf(hash));
        if (op.at("kind") != "commit" && toHex(hash) != op.at("sha256").get<std::string>())
            notWhole("another content than the header says");
    }
    while (nextChunk()) {
    }
    if (!m_plain.empty() || m_bodyLeft != 0) notWhole("more than the header says");
}

} // namespace peers::portal
