// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of this PC as the use cases see them: one data key, wrapped once for each clerk. Any thread;
// makeKeys(), makeSlot() and open() take up to a second and the memory named by the slot: never on the GUI
// thread.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/ports/secrets.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core::ports {

using BoxPublic = std::array<std::uint8_t, 32>; // X25519
using BoxSecret = std::array<std::uint8_t, 32>; // its other half, which is kept elsewhere
// Both accept exactly 64 hex digits.
std::optional<BoxPublic> boxPublicFromHex(std::string_view hex);
std::optional<BoxSecret> boxSecretFromHex(std::string_view hex);

// The data key under one clerk's passphrase. Opaque without it; the cost of one guess stands in clear.
struct KeySlot {
    std::int64_t passes = 0;
    std::int64_t memory_bytes = 0;
    core::base::Bytes16 salt{};
    std::string sealedKey;
};

// What there is of the data key beside the slots.
struct KeyRecord {
    int version = 1;
    std::string courierKey; // the key of what is on its way, under the data key
    std::string
        recoverySlot; // the data key, sealed to the supervisor's offline key; empty: nobody can recover
};

struct NewKeys {
    KeyRecord record;
    KeySlot slot;
};

// The device's own pair of keys. It signs for the counter, also while the vault is locked.
struct DeviceKey {
    Ed25519Public publicHalf{};
    std::string sealedSeed; // of the other half, under the courier's key
};

class Vault {
  public:
    virtual ~Vault() = default;
    // A new data key with its first slot; the vault is open with it. Once in the life of a counter: what was
    // sealed under another data key does not open. Errors: StoreCode::Failed (memory).
    [[nodiscard]] virtual core::base::Result<NewKeys> makeKeys(const core::base::ClerkId& clerk,
                                                               std::string_view passphrase,
                                                               const std::optional<BoxPublic>& recovery) = 0;
    // The same data key for a further clerk. Errors: VaultLocked, Failed.
    [[nodiscard]] virtual core::base::Result<KeySlot> makeSlot(const core::base::ClerkId& clerk,
                                                               std::string_view passphrase) = 0;
    // Errors: VaultLocked, only before the first sign-in.
    [[nodiscard]] virtual core::base::Result<DeviceKey> makeDeviceKey() = 0;
    // Errors: WrongPassphrase (also when slot or record were tampered with: they open or they do not),
    // Failed.
    [[nodiscard]] virtual core::base::Result<void> open(const core::base::ClerkId& clerk, const KeySlot& slot,
                                                        const KeyRecord& record,
                                                        std::string_view passphrase) = 0;
    // A slot for a clerk whose passphrase is lost, by the supervisor's offline key; the vault is open
    // afterwards. Errors: NoRecoverySlot, WrongRecoveryKey, Damaged, Failed.
    [[nodiscard]] virtual core::base::Result<KeySlot> recover(const KeyRecord& record,
                                                              const BoxSecret& offline,
                                                              const core::base::ClerkId& clerk,
                                                              std::string_view passphrase) = 0;
    // The keys are wiped from memory, but for the courier's: what waits is still sent.
    virtual void lock() = 0;
};

} // namespace core::ports
