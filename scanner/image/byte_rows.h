// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of 8-bit pixels as bytes in their order, which Leptonica's words are not, and back; for this room's
// sources. Any thread.
#pragma once

#include <bit>
#include <cstddef>
#include <cstdint>
#include <cstring>

namespace scanner::image {

// The pixels of a word, of which the first stands in the highest byte, in the order of memory; and back.
inline std::uint32_t inMemoryOrder(std::uint32_t word) {
    return std::endian::native == std::endian::little ? __builtin_bswap32(word) : word;
}

// `words` words to four times as many bytes.
inline void unpackRow(const std::uint32_t* line, int words, std::uint8_t* to) {
    for (int word = 0; word < words; ++word) {
        const std::uint32_t pixels = inMemoryOrder(line[word]);
        std::memcpy(to + std::ptrdiff_t{4} * word, &pixels, sizeof pixels);
    }
}

inline void packRow(const std::uint8_t* from, int words, std::uint32_t* line) {
    for (int word = 0; word < words; ++word) {
        std::uint32_t pixels = 0;
        std::memcpy(&pixels, from + std::ptrdiff_t{4} * word, sizeof pixels);
        line[word] = inMemoryOrder(pixels);
    }
}

} // namespace scanner::image
