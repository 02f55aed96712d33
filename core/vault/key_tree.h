// SPDX-License-Identifier: GPL-3.0-or-later
// What is derived from the data key: one key for each purpose, so that none of them tells another. Any
// thread.
#pragma once

#include "core/vault/secret_bytes.h"

#include <cstdint>

namespace core::vault {

enum class Purpose : std::uint8_t {
    Records = 1, // sealed columns
    Files = 2,   // wraps the keys of filed documents
    Courier = 3, // wraps the courier's key
    Older = 4,   // wraps the data key before
};

SecretBytes subkey(const SecretBytes& dataKey, Purpose purpose);

} // namespace core::vault
