// SPDX-License-Identifier: GPL-3.0-or-later
// CRC-32C (Castagnoli, RFC 3720 appendix B.4): tells a torn or damaged line from a whole one. Pure; any
// thread.
#pragma once

#include <cstdint>
#include <string_view>

namespace scanner::pipeline {

std::uint32_t crc32c(std::string_view bytes);

} // namespace scanner::pipeline
