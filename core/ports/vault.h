// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of this PC as the use cases see them: one data key, wrapped once for each clerk, and those before
// it while anything still lies under them. Any thread; makeKeys(), makeSlot() and open() take up to a second
// and the memory named by the slot: never on the GUI thread.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/ports/secrets.h"

#include <array>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace core::ports {

using BoxPublic = std::array<std::uint8_t, 32>; // X25519
using BoxSecret = std::array<std::uint8_t, 32>; // its other half, which is kept elsewhere
// Both accept exactly 64 hex digits.
std::optional<BoxPublic> boxPublicFromHex(std::string_view hex);
std::optional<BoxSecret> boxSecretFromHex(std::string_view hex);

// The data key under one clerk's passphrase, by way of a pair of keys (X25519) of the clerk's own: the next
// data key is sealed to the pair while the clerk is not there. Opaque without the passphrase; the cost of one
// guess stands in clear.
struct KeySlot {
    std::int64_t passes = 0;
    std::int64_t memory_bytes = 0;
    core::base::Bytes16 salt{};
    std::string sealedKey;  // the pair's secret half; in a slot without a pair the data key itself
    std::string publicHalf; // sealed like a record, so that nobody else can seal to it; empty: no pair
    std::string dataKey;    // sealed to the pair; empty: no pair

    // Slots of an earlier program have none, until their clerks sign in.
    [[nodiscard]] bool hasPair() const { return !dataKey.empty(); }
};

// What there is of the data key beside the slots.
struct KeyRecord {
    int version = 1;
    std::string courierKey; // the key of what is on its way, under the data key
    std::string
        recoverySlot; // the data key, sealed to the supervisor's offline key; empty: nobody can recover
    struct Older {
        std::string dataKey;    // under the one that came after it
        std::string courierKey; // under this one
    };
    std::vector<Older> older; // the data keys before, newest first
};

struct SlotHolder {
    core::base::ClerkId clerk;
    std::string publicHalf; // as in the slot
};

struct NextKeys {
    KeyRecord record;                  // without `older`
    std::string lastDataKey;           // the newest so far, under this one
    std::vector<std::string> dataKeys; // KeySlot::dataKey of each holder
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
    // The newest data key for a further clerk. Errors: VaultLocked, Failed.
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
    // A further data key with a courier's key of its own, sealed to the pairs of these clerks. Nothing lies
    // under it before useNextKeys(), which is called when all of it is on the platter. Errors: VaultLocked,
    // Damaged (a pair that does not open), Failed.
    [[nodiscard]] virtual core::base::Result<NextKeys> nextKeys(const std::vector<SlotHolder>& holders,
                                                                const std::optional<BoxPublic>& recovery) = 0;
    virtual void useNextKeys() = 0;
    // The newest data key has been so since the program first opened the vault: nothing that it holds in
    // memory was sealed under an older one.
    [[nodiscard]] virtual bool usedNewestOnly() = 0;
    // The keys are wiped from memory, but for the courier's: what waits is still sent.
    virtual void lock() = 0;
};

} // namespace core::ports
