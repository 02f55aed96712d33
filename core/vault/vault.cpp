// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include "core/domain/codes.h"
#include "core/ports/store_codes.h"
#include "core/vault/box_keys.h"
#include "core/vault/device_key.h"
#include "core/vault/key_tree.h"
#include "core/vault/sealed_record.h"

#include <mutex>
#include <utility>

namespace core::vault {

namespace base = core::base;
using base::Result;
using core::ports::BoxPublic;
using core::ports::DeliveryKey;
using core::ports::DeviceKey;
using core::ports::Ed25519Signature;
using core::ports::FileKey;
using core::ports::KeyRecord;
using core::ports::KeySlot;
using core::ports::NewKeys;
using core::ports::SealedPlace;
using core::ports::StoreCode;

namespace {

constexpr std::string_view kCourierPlace = "courier key";
constexpr std::string_view kDevicePlace = "device key";
constexpr std::string_view kDeliveryPlace = "delivery key/";

std::string slotPlace(const base::ClerkId& clerk) {
    return "key slot/" + clerk.hex();
}

std::string filePlace(const base::DocumentId& file) {
    return "file/" + file.hex();
}

std::string nameOf(const SealedPlace& place) {
    return std::string(place.column) + '/' + base::toHex(place.row) + '/' + std::to_string(place.revision);
}

tl::unexpected<base::Error> locked() {
    return base::fail(StoreCode::VaultLocked, "nobody is signed in");
}

tl::unexpected<base::Error> doesNotOpen(const SealedPlace& place) {
    return base::fail(StoreCode::Damaged, nameOf(place) + " does not open");
}

tl::unexpected<base::Error> fileDoesNotOpen(const base::DocumentId& file) {
    return base::fail(StoreCode::FileChanged, "the key of document " + file.hex() + " does not open",
                      {file.hex()});
}

} // namespace

Vault::Keys Vault::keysFrom(SecretBytes data) {
    auto records = subkey(data, Purpose::Records);
    auto files = subkey(data, Purpose::Files);
    return {std::move(data), std::move(records), std::move(files)};
}

void Vault::keep(SecretBytes data, SecretBytes courier) {
    auto keys = keysFrom(std::move(data));
    const std::unique_lock lock(m_mutex);
    m_keys = std::move(keys);
    m_courier = std::move(courier);
}

Result<KeySlot> Vault::slotFor(const SecretBytes& data, const base::ClerkId& clerk,
                               std::string_view passphrase) const {
    return sealSlot(data, slotPlace(clerk), passphrase, m_cost ? *m_cost : calibratedCost());
}

Result<NewKeys> Vault::makeKeys(const base::ClerkId& clerk, std::string_view passphrase,
                                const std::optional<BoxPublic>& recovery) {
    auto data = randomKey();
    auto courier = randomKey();
    NewKeys made;
    made.record.version = kKeyVersion;
    made.record.courierKey = sealKey(subkey(data, Purpose::Courier), kCourierPlace, courier);
    if (recovery) {
        auto sealed = sealToPublic(*recovery, data);
        if (!sealed) return base::fail(StoreCode::Failed, "the recovery key is no usable key");
        made.record.recoverySlot = std::move(*sealed);
    }
    auto slot = slotFor(data, clerk, passphrase);
    if (!slot) return base::fail(slot.error());
    made.slot = std::move(*slot);
    keep(std::move(data), std::move(courier));
    return made;
}

Result<KeySlot> Vault::makeSlot(const base::ClerkId& clerk, std::string_view passphrase) {
    std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    const auto data = copyOf(m_keys->data);
    lock.unlock(); // nobody waits for the key derivation
    return slotFor(data, clerk, passphrase);
}

Result<DeviceKey> Vault::makeDeviceKey() {
    const std::shared_lock lock(m_mutex);
    if (!m_courier) return locked();
    const auto seed = randomKey();
    return DeviceKey{publicHalfOf(seed), sealKey(*m_courier, kDevicePlace, seed)};
}

Result<Ed25519Signature> Vault::signAsDevice(std::string_view sealedSeed, std::string_view message) {
    const std::shared_lock lock(m_mutex);
    if (!m_courier) return locked();
    const auto seed = openKey(*m_courier, kDevicePlace, sealedSeed);
    if (!seed) return base::fail(StoreCode::Damaged, "the device's key does not open");
    return signedWith(*seed, message);
}

Result<void> Vault::open(const base::ClerkId& clerk, const KeySlot& slot, const KeyRecord& record,
                         std::string_view passphrase) {
    auto data = openSlot(slot, slotPlace(clerk), passphrase);
    if (!data) return base::fail(data.error());
    if (!*data) return base::fail(core::domain::DomainCode::WrongPassphrase, "passphrase");
    auto courier = openKey(subkey(**data, Purpose::Courier), kCourierPlace, record.courierKey);
    if (!courier) return base::fail(StoreCode::Damaged, "the courier's key does not open");
    keep(std::move(**data), std::move(*courier));
    return {};
}

Result<KeySlot> Vault::recover(const KeyRecord& record, const core::ports::BoxSecret& offline,
                               const base::ClerkId& clerk, std::string_view passphrase) {
    using core::domain::DomainCode;
    if (record.recoverySlot.empty()) return base::fail(DomainCode::NoRecoverySlot);
    auto data = openSealed(offline, record.recoverySlot);
    if (!data) return base::fail(DomainCode::WrongRecoveryKey, "the recovery slot does not open");
    auto courier = openKey(subkey(*data, Purpose::Courier), kCourierPlace, record.courierKey);
    if (!courier) return base::fail(StoreCode::Damaged, "the courier's key does not open");
    auto slot = slotFor(*data, clerk, passphrase);
    if (!slot) return slot;
    keep(std::move(*data), std::move(*courier));
    return slot;
}

void Vault::lock() {
    const std::unique_lock lock(m_mutex);
    m_keys.reset();
}

Result<std::string> Vault::seal(const SealedPlace& place, std::string_view plain) {
    const std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    return sealRecord(m_keys->records, nameOf(place), plain);
}

Result<std::string> Vault::open(const SealedPlace& place, std::string_view sealed) {
    const std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    auto plain = openRecord(m_keys->records, nameOf(place), sealed);
    if (!plain) return doesNotOpen(place);
    return std::move(*plain);
}

Result<DeliveryKey> Vault::makeDeliveryKey(const SealedPlace& place, const std::optional<BoxPublic>& portal) {
    const std::shared_lock lock(m_mutex);
    if (!m_courier) return locked();
    const auto key = randomKey();
    DeliveryKey made;
    made.forCourier = sealKey(*m_courier, std::string(kDeliveryPlace) + nameOf(place), key);
    if (!portal) return made;
    auto sealed = sealToPublic(*portal, key);
    if (!sealed) return base::fail(StoreCode::Failed, "the portal's key is no usable key");
    made.forPortal = std::move(*sealed);
    return made;
}

Result<SecretBytes> Vault::deliveryKey(const SealedPlace& place, std::string_view keyForCourier) const {
    if (!m_courier) return locked();
    auto key = openKey(*m_courier, std::string(kDeliveryPlace) + nameOf(place), keyForCourier);
    if (!key) return doesNotOpen(place);
    return std::move(*key);
}

Result<SecretBytes> Vault::ownFileKey(const base::DocumentId& file, std::string_view wrapped) const {
    if (!m_keys) return locked();
    auto key = openKey(m_keys->files, filePlace(file), wrapped);
    if (!key) return fileDoesNotOpen(file);
    return std::move(*key);
}

Result<std::string> Vault::sealDelivery(const SealedPlace& place, std::string_view keyForCourier,
                                        std::string_view plain) {
    const std::shared_lock lock(m_mutex);
    const auto key = deliveryKey(place, keyForCourier);
    if (!key) return base::fail(key.error());
    return sealRecord(*key, nameOf(place), plain);
}

Result<std::string> Vault::openDelivery(const SealedPlace& place, std::string_view keyForCourier,
                                        std::string_view sealed) {
    const std::shared_lock lock(m_mutex);
    const auto key = deliveryKey(place, keyForCourier);
    if (!key) return base::fail(key.error());
    auto plain = openRecord(*key, nameOf(place), sealed);
    if (!plain) return doesNotOpen(place);
    return std::move(*plain);
}

Result<FileKey> Vault::keyForDelivery(const SealedPlace& delivery, std::string_view keyForCourier,
                                      const base::DocumentId& file, std::string_view ownKey) {
    const std::shared_lock lock(m_mutex);
    const auto own = ownFileKey(file, ownKey);
    if (!own) return base::fail(own.error());
    const auto wrapping = deliveryKey(delivery, keyForCourier);
    if (!wrapping) return base::fail(wrapping.error());
    return FileKey{sealKey(*wrapping, filePlace(file), *own), std::string(keyForCourier), delivery};
}

Result<Vault::NewFile> Vault::sealFile(const base::DocumentId& file, std::string_view plain) {
    const auto key = randomKey();
    std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    auto ownKey = sealKey(m_keys->files, filePlace(file), key);
    lock.unlock();
    return NewFile{sealedFile(key, filePlace(file), plain), std::move(ownKey)};
}

Result<SealedFileReader> Vault::fileReader(const base::DocumentId& file, const FileKey& key) {
    const std::shared_lock lock(m_mutex);
    if (key.keyForCourier.empty()) {
        const auto own = ownFileKey(file, key.wrapped);
        if (!own) return base::fail(own.error());
        return SealedFileReader(*own, filePlace(file));
    }
    const auto wrapping = deliveryKey(key.delivery, key.keyForCourier);
    if (!wrapping) return base::fail(wrapping.error());
    const auto opened = openKey(*wrapping, filePlace(file), key.wrapped);
    if (!opened) return fileDoesNotOpen(file);
    return SealedFileReader(*opened, filePlace(file));
}

} // namespace core::vault
