// SPDX-License-Identifier: GPL-3.0-or-later
#include "scanner/pipeline/crc32c.h"

#include <array>

namespace scanner::pipeline {
namespace {

constexpr std::uint32_t kReversedPolynomial = 0x82F63B78;

constexpr std::array<std::uint32_t, 256> table() {
    std::array<std::uint32_t, 256> entries{};
    for (std::uint32_t byte = 0; byte < 256; ++byte) {
        std::uint32_t rest = byte;
        for (int bit = 0; bit < 8; ++bit)
            rest = rest & 1 ? rest >> 1 ^ kReversedPolynomial : rest >> 1;
        entries[byte] = rest;
    }
    return entries;
}

constexpr auto kTable = table();

} // namespace

std::uint32_t crc32c(std::string_view bytes) {
    std::uint32_t crc = 0xFFFFFFFF;
    for (const char byte : bytes)
        crc = kTable[(crc ^ static_cast<unsigned char>(byte)) & 0xFF] ^ crc >> 8;
    return ~crc;
}

} // namespace scanner::pipeline
