// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/passphrase_slot.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace core::vault;

namespace {

constexpr PassphraseCost kCheap{1, 8192};
constexpr std::int64_t kMiB = std::int64_t{1} << 20;

bool opens(const core::ports::KeySlot& slot, std::string_view place, std::string_view passphrase) {
    const auto opened = openSlot(slot, place, passphrase);
    REQUIRE(opened);
    return opened->has_value();
}

} // namespace

TEST_CASE("A slot gives its key to its own passphrase in its own place, and to nothing else") {
    const auto key = randomKey();
    const auto slot = sealSlot(key, "lan", "bốn từ dễ nhớ", kCheap).value();
    const auto opened = openSlot(slot, "lan", "bốn từ dễ nhớ").value();
    REQUIRE(opened);
    CHECK(std::ranges::equal(opened->span(), key.span()));
    CHECK_FALSE(opens(slot, "lan", "bốn từ dễ nhớ "));
    CHECK_FALSE(opens(slot, "lan", ""));
    CHECK_FALSE(opens(slot, "lan", {}));
    CHECK_FALSE(opens(slot, "minh", "bốn từ dễ nhớ"));
}

TEST_CASE("Two slots of one key and one passphrase have nothing in common") {
    const auto key = randomKey();
    const auto one = sealSlot(key, "lan", "correct horse battery", kCheap).value();
    const auto two = sealSlot(key, "lan", "correct horse battery", kCheap).value();
    CHECK(one.salt != two.salt);
    CHECK(one.sealedKey != two.sealedKey);
}

TEST_CASE("A slot opens at the cost that stands in it, whatever a new one costs") {
    const auto slot = sealSlot(randomKey(), "lan", "correct horse battery", {2, 16384}).value();
    CHECK(slot.passes == 2);
    CHECK(slot.memory_bytes == 16384);
    CHECK(opens(slot, "lan", "correct horse battery"));
}

TEST_CASE(
    "A slot whose cost, salt or key was changed does not open, and one of an absurd cost is not even tried") {
    const auto slot = sealSlot(randomKey(), "lan", "correct horse battery", kCheap).value();
    auto changed = slot;
    SECTION("passes") {
        changed.passes = 2;
    }
    SECTION("memory") {
        changed.memory_bytes = 16384;
    }
    SECTION("salt") {
        changed.salt[0] ^= 1;
    }
    SECTION("key") {
        changed.sealedKey[30] ^= 1;
    }
    SECTION("no key") {
        changed.sealedKey.clear();
    }
    SECTION("years") {
        changed.passes = 1'000'000'000;
    }
    SECTION("more memory than any PC has") {
        changed.memory_bytes = std::int64_t{1} << 50;
    }
    SECTION("less than nothing") {
        changed.memory_bytes = -1;
    }
    CHECK_FALSE(opens(changed, "lan", "correct horse battery"));
}

TEST_CASE("A cost that the PC cannot pay is an error, not a weak slot") {
    CHECK_FALSE(sealSlot(randomKey(), "lan", "correct horse battery", {1, std::int64_t{1} << 50}));
}

TEST_CASE("Calibration takes as much memory as half a second to one second pays for, then more passes") {
    // Seconds for each pass over 64 MiB.
    const auto calibrated = [](double pace, std::int64_t most_bytes) {
        return calibratedCost(
            [&](const PassphraseCost& cost) {
                return pace * static_cast<double>(cost.passes) * static_cast<double>(cost.memory_bytes) /
                       static_cast<double>(64 * kMiB);
            },
            most_bytes);
    };
    SECTION("a PC of today") {
        const auto cost = calibrated(0.04, 256 * kMiB);
        CHECK(cost.memory_bytes == 256 * kMiB);
        CHECK(cost.passes == 6);
    }
    SECTION("a PC of ten years ago") {
        const auto cost = calibrated(0.12, 256 * kMiB);
        CHECK(cost.memory_bytes == 128 * kMiB);
        CHECK(cost.passes == 3);
    }
    SECTION("a PC with little memory") {
        const auto cost = calibrated(0.04, 64 * kMiB);
        CHECK(cost.memory_bytes == 64 * kMiB);
        CHECK(cost.passes == 24);
    }
    SECTION("a PC that is too slow for the least") {
        const auto cost = calibrated(1.0, 256 * kMiB);
        CHECK(cost.memory_bytes == 64 * kMiB);
        CHECK(cost.passes == 3);
    }
}
