// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

namespace core::base {

std::string toHex(std::span<const std::uint8_t> bytes) {
    static constexpr char kDigits[] = "0123456789abcdef";
    std::string hex;
    hex.reserve(bytes.size() * 2);
    for (const auto byte : bytes) {
        hex += kDigits[byte >> 4];
        hex += kDigits[byte & 15];
    }
    return hex;
}

std::optional<Bytes16> bytes16FromHex(std::string_view hex) {
    if (hex.size() != 32) return std::nullopt;
    Bytes16 bytes{};
    for (std::size_t i = 0; i < hex.size(); ++i) {
        const char c = hex[i];
        int digit = 0;
        if (c >= '0' && c <= '9')
            digit = c - '0';
        else if (c >= 'a' && c <= 'f')
            digit = c - 'a' + 10;
        else if (c >= 'A' && c <= 'F')
            digit = c - 'A' + 10;
        else
            return std::nullopt;
        bytes[i / 2] = static_cast<std::uint8_t>(bytes[i / 2] << 4 | digit);
    }
    return bytes;
}

} // namespace core::base
