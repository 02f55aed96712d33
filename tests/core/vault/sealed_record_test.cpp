// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/vault/sealed_record.h"

#include <catch2/catch.hpp>

#include <algorithm>

using namespace core::vault;

namespace {

const std::string kPlain = "Nguyễn Thị Mẫu, 001199000013";

} // namespace

TEST_CASE("A sealed value opens in its place under its key and shows nothing of itself") {
    const auto key = randomKey();
    for (const auto& plain : {kPlain, std::string(), std::string(1'000'000, '\0')}) {
        const auto sealed = sealRecord(key, "dossier.payload/1", plain);
        CHECK(openRecord(key, "dossier.payload/1", sealed) == plain);
    }
    CHECK(sealRecord(key, "a", kPlain).find("Mẫu") == std::string::npos);
}

TEST_CASE("The same value is sealed to other bytes each time") {
    const auto key = randomKey();
    CHECK(sealRecord(key, "a", kPlain) != sealRecord(key, "a", kPlain));
}

TEST_CASE("A sealed value does not open in another place or under another key") {
    const auto key = randomKey();
    const auto sealed = sealRecord(key, "dossier.payload/1", kPlain);
    CHECK_FALSE(openRecord(key, "dossier.payload/2", sealed));
    CHECK_FALSE(openRecord(key, "", sealed));
    CHECK_FALSE(openRecord(randomKey(), "dossier.payload/1", sealed));
}

TEST_CASE("Whichever bit of a sealed value is changed, and wherever it is cut, it does not open") {
    const auto key = randomKey();
    const auto sealed = sealRecord(key, "a", kPlain);
    for (std::size_t bit = 0; bit < sealed.size() * 8; ++bit) {
        auto changed = sealed;
        changed[bit / 8] = static_cast<char>(changed[bit / 8] ^ (1 << (bit % 8)));
        CHECK_FALSE(openRecord(key, "a", changed));
    }
    for (std::size_t length = 0; length < sealed.size(); ++length)
        CHECK_FALSE(openRecord(key, "a", sealed.substr(0, length)));
    CHECK_FALSE(openRecord(key, "a", sealed + '\0'));
}

TEST_CASE("A sealed key opens as the same key, and a value of another size is none") {
    const auto key = randomKey();
    const auto secret = randomKey();
    const auto sealed = sealKey(key, "a", secret);
    const auto opened = openKey(key, "a", sealed);
    REQUIRE(opened);
    CHECK(std::ranges::equal(opened->span(), secret.span()));
    CHECK_FALSE(openKey(key, "b", sealed));
    CHECK_FALSE(openKey(key, "a", sealRecord(key, "a", kPlain)));
    CHECK_FALSE(openKey(key, "a", ""));
}
