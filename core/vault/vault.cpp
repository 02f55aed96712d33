// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include "core/domain/codes.h"
#include "core/ports/store_codes.h"
#include "core/vault/box_keys.h"
#include "core/vault/device_key.h"
#include "core/vault/key_tree.h"
#include "core/vault/sealed_record.h"

#include <algorithm>
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
using core::ports::NextKeys;
using core::ports::SealedPlace;
using core::ports::SlotHolder;
using core::ports::StoreCode;

namespace {

constexpr std::string_view kCourierPlace = "courier key";
constexpr std::string_view kDevicePlace = "device key";
constexpr std::uint8_t kLastVersion = 255; // there is one byte for it

// A slot with the data key itself.
std::string slotPlace(const base::ClerkId& clerk) {
    return "key slot/" + clerk.hex();
}

// A slot with a pair of keys.
std::string pairPlace(const base::ClerkId& clerk) {
    return "key pair/" + clerk.hex();
}

SealedPlace publicHalfPlace(const base::ClerkId& clerk) {
    return {"account.slot_public", clerk.bytes};
}

std::string filePlace(const base::DocumentId& file) {
    return "file/" + file.hex();
}

std::string nameOf(const SealedPlace& place) {
    return std::string(place.column) + '/' + base::toHex(place.row) + '/' + std::to_string(place.revision);
}

std::string keyPlace(const SealedPlace& delivery) {
    return "delivery key/" + nameOf(delivery);
}

tl::unexpected<base::Error> locked() {
    return base::fail(StoreCode::VaultLocked, "nobody is signed in");
}

tl::unexpected<base::Error> deviceDoesNotOpen() {
    return base::fail(StoreCode::Damaged, "the device's key does not open");
}

tl::unexpected<base::Error> doesNotOpen(const SealedPlace& place) {
    return base::fail(StoreCode::Damaged, nameOf(place) + " does not open");
}

tl::unexpected<base::Error> fileDoesNotOpen(const base::DocumentId& file) {
    return base::fail(StoreCode::FileChanged, "the key of document " + file.hex() + " does not open",
                      {file.hex()});
}

// All that there is of a new data key beside the slots.
Result<KeyRecord> sealedNewest(const SecretBytes& data, std::uint8_t version, const SecretBytes& courier,
                               const std::optional<BoxPublic>& recovery) {
    KeyRecord record;
    record.version = version;
    record.courierKey = sealKey(subkey(data, Purpose::Courier), kCourierPlace, courier, version);
    if (!recovery) return record;
    auto sealed = sealToPublic(*recovery, data);
    if (!sealed) return base::fail(StoreCode::Failed, "the recovery key is no usable key");
    record.recoverySlot = std::move(*sealed);
    return record;
}

} // namespace

void Vault::keep(KeyRing keys, Couriers couriers) {
    const std::unique_lock lock(m_mutex);
    if (m_firstUsed == 0) m_firstUsed = keys.version();
    m_keys = std::move(keys);
    // What is on its way may be held under an older one, which is on no record any more.
    couriers.merge(m_couriers);
    m_couriers = std::move(couriers);
}

Result<void> Vault::openWith(const KeyRecord& record, SecretBytes newest) {
    auto keys = KeyRing::from(record, std::move(newest));
    if (!keys) return base::fail(StoreCode::Damaged, "an older data key does not open");
    Couriers couriers;
    auto version = static_cast<std::uint8_t>(record.version);
    const auto add = [&](std::string_view sealed) {
        auto courier = openKey(subkey(keys->of(version)->data, Purpose::Courier), kCourierPlace, sealed);
        if (courier) couriers.emplace(version--, std::move(*courier));
        return courier.has_value();
    };
    const auto addOlder = [&](const KeyRecord::Older& older) { return add(older.courierKey); };
    if (!add(record.courierKey) || !std::ranges::all_of(record.older, addOlder))
        return base::fail(StoreCode::Damaged, "the courier's key does not open");
    keep(std::move(*keys), std::move(couriers));
    return {};
}

Result<KeySlot> Vault::slotFor(const KeyRing& keys, const base::ClerkId& clerk,
                               std::string_view passphrase) const {
    const auto pair = newBoxPair();
    auto slot = sealSlot(pair.secret, pairPlace(clerk), passphrase, m_cost ? *m_cost : calibratedCost());
    if (!slot) return slot;
    auto dataKey = sealToPublic(pair.open, keys.newest().data);
    if (!dataKey) return base::fail(StoreCode::Failed, "a new pair of keys is no usable pair");
    slot->dataKey = std::move(*dataKey);
    slot->publicHalf =
        sealRecord(keys.newest().records, nameOf(publicHalfPlace(clerk)),
                   {reinterpret_cast<const char*>(pair.open.data()), pair.open.size()}, keys.version());
    return slot;
}

Result<NewKeys> Vault::makeKeys(const base::ClerkId& clerk, std::string_view passphrase,
                                const std::optional<BoxPublic>& recovery) {
    KeyRing keys(kFirstVersion, randomKey());
    auto courier = randomKey();
    NewKeys made;
    auto sealed = sealedNewest(keys.newest().data, kFirstVersion, courier, recovery);
    if (!sealed) return base::fail(sealed.error());
    made.record = std::move(*sealed);
    auto slot = slotFor(keys, clerk, passphrase);
    if (!slot) return base::fail(slot.error());
    made.slot = std::move(*slot);
    Couriers couriers;
    couriers.emplace(kFirstVersion, std::move(courier));
    keep(std::move(keys), std::move(couriers));
    return made;
}

Result<KeySlot> Vault::makeSlot(const base::ClerkId& clerk, std::string_view passphrase) {
    std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    const KeyRing newest(m_keys->version(), copyOf(m_keys->newest().data));
    lock.unlock(); // nobody waits for the key derivation
    return slotFor(newest, clerk, passphrase);
}

Result<DeviceKey> Vault::makeDeviceKey() {
    const std::shared_lock lock(m_mutex);
    if (m_couriers.empty()) return locked();
    const auto seed = randomKey();
    return DeviceKey{publicHalfOf(seed), sealedForCourier(kDevicePlace, seed)};
}

Result<Ed25519Signature> Vault::signAsDevice(std::string_view sealedSeed, std::string_view message) {
    const std::shared_lock lock(m_mutex);
    const auto seed = openedByCourier(kDevicePlace, sealedSeed);
    if (!seed) return base::fail(seed.error());
    if (!*seed) return deviceDoesNotOpen();
    return signedWith(**seed, message);
}

Result<std::string> Vault::rewrapSeed(std::string_view sealedSeed) {
    const std::shared_lock lock(m_mutex);
    const auto seed = openedByCourier(kDevicePlace, sealedSeed);
    if (!seed) return base::fail(seed.error());
    if (!*seed) return deviceDoesNotOpen();
    return sealedForCourier(kDevicePlace, **seed);
}

Result<void> Vault::open(const base::ClerkId& clerk, const KeySlot& slot, const KeyRecord& record,
                         std::string_view passphrase) {
    auto inSlot = openSlot(slot, slot.hasPair() ? pairPlace(clerk) : slotPlace(clerk), passphrase);
    if (!inSlot) return base::fail(inSlot.error());
    if (!*inSlot) return base::fail(core::domain::DomainCode::WrongPassphrase, "passphrase");
    if (!slot.hasPair()) return openWith(record, std::move(**inSlot));
    auto data = openSealed((*inSlot)->span(), slot.dataKey);
    if (!data) return base::fail(StoreCode::Damaged, "the data key in the slot does not open");
    return openWith(record, std::move(*data));
}

Result<KeySlot> Vault::recover(const KeyRecord& record, const core::ports::BoxSecret& offline,
                               const base::ClerkId& clerk, std::string_view passphrase) {
    using core::domain::DomainCode;
    if (record.recoverySlot.empty()) return base::fail(DomainCode::NoRecoverySlot);
    auto data = openSealed(offline, record.recoverySlot);
    if (!data) return base::fail(DomainCode::WrongRecoveryKey, "the recovery slot does not open");
    if (auto opened = openWith(record, std::move(*data)); !opened) return base::fail(opened.error());
    auto slot = makeSlot(clerk, passphrase);
    if (!slot) lock();
    return slot;
}

Result<NextKeys> Vault::nextKeys(const std::vector<SlotHolder>& holders,
                                 const std::optional<BoxPublic>& recovery) {
    const std::unique_lock lock(m_mutex);
    if (!m_keys) return locked();
    if (m_keys->version() == kLastVersion)
        return base::fail(StoreCode::Failed, "the data key was changed 254 times: no further change");
    const auto version = static_cast<std::uint8_t>(m_keys->version() + 1);
    auto data = randomKey();
    auto courier = randomKey();
    NextKeys next;
    auto sealed = sealedNewest(data, version, courier, recovery);
    if (!sealed) return base::fail(sealed.error());
    next.record = std::move(*sealed);
    next.lastDataKey = m_keys->underNext(data);
    for (const auto& holder : holders) {
        const auto half = openedRecord(publicHalfPlace(holder.clerk), holder.publicHalf);
        if (!half || half->size() != sizeof(BoxPublic))
            return base::fail(StoreCode::Damaged, "the pair of " + holder.clerk.hex() + " does not open");
        BoxPublic open{};
        std::ranges::copy(*half, open.begin());
        auto dataKey = sealToPublic(open, data);
        if (!dataKey) return base::fail(StoreCode::Failed, "the pair of " + holder.clerk.hex());
        next.dataKeys.push_back(std::move(*dataKey));
    }
    m_next = Next{std::move(data), std::move(courier)};
    return next;
}

// Locked meanwhile: the next sign-in uses them.
void Vault::useNextKeys() {
    const std::unique_lock lock(m_mutex);
    if (!m_keys || !m_next) return;
    m_keys->add(m_keys->version() + 1, std::move(m_next->data));
    m_couriers.insert_or_assign(m_keys->version(), std::move(m_next->courier));
    m_next.reset();
}

bool Vault::usedNewestOnly() {
    const std::shared_lock lock(m_mutex);
    return m_keys && m_keys->version() == m_firstUsed;
}

void Vault::lock() {
    const std::unique_lock lock(m_mutex);
    m_keys.reset();
    m_next.reset();
}

Result<std::string> Vault::seal(const SealedPlace& place, std::string_view plain) {
    const std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    return sealRecord(m_keys->newest().records, nameOf(place), plain, m_keys->version());
}

Result<std::string> Vault::open(const SealedPlace& place, std::string_view sealed) {
    const std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    auto plain = openedRecord(place, sealed);
    if (!plain) return doesNotOpen(place);
    return std::move(*plain);
}

std::optional<std::string> Vault::openedRecord(const SealedPlace& place, std::string_view sealed) const {
    const auto* keys = m_keys->of(sealed);
    return keys ? openRecord(keys->records, nameOf(place), sealed) : std::nullopt;
}

Result<int> Vault::keyVersion() {
    const std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    return m_keys->version();
}

Result<std::string> Vault::reseal(const SealedPlace& place, std::string_view sealed) {
    const auto plain = open(place, sealed);
    if (!plain) return plain;
    return seal(place, *plain);
}

const SecretBytes* Vault::courierOf(std::string_view sealed) const {
    const auto courier = m_couriers.find(versionOf(sealed));
    return courier == m_couriers.end() ? nullptr : &courier->second;
}

Result<std::optional<SecretBytes>> Vault::openedByCourier(std::string_view place,
                                                          std::string_view sealed) const {
    if (m_couriers.empty()) return locked();
    const auto* courier = courierOf(sealed);
    if (!courier) return std::optional<SecretBytes>();
    return openKey(*courier, place, sealed);
}

std::string Vault::sealedForCourier(std::string_view place, const SecretBytes& key) const {
    const auto& [version, courier] = *m_couriers.rbegin();
    return sealKey(courier, place, key, version);
}

Result<std::string> Vault::sealForCourier(const SealedPlace& place, std::string_view plain) {
    const std::shared_lock lock(m_mutex);
    if (m_couriers.empty()) return locked();
    const auto& [version, courier] = *m_couriers.rbegin();
    return sealRecord(courier, nameOf(place), plain, version);
}

Result<std::string> Vault::openForCourier(const SealedPlace& place, std::string_view sealed) {
    const std::shared_lock lock(m_mutex);
    if (m_couriers.empty()) return locked();
    const auto* courier = courierOf(sealed);
    auto plain = courier ? openRecord(*courier, nameOf(place), sealed) : std::nullopt;
    if (!plain) return doesNotOpen(place);
    return std::move(*plain);
}

Result<std::string> Vault::resealForCourier(const SealedPlace& place, std::string_view sealed) {
    const auto plain = openForCourier(place, sealed);
    if (!plain) return plain;
    return sealForCourier(place, *plain);
}

Result<DeliveryKey> Vault::makeDeliveryKey(const SealedPlace& place, const std::optional<BoxPublic>& portal) {
    const std::shared_lock lock(m_mutex);
    if (m_couriers.empty()) return locked();
    const auto key = randomKey();
    DeliveryKey made;
    made.forCourier = sealedForCourier(keyPlace(place), key);
    if (!portal) return made;
    auto sealed = sealToPublic(*portal, key);
    if (!sealed) return base::fail(StoreCode::Failed, "the portal's key is no usable key");
    made.forPortal = std::move(*sealed);
    return made;
}

Result<SecretBytes> Vault::deliveryKey(const SealedPlace& place, std::string_view keyForCourier) const {
    auto key = openedByCourier(keyPlace(place), keyForCourier);
    if (!key) return base::fail(key.error());
    if (!*key) return doesNotOpen(place);
    return std::move(**key);
}

Result<std::string> Vault::rewrapDeliveryKey(const SealedPlace& place, std::string_view keyForCourier) {
    const std::shared_lock lock(m_mutex);
    const auto key = deliveryKey(place, keyForCourier);
    if (!key) return base::fail(key.error());
    return sealedForCourier(keyPlace(place), *key);
}

Result<SecretBytes> Vault::ownFileKey(const base::DocumentId& file, std::string_view wrapped) const {
    if (!m_keys) return locked();
    const auto* keys = m_keys->of(wrapped);
    auto key = keys ? openKey(keys->files, filePlace(file), wrapped) : std::nullopt;
    if (!key) return fileDoesNotOpen(file);
    return std::move(*key);
}

Result<std::string> Vault::rewrapFileKey(const base::DocumentId& file, std::string_view ownKey) {
    const std::shared_lock lock(m_mutex);
    const auto key = ownFileKey(file, ownKey);
    if (!key) return base::fail(key.error());
    return sealKey(m_keys->newest().files, filePlace(file), *key, m_keys->version());
}

Result<std::string> Vault::sealWithDelivery(const SealedPlace& delivery, std::string_view keyForCourier,
                                            const SealedPlace& place, std::string_view plain) {
    const std::shared_lock lock(m_mutex);
    const auto key = deliveryKey(delivery, keyForCourier);
    if (!key) return base::fail(key.error());
    return sealRecord(*key, nameOf(place), plain);
}

Result<std::string> Vault::openWithDelivery(const SealedPlace& delivery, std::string_view keyForCourier,
                                            const SealedPlace& place, std::string_view sealed) {
    const std::shared_lock lock(m_mutex);
    const auto key = deliveryKey(delivery, keyForCourier);
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

Result<Vault::FileSealing> Vault::newFile(const base::DocumentId& file) {
    const auto key = randomKey();
    const std::shared_lock lock(m_mutex);
    if (!m_keys) return locked();
    auto ownKey = sealKey(m_keys->newest().files, filePlace(file), key, m_keys->version());
    return FileSealing{SealedFileWriter(key, filePlace(file)), std::move(ownKey)};
}

Result<Vault::NewFile> Vault::sealFile(const base::DocumentId& file, std::string_view plain) {
    auto sealing = newFile(file);
    if (!sealing) return base::fail(sealing.error());
    NewFile made{{}, std::move(sealing->ownKey)};
    for (std::size_t at = 0; !sealing->writer.ended(); at += kPlainChunk_bytes)
        sealing->writer.add(plain.substr(at, kPlainChunk_bytes), made.bytes);
    return made;
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
