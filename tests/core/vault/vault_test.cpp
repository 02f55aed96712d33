// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/vault.h"

#include "core/domain/codes.h"
#include "core/ports/store_codes.h"
#include "core/vault/sealed_record.h"
#include "core/vault/sodium_secrets.h"
#include "tests/support/fakes.h"
#include "tests/support/open_vault.h"

#include <catch2/catch.hpp>
#include <sodium.h>

using namespace core::ports;
using core::base::ClerkId;
using core::base::DocumentId;
using core::base::DossierId;
using tests::kCheapGuess;

namespace {

constexpr char kPassphrase[] = "bốn từ dễ nhớ";

template<class Id>
Id id(std::uint8_t n) {
    Id made;
    made.bytes.fill(n);
    return made;
}

struct BoxPair {
    BoxPublic open{};
    std::array<std::uint8_t, 32> secret{};
    BoxPair() { crypto_box_keypair(open.data(), secret.data()); }

    // What only the secret half opens; empty: it does not.
    [[nodiscard]] std::string opened(const std::string& sealed) const {
        std::string plain(sealed.size() < crypto_box_SEALBYTES ? 0 : sealed.size() - crypto_box_SEALBYTES,
                          '\0');
        const int done = crypto_box_seal_open(reinterpret_cast<unsigned char*>(plain.data()),
                                              reinterpret_cast<const unsigned char*>(sealed.data()),
                                              sealed.size(), open.data(), secret.data());
        return done == 0 ? plain : "";
    }
};

// A key from outside, in the memory where the vault keeps its own.
core::vault::SecretBytes keyFrom(const std::string& bytes) {
    core::vault::SecretBytes key(bytes.size());
    std::ranges::copy(bytes, key.data());
    return key;
}

struct Keys {
    core::vault::Vault vault{kCheapGuess};
    ClerkId lan = id<ClerkId>(1);
    BoxPair supervisor;
    NewKeys made = vault.makeKeys(lan, kPassphrase, supervisor.open).value();
    SealedPlace place{"dossier.payload", id<DossierId>(7).bytes, 1};
    SealedPlace leaving = deliveryPlace(id<DossierId>(7), 1);
};

} // namespace

TEST_CASE_METHOD(Keys, "What was sealed opens after the next sign-in, by another vault on the same record") {
    const auto sealed = vault.seal(place, "Nguyễn Thị Mẫu");
    REQUIRE(sealed);
    core::vault::Vault next(kCheapGuess);
    CHECK(next.open(place, *sealed).error().is(StoreCode::VaultLocked));
    REQUIRE(next.open(lan, made.slot, made.record, kPassphrase));
    CHECK(next.open(place, *sealed) == "Nguyễn Thị Mẫu");
}

TEST_CASE_METHOD(Keys, "A wrong passphrase, and the slot of another clerk, open nothing") {
    core::vault::Vault next(kCheapGuess);
    CHECK(next.open(lan, made.slot, made.record, "wrong")
              .error()
              .is(core::domain::DomainCode::WrongPassphrase));
    CHECK(next.open(id<ClerkId>(2), made.slot, made.record, kPassphrase)
              .error()
              .is(core::domain::DomainCode::WrongPassphrase));
    CHECK(next.seal(place, "x").error().is(StoreCode::VaultLocked));
}

TEST_CASE_METHOD(
    Keys, "A further clerk opens the same data with a slot of her own, which only an open vault makes") {
    const auto sealed = vault.seal(place, "content").value();
    const auto minh = id<ClerkId>(2);
    const auto slot = vault.makeSlot(minh, "another passphrase");
    REQUIRE(slot);
    core::vault::Vault next(kCheapGuess);
    CHECK(next.makeSlot(minh, "another passphrase").error().is(StoreCode::VaultLocked));
    REQUIRE(next.open(minh, *slot, made.record, "another passphrase"));
    CHECK(next.open(place, sealed) == "content");
}

TEST_CASE_METHOD(Keys, "A record whose courier's key was changed is damaged, not a wrong passphrase") {
    auto record = made.record;
    record.courierKey.back() ^= 1;
    core::vault::Vault next(kCheapGuess);
    CHECK(next.open(lan, made.slot, record, kPassphrase).error().is(StoreCode::Damaged));
}

TEST_CASE_METHOD(Keys, "The supervisor's offline key opens the recovery slot, and it holds the data key") {
    const auto dataKey = supervisor.opened(made.record.recoverySlot);
    REQUIRE(dataKey.size() == 32);
    CHECK(BoxPair().opened(made.record.recoverySlot).empty());
    const auto slot =
        core::vault::sealSlot(keyFrom(dataKey), "key slot/" + lan.hex(), "after recovery", kCheapGuess);
    REQUIRE(slot);
    core::vault::Vault next(kCheapGuess);
    CHECK(next.open(lan, *slot, made.record, "after recovery"));
}

TEST_CASE_METHOD(Keys, "The supervisor's key recovers the data for a clerk, and another key does not") {
    const auto sealed = vault.seal(place, "content").value();
    core::vault::Vault next(kCheapGuess);
    CHECK(next.recover(made.record, BoxPair().secret, lan, "after recovery")
              .error()
              .is(core::domain::DomainCode::WrongRecoveryKey));
    CHECK(next.open(place, sealed).error().is(StoreCode::VaultLocked));
    const auto slot = next.recover(made.record, supervisor.secret, lan, "after recovery");
    REQUIRE(slot);
    CHECK(next.open(place, sealed) == "content");
    core::vault::Vault later(kCheapGuess);
    REQUIRE(later.open(lan, *slot, made.record, "after recovery"));
    CHECK(later.open(place, sealed) == "content");
}

TEST_CASE_METHOD(Keys, "A recovery slot that was changed, or belongs to other data, recovers nothing") {
    using core::domain::DomainCode;
    auto record = made.record;
    record.recoverySlot[50] ^= 1;
    core::vault::Vault next(kCheapGuess);
    CHECK(next.recover(record, supervisor.secret, lan, "x").error().is(DomainCode::WrongRecoveryKey));
    record = made.record;
    record.courierKey.back() ^= 1;
    CHECK(next.recover(record, supervisor.secret, lan, "x").error().is(StoreCode::Damaged));
    record.recoverySlot.clear();
    CHECK(next.recover(record, supervisor.secret, lan, "x").error().is(DomainCode::NoRecoverySlot));
}

TEST_CASE_METHOD(Keys, "After a change of keys new values lie under the new one, and older ones still open") {
    const auto before = vault.seal(place, "before").value();
    const auto file = id<DocumentId>(3);
    const auto kept = vault.sealFile(file, "paper").value();
    const auto next = vault.nextKeys({{lan, made.slot.publicHalf}}, supervisor.open).value();
    CHECK(vault.keyVersion() == 1); // not in use yet
    CHECK(vault.seal(place, "x").value().front() == 1);
    vault.useNextKeys();
    CHECK(vault.keyVersion() == 2);
    const auto after = vault.seal(place, "after").value();
    CHECK(after.front() == 2);

    auto slot = made.slot;
    slot.dataKey = next.dataKeys.at(0);
    auto record = next.record;
    record.older = {{next.lastDataKey, made.record.courierKey}};
    core::vault::Vault later(kCheapGuess);
    REQUIRE(later.open(lan, slot, record, kPassphrase));
    for (auto* keys : {&vault, &later}) {
        CHECK(keys->open(place, before) == "before");
        CHECK(keys->open(place, after) == "after");
        CHECK(keys->fileReader(file, {kept.ownKey, {}, {}}));
    }
    CHECK(supervisor.opened(record.recoverySlot) != supervisor.opened(made.record.recoverySlot));
    // What the slot held before opens nothing of what came afterwards.
    core::vault::Vault old(kCheapGuess);
    REQUIRE(old.open(lan, made.slot, made.record, kPassphrase));
    CHECK(old.open(place, after).error().is(StoreCode::Damaged));
    CHECK(old.open(place, before) == "before");
    // Nothing opens the older key but the one after it.
    record.older[0].dataKey.back() ^= 1;
    CHECK(
        core::vault::Vault(kCheapGuess).open(lan, slot, record, kPassphrase).error().is(StoreCode::Damaged));
}

TEST_CASE_METHOD(Keys, "Keys that never came into use are forgotten, and the next change begins anew") {
    REQUIRE(vault.nextKeys({{lan, made.slot.publicHalf}}, {}));
    vault.lock();
    vault.useNextKeys();
    REQUIRE(vault.open(lan, made.slot, made.record, kPassphrase));
    CHECK(vault.keyVersion() == 1);
    CHECK(vault.usedNewestOnly());
    REQUIRE(vault.nextKeys({{lan, made.slot.publicHalf}}, {}));
    REQUIRE(vault.nextKeys({{lan, made.slot.publicHalf}}, {}));
    vault.useNextKeys();
    vault.useNextKeys();
    CHECK(vault.keyVersion() == 2);
    CHECK_FALSE(vault.usedNewestOnly());
}

TEST_CASE_METHOD(Keys,
                 "There is one byte for the version of the key: the last one stays, and all before it open") {
    const auto first = vault.seal(place, "first").value();
    for (int version = 2; version <= 255; ++version) {
        REQUIRE(vault.nextKeys({}, {}));
        vault.useNextKeys();
    }
    CHECK(vault.keyVersion() == 255);
    CHECK_FALSE(vault.nextKeys({}, {}));
    CHECK(vault.open(place, first) == "first");
}

TEST_CASE("Memory of a key that is gone holds nothing of it when the next key gets it") {
    for (int i = 0; i < 40; ++i) { // more than are laid by
        std::vector<core::vault::SecretBytes> keys;
        for (int n = 0; n < 20; ++n) {
            auto& key = keys.emplace_back(core::vault::SecretBytes(32));
            CHECK(std::ranges::all_of(key.span(), [](auto byte) { return byte == 0; }));
            std::ranges::fill(key.span(), std::uint8_t{0xa5});
        }
    }
}

TEST_CASE("Without a supervisor's key there is no recovery slot, and an unusable one is refused") {
    core::vault::Vault vault(kCheapGuess);
    const auto made = vault.makeKeys({}, kPassphrase, {});
    REQUIRE(made);
    CHECK(made->record.recoverySlot.empty());
    CHECK_FALSE(core::vault::Vault(kCheapGuess).makeKeys({}, kPassphrase, BoxPublic{}));
}

TEST_CASE_METHOD(Keys, "A value opens in no other column, row or revision, and not after a bit was changed") {
    const auto sealed = vault.seal(place, "content").value();
    const SealedPlace others[] = {{"draft.content", place.row, 1},
                                  {place.column, id<DossierId>(8).bytes, 1},
                                  {place.column, place.row, 2}};
    for (const auto& other : others)
        CHECK(vault.open(other, sealed).error().is(StoreCode::Damaged));
    auto changed = sealed;
    changed[40] ^= 1;
    CHECK(vault.open(place, changed).error().is(StoreCode::Damaged));
}

TEST_CASE_METHOD(Keys,
                 "While the vault is locked the courier still opens what leaves, and nothing else opens") {
    const auto sealed = vault.seal(place, "content").value();
    const auto key = vault.makeDeliveryKey(leaving, {}).value();
    const auto body = vault.sealWithDelivery(leaving, key.forCourier, leaving, "frozen body").value();
    const auto file = id<DocumentId>(3);
    const auto kept = vault.sealFile(file, "paper").value();
    const auto forCourier = vault.keyForDelivery(leaving, key.forCourier, file, kept.ownKey).value();
    vault.lock();
    CHECK(vault.openWithDelivery(leaving, key.forCourier, leaving, body) == "frozen body");
    CHECK(vault.fileReader(file, forCourier));
    CHECK(vault.open(place, sealed).error().is(StoreCode::VaultLocked));
    CHECK(vault.seal(place, "x").error().is(StoreCode::VaultLocked));
    CHECK(vault.sealFile(file, "x").error().is(StoreCode::VaultLocked));
    CHECK(vault.fileReader(file, {kept.ownKey, {}, {}}).error().is(StoreCode::VaultLocked));
    CHECK(vault.makeSlot(lan, kPassphrase).error().is(StoreCode::VaultLocked));
}

TEST_CASE_METHOD(Keys, "Before the first sign-in the courier opens nothing either") {
    const auto key = vault.makeDeliveryKey(leaving, {}).value();
    const auto body = vault.sealWithDelivery(leaving, key.forCourier, leaving, "frozen body").value();
    core::vault::Vault next(kCheapGuess);
    CHECK(next.openWithDelivery(leaving, key.forCourier, leaving, body).error().is(StoreCode::VaultLocked));
    CHECK(next.makeDeliveryKey(leaving, {}).error().is(StoreCode::VaultLocked));
}

TEST_CASE_METHOD(Keys, "The portal's key opens a delivery and its files, and nobody else's does") {
    const BoxPair portal;
    const auto key = vault.makeDeliveryKey(leaving, portal.open).value();
    const auto body = vault.sealWithDelivery(leaving, key.forCourier, leaving, "frozen body").value();
    const auto atPortal = keyFrom(portal.opened(key.forPortal));
    REQUIRE(atPortal.size() == 32);
    CHECK(core::vault::openRecord(atPortal, "delivery.body/" + id<DossierId>(7).hex() + "/1", body) ==
          "frozen body");
    CHECK(supervisor.opened(key.forPortal).empty());

    const auto file = id<DocumentId>(3);
    const auto kept = vault.sealFile(file, "paper").value();
    const auto wrapped = vault.keyForDelivery(leaving, key.forCourier, file, kept.ownKey).value().wrapped;
    CHECK(core::vault::openKey(atPortal, "file/" + file.hex(), wrapped));
}

TEST_CASE_METHOD(Keys, "The key of one delivery opens neither another delivery nor another file") {
    const auto other = deliveryPlace(id<DossierId>(8), 1);
    const auto key = vault.makeDeliveryKey(leaving, {}).value();
    const auto body = vault.sealWithDelivery(leaving, key.forCourier, leaving, "frozen body").value();
    CHECK(vault.openWithDelivery(other, key.forCourier, other, body).error().is(StoreCode::Damaged));
    const SealedPlace beside{"outbox.detail", leaving.row};
    CHECK(vault.openWithDelivery(leaving, key.forCourier, beside, body).error().is(StoreCode::Damaged));
    const auto otherKey = vault.makeDeliveryKey(other, {}).value();
    CHECK(vault.openWithDelivery(leaving, otherKey.forCourier, leaving, body).error().is(StoreCode::Damaged));
    const auto kept = vault.sealFile(id<DocumentId>(3), "paper").value();
    CHECK(vault.keyForDelivery(leaving, key.forCourier, id<DocumentId>(4), kept.ownKey)
              .error()
              .is(StoreCode::FileChanged));
}

TEST_CASE("Keys are read from 64 hex digits and from nothing else") {
    const auto key = boxPublicFromHex("00112233445566778899aabbccddeeff0123456789abcdef0123456789abcdef");
    REQUIRE(key);
    CHECK((*key)[1] == 0x11);
    CHECK((*key)[31] == 0xef);
    CHECK_FALSE(boxPublicFromHex(""));
    CHECK_FALSE(boxPublicFromHex("00112233445566778899aabbccddeeff"));
    CHECK_FALSE(boxPublicFromHex(std::string(65, '0')));
    CHECK_FALSE(boxPublicFromHex(std::string(63, '0') + "g"));
}

TEST_CASE_METHOD(Keys, "The device signs while the vault is locked, and not before somebody has signed in") {
    const auto key = vault.makeDeviceKey().value();
    vault.lock();
    const auto signature = vault.signAsDevice(key.sealedSeed, "an end").value();
    core::vault::SodiumSecrets secrets;
    CHECK(secrets.verifyEd25519("an end", signature, key.publicHalf));
    CHECK_FALSE(secrets.verifyEd25519("another end", signature, key.publicHalf));
    core::vault::Vault neverOpened(tests::kCheapGuess);
    CHECK(neverOpened.signAsDevice(key.sealedSeed, "an end").error().is(StoreCode::VaultLocked));
    CHECK(neverOpened.makeDeviceKey().error().is(StoreCode::VaultLocked));
}

TEST_CASE_METHOD(Keys, "The device's key opens for nobody else, and not when it was changed") {
    const auto key = vault.makeDeviceKey().value();
    CHECK(key.sealedSeed.size() > 32);
    core::vault::Vault other(tests::kCheapGuess);
    tests::makeKeys(other);
    CHECK(other.signAsDevice(key.sealedSeed, "an end").error().is(StoreCode::Damaged));
    auto changed = key.sealedSeed;
    changed.back() = static_cast<char>(changed.back() ^ 1);
    CHECK(vault.signAsDevice(changed, "an end").error().is(StoreCode::Damaged));
    CHECK(vault.makeDeviceKey().value().publicHalf != key.publicHalf);
}
