// SPDX-License-Identifier: GPL-3.0-or-later
// HKDF-SHA-256 (RFC 5869), which libsodium 1.0.18 does not have. Any thread.
#pragma once

#include <cstdint>
#include <span>
#include <string_view>

namespace core::vault {

// Fills `out`, at most 255 * 32 bytes.
void hkdfSha256(std::span<const std::uint8_t> material, std::span<const std::uint8_t> salt,
                std::string_view info, std::span<std::uint8_t> out);

} // namespace core::vault
