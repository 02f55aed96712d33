// SPDX-License-Identifier: GPL-3.0-or-later
// Rows of 8-bit pixels as bytes in their order, which Leptonica's words are not, and back; for this room's
// sources. Any thread.
#pragma once

#include <cstdint>

namespace scanner::image {

// `words` words to four times as many bytes.
inline void unpackRow(const std::uint32_t* line, int words, std::uint8_t* to) {
    for (int word = 0; word < words; ++word, to += 4) {
        to[0] = static_cast<std::uint8_t>(line[word] >> 24);
        to[1] = static_cast<std::uint8_t>(line[word] >> 16);
        to[2] = static_cast<std::uint8_t>(line[word] >> 8);
        to[3] = static_cast<std::uint8_t>(line[word]);
    }
}

inline void packRow(const std::uint8_t* from, int words, std::uint32_t* line) {
    for (int word = 0; word < words; ++word, from += 4)
        line[word] = static_cast<std::uint32_t>(from[0]) << 24 | static_cast<std::uint32_t>(from[1]) << 16 |
                     static_cast<std::uint32_t>(from[2]) << 8 | from[3];
}

} // namespace scanner::image
