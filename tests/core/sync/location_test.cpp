// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/sync/portals/location.h"

#include <catch2/catch.hpp>

using core::sync::pathOnOurHost;

namespace {

std::optional<std::string> at(std::string_view location) {
    return pathOnOurHost("https://portal.example:8443", "/v1/files/", location);
}

} // namespace

TEST_CASE("The location of an upload is taken in each of its forms") {
    CHECK(at("/v1/files/u1") == "/v1/files/u1");
    CHECK(at("u1") == "/v1/files/u1");
    CHECK(at("https://portal.example:8443/v1/files/u1?x=1") == "/v1/files/u1?x=1");
    CHECK(at("http://portal.example:8443/v1/files/u1") == "/v1/files/u1");
    CHECK(at("//portal.example:8443/v1/files/u1") == "/v1/files/u1");
}

TEST_CASE("A location on another host is refused") {
    for (const auto* location :
         {"https://elsewhere.example/v1/files/u1", "//elsewhere.example/u1", "https://portal.example/u1",
          "https://portal.example:8443@elsewhere.example/u1", "ftp://portal.example:8443/u1", "",
          "/v1/files/u1\r\nHost: elsewhere"})
        CHECK_FALSE(at(location));
}
