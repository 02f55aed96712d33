// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed_file.h"

#include <sodium.h>

#include <algorithm>
#include <utility>

namespace core::vault {
namespace {

using State = crypto_secretstream_xchacha20poly1305_state;

constexpr std::size_t kTag_bytes = crypto_secretstream_xchacha20poly1305_ABYTES;
static_assert(kFileHeader_bytes == crypto_secretstream_xchacha20poly1305_HEADERBYTES && kTag_bytes == 17);

static_assert(alignof(State) == 1); // sodium_malloc aligns the end of its memory, not the beginning

State* stateIn(SecretBytes& room) {
    return reinterpret_cast<State*>(room.data());
}

const std::uint8_t* bytesOf(std::string_view text) {
    return reinterpret_cast<const std::uint8_t*>(text.data());
}

} // namespace

SealedFileWriter::SealedFileWriter(const SecretBytes& key, std::string place)
    : m_state(sizeof(State)), m_header(kFileHeader_bytes, '\0'), m_place(std::move(place)) {
    crypto_secretstream_xchacha20poly1305_init_push(
        stateIn(m_state), reinterpret_cast<unsigned char*>(m_header.data()), key.data());
}

std::size_t SealedFileWriter::sealedSize(std::size_t plain_bytes) {
    return kFileHeader_bytes + plain_bytes + (plain_bytes / kPlainChunk_bytes + 1) * kTag_bytes;
}

void SealedFileWriter::add(std::string_view chunk, std::string& sealed) {
    sealed += std::exchange(m_header, {});
    const auto begin = sealed.size();
    sealed.resize(begin + chunk.size() + kTag_bytes);
    m_ended = chunk.size() < kPlainChunk_bytes;
    const int tag = m_ended ? crypto_secretstream_xchacha20poly1305_TAG_FINAL
                            : crypto_secretstream_xchacha20poly1305_TAG_MESSAGE;
    crypto_secretstream_xchacha20poly1305_push(
        stateIn(m_state), reinterpret_cast<unsigned char*>(sealed.data() + begin), nullptr, bytesOf(chunk),
        chunk.size(), bytesOf(m_place), m_place.size(), static_cast<unsigned char>(tag));
}

SealedFileReader::SealedFileReader(const SecretBytes& key, std::string place)
    : m_key(copyOf(key)), m_state(sizeof(State)), m_place(std::move(place)) {}

bool SealedFileReader::begin(std::string_view header) {
    return header.size() == kFileHeader_bytes && crypto_secretstream_xchacha20poly1305_init_pull(
                                                     stateIn(m_state), bytesOf(header), m_key.data()) == 0;
}

std::optional<std::string> SealedFileReader::next(std::string_view sealedChunk) {
    if (m_ended || sealedChunk.size() < kTag_bytes || sealedChunk.size() > kSealedChunk_bytes)
        return std::nullopt;
    std::string plain(sealedChunk.size() - kTag_bytes, '\0');
    unsigned char tag = 0;
    const int opened = crypto_secretstream_xchacha20poly1305_pull(
        stateIn(m_state), reinterpret_cast<unsigned char*>(plain.data()), nullptr, &tag, bytesOf(sealedChunk),
        sealedChunk.size(), bytesOf(m_place), m_place.size());
    if (opened != 0) return std::nullopt;
    m_ended = tag == crypto_secretstream_xchacha20poly1305_TAG_FINAL;
    return plain;
}

} // namespace core::vault
