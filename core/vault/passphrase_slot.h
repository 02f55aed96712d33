// SPDX-License-Identifier: GPL-3.0-or-later
// A key under a passphrase: XChaCha20-Poly1305 under HKDF-SHA-256(Argon2id13(passphrase, salt)). What one
// guess costs stands in the slot, so that it may rise later without touching old slots. Any thread; sealing
// and opening take up to a second and the memory named by the cost.
#pragma once

#include "core/ports/vault.h"
#include "core/vault/secret_bytes.h"

#include <functional>
#include <optional>
#include <string_view>

namespace core::vault {

struct PassphraseCost {
    std::int64_t passes = 3;
    std::int64_t memory_bytes = std::int64_t{64} << 20;
};

// A guess of 0.5 to 1 s on this PC, with 64 MiB at least; more memory before more passes, up to
// `mostMemory_bytes`. `seconds` measures one guess.
PassphraseCost calibratedCost(const std::function<double(const PassphraseCost&)>& seconds,
                              std::int64_t mostMemory_bytes);
// Measures this PC: some seconds. PCs with less than 4 GB stay at 64 MiB.
PassphraseCost calibratedCost();

// `place` says whose slot it is; salt and cost are authenticated with it. Errors: StoreCode::Failed, when
// there is not enough memory for the cost.
[[nodiscard]] core::base::Result<core::ports::KeySlot> sealSlot(const SecretBytes& key,
                                                                std::string_view place,
                                                                std::string_view passphrase,
                                                                const PassphraseCost& cost);
// Nothing: another passphrase, or a slot that was changed. Errors: Failed.
[[nodiscard]] core::base::Result<std::optional<SecretBytes>>
openSlot(const core::ports::KeySlot& slot, std::string_view place, std::string_view passphrase);

} // namespace core::vault
