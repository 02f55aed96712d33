// SPDX-License-Identifier: GPL-3.0-or-later
// A file sealed under a key of its own: libsodium's secretstream. One object belongs to one thread at a time.
//
// Format: header (24 bytes) | chunks of 64 KiB, each with 17 bytes of tag; the last one is shorter, perhaps
// empty, and tagged FINAL. `place` is authenticated with each chunk. 10 MiB grow by 2,744 bytes.
#pragma once

#include "core/vault/secret_bytes.h"

#include <cstddef>
#include <optional>
#include <string>
#include <string_view>

namespace core::vault {

constexpr std::size_t kFileHeader_bytes = 24;
constexpr std::size_t kPlainChunk_bytes = std::size_t{1} << 16; // all but the last, which is shorter
constexpr std::size_t kSealedChunk_bytes = kPlainChunk_bytes + 17;

// Seals the chunks in their order.
class SealedFileWriter {
  public:
    SealedFileWriter(const SecretBytes& key, std::string place);

    // To the end of `sealed`, behind the header if it is the first. A chunk that is not whole is the last; so
    // is an empty one behind whole ones.
    void add(std::string_view chunk, std::string& sealed);
    [[nodiscard]] bool ended() const { return m_ended; }
    // What so many bytes become.
    [[nodiscard]] static std::size_t sealedSize(std::size_t plain_bytes);

  private:
    SecretBytes m_state;
    std::string m_header; // empty once it is written
    std::string m_place;
    bool m_ended = false;
};

// Opens the chunks in their order, from the first on.
class SealedFileReader {
  public:
    SealedFileReader(const SecretBytes& key, std::string place);

    // First the header. False: it is none.
    [[nodiscard]] bool begin(std::string_view header);
    // Nothing: changed, cut, or not the next one of this file.
    [[nodiscard]] std::optional<std::string> next(std::string_view sealedChunk);
    // The chunk tagged FINAL was read: the file is whole.
    [[nodiscard]] bool ended() const { return m_ended; }

  private:
    SecretBytes m_key;
    SecretBytes m_state;
    std::string m_place;
    bool m_ended = false;
};

} // namespace core::vault
