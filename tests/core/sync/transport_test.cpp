// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

using core::ports::PortalCode;
using core::sync::CurlTransport;

TEST_CASE("Plain http goes to this PC only") {
    CurlTransport transport;
    for (const auto* url :
         {"http://portal.example/v1/portal", "http://10.0.0.1/", "http://127.0.0.1.example.org/",
          "ftp://127.0.0.1/", "file:///etc/passwd", "nonsense", ""}) {
        const auto answer = transport.perform({"GET", url, {}, {}}, {}, {});
        INFO(url);
        REQUIRE_FALSE(answer);
        CHECK(answer.error().is(PortalCode::Insecure));
    }
}

TEST_CASE("A stopped request says so") {
    tests::Counter counter;
    std::stop_source stop;
    stop.request_stop();
    CurlTransport transport;
    const auto answer =
        transport.perform({"GET", counter.portal.address() + "/v1/portal", {}, {}}, {}, stop.get_token());
    REQUIRE_FALSE(answer);
    CHECK(answer.error().is(PortalCode::Stopped));
}

TEST_CASE("A redirect is an answer, not a way to another place") {
    tests::Counter counter;
    counter.portal.fault(R"({"do":"status","status":302})");
    CurlTransport transport;
    const auto answer = transport.perform({"GET", counter.portal.address() + "/v1/portal", {}, {}}, {}, {});
    REQUIRE(answer);
    CHECK(answer->status == 302);
    CHECK(counter.requests("GET /v1/portal") == 1);
}
