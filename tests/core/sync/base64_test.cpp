// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/base64.h"

#include <catch2/catch.hpp>

using core::sync::fromBase64;
using core::sync::toBase64;

TEST_CASE("Base64 is that of RFC 4648") {
    CHECK(toBase64("").empty());
    CHECK(toBase64("f") == "Zg==");
    CHECK(toBase64("fo") == "Zm8=");
    CHECK(toBase64("foo") == "Zm9v");
    CHECK(toBase64("foobar") == "Zm9vYmFy");
    CHECK(toBase64("\xff\xfe\xfd") == "//79");
}

TEST_CASE("Base64 gives back every byte") {
    std::string bytes;
    for (int i = 0; i < 256; ++i) {
        bytes += static_cast<char>(i);
        CHECK(fromBase64(toBase64(bytes)) == bytes);
    }
}

TEST_CASE("Base64 that another way of writing would give is refused") {
    for (const auto* text : {"Zg", "Zg=", "Zh==", "Zm9v=", "Zm 9v", "Zm9v\n", "====", "Zm9-"})
        CHECK_FALSE(fromBase64(text));
}
