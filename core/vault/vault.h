// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of this PC, in guarded memory while somebody is signed in, and all that is sealed with them. Any
// thread.
#pragma once

#include "core/ports/sealer.h"
#include "core/ports/vault.h"
#include "core/vault/key_ring.h"
#include "core/vault/passphrase_slot.h"
#include "core/vault/sealed_file.h"
#include "core/vault/secret_bytes.h"

#include <map>
#include <optional>
#include <shared_mutex>

namespace core::vault {

class Vault final : public core::ports::Vault, public core::ports::Sealer {
  public:
    // What a slot costs; nothing: measured when a slot is made.
    explicit Vault(std::optional<PassphraseCost> cost = {}) : m_cost(cost) {}

    [[nodiscard]] core::base::Result<core::ports::NewKeys>
    makeKeys(const core::base::ClerkId& clerk, std::string_view passphrase,
             const std::optional<core::ports::BoxPublic>& recovery) override;
    [[nodiscard]] core::base::Result<core::ports::KeySlot> makeSlot(const core::base::ClerkId& clerk,
                                                                    std::string_view passphrase) override;
    [[nodiscard]] core::base::Result<core::ports::DeviceKey> makeDeviceKey() override;
    [[nodiscard]] core::base::Result<void> open(const core::base::ClerkId& clerk,
                                                const core::ports::KeySlot& slot,
                                                const core::ports::KeyRecord& record,
                                                std::string_view passphrase) override;
    [[nodiscard]] core::base::Result<core::ports::KeySlot> recover(const core::ports::KeyRecord& record,
                                                                   const core::ports::BoxSecret& offline,
                                                                   const core::base::ClerkId& clerk,
                                                                   std::string_view passphrase) override;
    [[nodiscard]] core::base::Result<core::ports::NextKeys>
    nextKeys(const std::vector<core::ports::SlotHolder>& holders,
             const std::optional<core::ports::BoxPublic>& recovery) override;
    void useNextKeys() override;
    [[nodiscard]] bool usedNewestOnly() override;
    void lock() override;

    [[nodiscard]] core::base::Result<std::string> seal(const core::ports::SealedPlace& place,
                                                       std::string_view plain) override;
    [[nodiscard]] core::base::Result<std::string> open(const core::ports::SealedPlace& place,
                                                       std::string_view sealed) override;
    [[nodiscard]] core::base::Result<std::string> sealForCourier(const core::ports::SealedPlace& place,
                                                                 std::string_view plain) override;
    [[nodiscard]] core::base::Result<std::string> openForCourier(const core::ports::SealedPlace& place,
                                                                 std::string_view sealed) override;
    [[nodiscard]] core::base::Result<core::ports::DeliveryKey>
    makeDeliveryKey(const core::ports::SealedPlace& place,
                    const std::optional<core::ports::BoxPublic>& portal) override;
    [[nodiscard]] core::base::Result<std::string> sealWithDelivery(const core::ports::SealedPlace& delivery,
                                                                   std::string_view keyForCourier,
                                                                   const core::ports::SealedPlace& place,
                                                                   std::string_view plain) override;
    [[nodiscard]] core::base::Result<std::string> openWithDelivery(const core::ports::SealedPlace& delivery,
                                                                   std::string_view keyForCourier,
                                                                   const core::ports::SealedPlace& place,
                                                                   std::string_view sealed) override;

    [[nodiscard]] core::base::Result<core::ports::FileKey>
    keyForDelivery(const core::ports::SealedPlace& delivery, std::string_view keyForCourier,
                   const core::base::DocumentId& file, std::string_view ownKey) override;

    [[nodiscard]] core::base::Result<int> keyVersion() override;
    [[nodiscard]] core::base::Result<std::string> reseal(const core::ports::SealedPlace& place,
                                                         std::string_view sealed) override;
    [[nodiscard]] core::base::Result<std::string> rewrapFileKey(const core::base::DocumentId& file,
                                                                std::string_view ownKey) override;
    [[nodiscard]] core::base::Result<std::string> rewrapDeliveryKey(const core::ports::SealedPlace& place,
                                                                    std::string_view keyForCourier) override;
    [[nodiscard]] core::base::Result<std::string> rewrapSeed(std::string_view sealedSeed) override;
    [[nodiscard]] core::base::Result<std::string> resealForCourier(const core::ports::SealedPlace& place,
                                                                   std::string_view sealed) override;

    [[nodiscard]] core::base::Result<core::ports::Ed25519Signature>
    signAsDevice(std::string_view sealedSeed, std::string_view message) override;

    struct NewFile {
        std::string bytes;
        std::string ownKey; // wrapped
    };
    struct FileSealing {
        SealedFileWriter writer;
        std::string ownKey; // wrapped
    };
    // Under a new key, chunk by chunk. Errors: VaultLocked.
    [[nodiscard]] core::base::Result<FileSealing> newFile(const core::base::DocumentId& file);
    // The same of a whole file. Errors: VaultLocked.
    [[nodiscard]] core::base::Result<NewFile> sealFile(const core::base::DocumentId& file,
                                                       std::string_view plain);
    // Errors: VaultLocked, FileChanged (args: document id), when the key does not open.
    [[nodiscard]] core::base::Result<SealedFileReader> fileReader(const core::base::DocumentId& file,
                                                                  const core::ports::FileKey& key);

  private:
    using Couriers = std::map<std::uint8_t, SecretBytes>; // by the version of the data key above
    struct Next {
        SecretBytes data;
        SecretBytes courier;
    };

    // The vault is open with these. `newest`: the data key that the record's courier's key lies under.
    [[nodiscard]] core::base::Result<void> openWith(const core::ports::KeyRecord& record, SecretBytes newest);
    void keep(KeyRing keys, Couriers couriers);
    [[nodiscard]] core::base::Result<core::ports::KeySlot>
    slotFor(const KeyRing& keys, const core::base::ClerkId& clerk, std::string_view passphrase) const;
    // Preconditions of these: m_mutex is held.
    [[nodiscard]] std::optional<std::string> openedRecord(const core::ports::SealedPlace& place,
                                                          std::string_view sealed) const;
    // The courier's key that sealed this; null: no such key is known.
    [[nodiscard]] const SecretBytes* courierOf(std::string_view sealed) const;
    // Under whichever courier's key it lies. VaultLocked only before the first sign-in; nothing: it does not
    // open.
    [[nodiscard]] core::base::Result<std::optional<SecretBytes>>
    openedByCourier(std::string_view place, std::string_view sealed) const;
    [[nodiscard]] std::string sealedForCourier(std::string_view place, const SecretBytes& key) const;
    [[nodiscard]] core::base::Result<SecretBytes> ownFileKey(const core::base::DocumentId& file,
                                                             std::string_view wrapped) const;
    [[nodiscard]] core::base::Result<SecretBytes> deliveryKey(const core::ports::SealedPlace& place,
                                                              std::string_view keyForCourier) const;

    std::optional<PassphraseCost> m_cost;
    std::shared_mutex m_mutex;     // guards what follows
    std::optional<KeyRing> m_keys; // while somebody is signed in
    Couriers m_couriers;           // from the first sign-in on; the last seals
    std::optional<Next> m_next;    // not in use yet
    std::uint8_t m_firstUsed = 0;  // version of the data key at the first sign-in; 0: there was none
};

} // namespace core::vault
