// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/base/id.h"

#include <catch2/catch.hpp>

using namespace core::base;

TEST_CASE("An id survives its hex form") {
    const auto id = DossierId::fromHex("00112233445566778899aabbccddeeff");
    REQUIRE(id);
    CHECK(id->hex() == "00112233445566778899aabbccddeeff");
    CHECK(DossierId::fromHex("00112233445566778899AABBCCDDEEFF") == id);
}

TEST_CASE("Text that is not 32 hex digits is no id") {
    const auto text = GENERATE(as<std::string>{}, "", "0011", "00112233445566778899aabbccddeefg",
                               "00112233445566778899aabbccddeeff0", "00112233-4455-6677-8899-aabbccddee");
    CHECK_FALSE(DossierId::fromHex(text));
}
