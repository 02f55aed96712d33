// SPDX-License-Identifier: GPL-3.0-or-later
// The keys of this PC, in guarded memory while somebody is signed in, and all that is sealed with them. Any
// thread.
#pragma once

#include "core/ports/sealer.h"
#include "core/ports/vault.h"
#include "core/vault/passphrase_slot.h"
#include "core/vault/sealed_file.h"
#include "core/vault/secret_bytes.h"

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
    void lock() override;

    [[nodiscard]] core::base::Result<std::string> seal(const core::ports::SealedPlace& place,
                                                       std::string_view plain) override;
    [[nodiscard]] core::base::Result<std::string> open(const core::ports::SealedPlace& place,
                                                       std::string_view sealed) override;
    [[nodiscard]] core::base::Result<core::ports::DeliveryKey>
    makeDeliveryKey(const core::ports::SealedPlace& place,
                    const std::optional<core::ports::BoxPublic>& portal) override;
    [[nodiscard]] core::base::Result<std::string> sealDelivery(const core::ports::SealedPlace& place,
                                                               std::string_view keyForCourier,
                                                               std::string_view plain) override;
    [[nodiscard]] core::base::Result<std::string> openDelivery(const core::ports::SealedPlace& place,
                                                               std::string_view keyForCourier,
                                                               std::string_view sealed) override;

    [[nodiscard]] core::base::Result<core::ports::FileKey>
    keyForDelivery(const core::ports::SealedPlace& delivery, std::string_view keyForCourier,
                   const core::base::DocumentId& file, std::string_view ownKey) override;

    [[nodiscard]] core::base::Result<core::ports::Ed25519Signature>
    signAsDevice(std::string_view sealedSeed, std::string_view message) override;

    struct NewFile {
        std::string bytes;
        std::string ownKey; // wrapped
    };
    // Under a new key. Errors: VaultLocked.
    [[nodiscard]] core::base::Result<NewFile> sealFile(const core::base::DocumentId& file,
                                                       std::string_view plain);
    // Errors: VaultLocked, FileChanged (args: document id), when the key does not open.
    [[nodiscard]] core::base::Result<SealedFileReader> fileReader(const core::base::DocumentId& file,
                                                                  const core::ports::FileKey& key);

  private:
    struct Keys {
        SecretBytes data;
        SecretBytes records;
        SecretBytes files;
    };

    [[nodiscard]] static Keys keysFrom(SecretBytes data);
    void keep(SecretBytes data, SecretBytes courier);
    [[nodiscard]] core::base::Result<core::ports::KeySlot>
    slotFor(const SecretBytes& data, const core::base::ClerkId& clerk, std::string_view passphrase) const;
    // Preconditions of these two: m_mutex is held.
    [[nodiscard]] core::base::Result<SecretBytes> ownFileKey(const core::base::DocumentId& file,
                                                             std::string_view wrapped) const;
    [[nodiscard]] core::base::Result<SecretBytes> deliveryKey(const core::ports::SealedPlace& place,
                                                              std::string_view keyForCourier) const;

    std::optional<PassphraseCost> m_cost;
    std::shared_mutex m_mutex;
    std::optional<Keys> m_keys;           // while somebody is signed in; guarded by m_mutex
    std::optional<SecretBytes> m_courier; // from the first sign-in on; guarded by m_mutex
};

} // namespace core::vault
