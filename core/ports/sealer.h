// SPDX-License-Identifier: GPL-3.0-or-later
// Sealing of what lies on the disk. The store knows where a value lies, the vault knows the keys. Any thread.
// Errors of all: VaultLocked; of what opens: Damaged, when it was not sealed for this place or was changed
// since.
#pragma once

#include "core/base/id.h"
#include "core/base/result.h"
#include "core/ports/vault.h"

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

namespace core::ports {

// Where a sealed value lies: moved elsewhere it does not open.
struct SealedPlace {
    std::string_view column; // "dossier.payload"
    core::base::Bytes16 row{};
    int revision = 0; // of the row, where it has one
};

// Where a frozen revision lies.
inline SealedPlace deliveryPlace(const core::base::DossierId& dossier, int revision) {
    return {"delivery.body", dossier.bytes, revision};
}

// The key of one frozen revision, twice. The courier's form opens while the vault is locked; the portal's
// only at the portal, so that anybody may carry it there.
struct DeliveryKey {
    std::string forCourier;
    std::string forPortal; // empty: the portal has no key
};

// The key of one filed document, wrapped: under the vault's own key, or under that of a delivery, which the
// courier opens while the vault is locked.
struct FileKey {
    std::string wrapped;
    std::string keyForCourier; // of `delivery`; empty: under the vault's own key
    SealedPlace delivery;
};

class Sealer {
  public:
    virtual ~Sealer() = default;
    [[nodiscard]] virtual core::base::Result<std::string> seal(const SealedPlace& place,
                                                               std::string_view plain) = 0;
    [[nodiscard]] virtual core::base::Result<std::string> open(const SealedPlace& place,
                                                               std::string_view sealed) = 0;

    // Opens while the vault is locked. VaultLocked only before the first sign-in.
    [[nodiscard]] virtual core::base::Result<std::string> sealForCourier(const SealedPlace& place,
                                                                         std::string_view plain) = 0;
    [[nodiscard]] virtual core::base::Result<std::string> openForCourier(const SealedPlace& place,
                                                                         std::string_view sealed) = 0;

    // A new key for what leaves from `place`. Errors: also Failed, when `portal` is no usable key.
    [[nodiscard]] virtual core::base::Result<DeliveryKey>
    makeDeliveryKey(const SealedPlace& place, const std::optional<BoxPublic>& portal) = 0;
    // Under that key, for `place`: the delivery's own for its body. VaultLocked only before the first
    // sign-in.
    [[nodiscard]] virtual core::base::Result<std::string> sealWithDelivery(const SealedPlace& delivery,
                                                                           std::string_view keyForCourier,
                                                                           const SealedPlace& place,
                                                                           std::string_view plain) = 0;
    [[nodiscard]] virtual core::base::Result<std::string> openWithDelivery(const SealedPlace& delivery,
                                                                           std::string_view keyForCourier,
                                                                           const SealedPlace& place,
                                                                           std::string_view sealed) = 0;
    // The key of a file that goes with the delivery; `ownKey` is wrapped under the vault's own key.
    [[nodiscard]] virtual core::base::Result<FileKey> keyForDelivery(const SealedPlace& delivery,
                                                                     std::string_view keyForCourier,
                                                                     const core::base::DocumentId& file,
                                                                     std::string_view ownKey) = 0;

    // ---- After the data key was changed
    // The number of the data key that new values are sealed under: the first byte of each of them.
    [[nodiscard]] virtual core::base::Result<int> keyVersion() = 0;
    // The same value under the newest data key.
    [[nodiscard]] virtual core::base::Result<std::string> reseal(const SealedPlace& place,
                                                                 std::string_view sealed) = 0;
    // The same for FileKey::wrapped under the vault's own key. Errors: FileChanged for Damaged.
    [[nodiscard]] virtual core::base::Result<std::string> rewrapFileKey(const core::base::DocumentId& file,
                                                                        std::string_view ownKey) = 0;
    // These three under the newest courier's key: VaultLocked only before the first sign-in.
    [[nodiscard]] virtual core::base::Result<std::string>
    rewrapDeliveryKey(const SealedPlace& place, std::string_view keyForCourier) = 0;
    [[nodiscard]] virtual core::base::Result<std::string> rewrapSeed(std::string_view sealedSeed) = 0;
    [[nodiscard]] virtual core::base::Result<std::string> resealForCourier(const SealedPlace& place,
                                                                           std::string_view sealed) = 0;

    // By the key of DeviceKey::sealedSeed. VaultLocked only before the first sign-in.
    [[nodiscard]] virtual core::base::Result<Ed25519Signature> signAsDevice(std::string_view sealedSeed,
                                                                            std::string_view message) = 0;
};

} // namespace core::ports
