// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>

#include <chrono>

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

TEST_CASE("Files take no more of the line than they may") {
    constexpr std::int64_t kRate = 256 * 1024;
    constexpr std::int64_t kSize = 512 * 1024;
    tests::Counter counter;
    counter.transport.limitSending([] { return kRate; });
    const auto dossier = counter.take({kSize});
    const auto before = std::chrono::steady_clock::now();
    CHECK(counter.run().acknowledged == 1);
    // The first and the last buffer of each request go without a look at the time.
    CHECK(std::chrono::steady_clock::now() - before >= std::chrono::milliseconds(kSize * 1000 / kRate / 2));
    CHECK(counter.portalHasOnce(dossier));
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
