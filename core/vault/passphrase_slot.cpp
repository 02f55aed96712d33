// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/passphrase_slot.h"

#include "core/ports/store_codes.h"
#include "core/vault/hkdf.h"
#include "core/vault/sealed_record.h"

#include <sodium.h>
#include <unistd.h>

#include <algorithm>
#include <chrono>
#include <string>

namespace core::vault {

namespace base = core::base;
using core::ports::KeySlot;
using core::ports::StoreCode;

namespace {

constexpr double kLongestGuess_s = 1.0;
constexpr double kShortestGuess_s = 0.5;
constexpr std::int64_t kMostMemory_bytes = std::int64_t{256} << 20;
constexpr std::int64_t kLargePc_bytes = std::int64_t{4} << 30;
// A slot that asks for more was not made by this program: nobody waits for it.
constexpr std::int64_t kMostPasses = 64;

static_assert(sizeof(KeySlot::salt) == crypto_pwhash_argon2id_SALTBYTES);

bool isPayable(const KeySlot& slot) {
    return slot.passes >= 1 && slot.passes <= kMostPasses && slot.memory_bytes >= 0 &&
           slot.memory_bytes <= kMostMemory_bytes;
}

base::Result<SecretBytes> keyFrom(std::string_view passphrase, const KeySlot& slot) {
    SecretBytes stretched;
    const char* text = passphrase.empty() ? "" : passphrase.data(); // an empty view may hold no pointer
    const int done = crypto_pwhash_argon2id(stretched.data(), stretched.size(), text, passphrase.size(),
                                            slot.salt.data(), static_cast<unsigned long long>(slot.passes),
                                            static_cast<std::size_t>(slot.memory_bytes),
                                            crypto_pwhash_argon2id_ALG_ARGON2ID13);
    if (done != 0) return base::fail(StoreCode::Failed, "Argon2id: not enough memory, or a wrong cost");
    SecretBytes key;
    hkdfSha256(stretched.span(), {}, "counterfoil key slot", key.span());
    return key;
}

std::string placeOf(std::string_view place, const KeySlot& slot) {
    std::string all(place);
    all += '/' + std::to_string(slot.passes) + '/' + std::to_string(slot.memory_bytes) + '/';
    return all.append(slot.salt.begin(), slot.salt.end());
}

double secondsOfAGuess(const PassphraseCost& cost) {
    KeySlot slot;
    slot.passes = cost.passes;
    slot.memory_bytes = cost.memory_bytes;
    const auto begun = std::chrono::steady_clock::now();
    if (!keyFrom("a passphrase of the usual length", slot)) return kLongestGuess_s; // too much memory
    return std::chrono::duration<double>(std::chrono::steady_clock::now() - begun).count();
}

} // namespace

PassphraseCost calibratedCost(const std::function<double(const PassphraseCost&)>& seconds,
                              std::int64_t mostMemory_bytes) {
    PassphraseCost cost;
    auto taken = seconds(cost);
    // Time grows with memory and with passes: the double takes twice as long.
    while (2 * taken <= kLongestGuess_s && 2 * cost.memory_bytes <= mostMemory_bytes) {
        cost.memory_bytes *= 2;
        taken = seconds(cost);
    }
    while (taken < kShortestGuess_s && 2 * cost.passes <= kMostPasses) {
        cost.passes *= 2;
        taken = seconds(cost);
    }
    return cost;
}

PassphraseCost calibratedCost() {
    const auto ram_bytes = std::int64_t{sysconf(_SC_PHYS_PAGES)} * sysconf(_SC_PAGESIZE);
    const PassphraseCost least;
    return calibratedCost(secondsOfAGuess,
                          ram_bytes < kLargePc_bytes ? least.memory_bytes : kMostMemory_bytes);
}

base::Result<KeySlot> sealSlot(const SecretBytes& key, std::string_view place, std::string_view passphrase,
                               const PassphraseCost& cost) {
    KeySlot slot;
    slot.passes = cost.passes;
    slot.memory_bytes = cost.memory_bytes;
    randombytes_buf(slot.salt.data(), slot.salt.size());
    const auto wrapping = keyFrom(passphrase, slot);
    if (!wrapping) return base::fail(wrapping.error());
    slot.sealedKey = sealKey(*wrapping, placeOf(place, slot), key);
    return slot;
}

base::Result<std::optional<SecretBytes>> openSlot(const KeySlot& slot, std::string_view place,
                                                  std::string_view passphrase) {
    if (!isPayable(slot)) return std::optional<SecretBytes>();
    const auto wrapping = keyFrom(passphrase, slot);
    if (!wrapping) return base::fail(wrapping.error());
    return openKey(*wrapping, placeOf(place, slot), slot.sealedKey);
}

} // namespace core::vault
