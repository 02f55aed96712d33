// SPDX-License-Identifier: GPL-3.0-or-later
// Cuts at every kind of place; after each the portal has one whole copy of everything.
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>
#include <future>

using nlohmann::json;
using tests::Counter;

namespace {

constexpr char kPatch[] = "PATCH /v1/files/*";

std::string fault(const char* what, const std::string& method, const std::string& path, std::int64_t bytes,
                  int skip = 0) {
    return json{{"do", what}, {"method", method}, {"path", path}, {"bytes", bytes}, {"skip", skip}}.dump();
}

} // namespace

TEST_CASE("A file cut at any byte is resumed there, and no byte reaches the portal twice") {
    constexpr std::int64_t kSize = 150'000;
    for (const std::int64_t at : {0, 1, 2, 511, 4096, 16'383, 16'384, 16'385, 40'000, 65'535}) {
        for (const int chunk : {0, 1}) {
            Counter counter;
            const auto dossier = counter.take({kSize});
            counter.portal.fault(fault("cut_body", "PATCH", "/v1/files/", at, chunk));
            const auto report = counter.runUntilDone();
            INFO("cut after " << at << " bytes of chunk " << chunk);
            CHECK(report.acknowledged == 1);
            CHECK(report.resumed_after_cut == (at + chunk == 0 ? 0 : 1));
            CHECK(report.bytes_sent - report.bytes_wasted == kSize);
            CHECK(counter.bodyBytes(kPatch) == kSize);
            CHECK(counter.portalHasOnce(dossier));
        }
    }
}

TEST_CASE("A file cut again and again still arrives whole") {
    Counter counter;
    const auto dossier = counter.take({400'000});
    for (int i = 0; i < 20; ++i)
        counter.portal.fault(fault("cut_body", "PATCH", "/v1/files/", 7'000 + 997 * i));
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(counter.bodyBytes(kPatch) == 400'000);
    CHECK(report.bytes_sent - report.bytes_wasted == 400'000);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("The lost answer to any request doubles nothing") {
    const auto [method, path] = GENERATE(table<std::string, std::string>({{"PUT", "/v1/dossiers/"},
                                                                          {"GET", "/files/"},
                                                                          {"POST", "/v1/files/"},
                                                                          {"PATCH", "/v1/files/"},
                                                                          {"POST", "/commit"}}));
    Counter counter;
    const std::vector dossiers{counter.take({100'000, 20'000})};
    counter.portal.fault(fault("swallow", method, path, 0));
    const auto report = counter.runUntilDone();
    INFO(method << " " << path);
    CHECK(report.acknowledged == 1);
    CHECK(counter.allWhole(dossiers));
    CHECK(counter.bodyBytes(kPatch) == 120'000);
}

TEST_CASE("A lost answer to the question where an upload stands doubles nothing") {
    Counter counter;
    const auto dossier = counter.take({100'000});
    counter.portal.fault(fault("cut_body", "PATCH", "/v1/files/", 5'000));
    counter.portal.fault(fault("swallow", "HEAD", "/v1/files/", 0));
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.bodyBytes(kPatch) == 100'000);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("An answer cut at any byte is no answer") {
    for (const auto& [method, path] :
         std::vector<std::pair<std::string, std::string>>{{"PUT", "/v1/dossiers/"},
                                                          {"POST", "/v1/files/"},
                                                          {"PATCH", "/v1/files/"},
                                                          {"POST", "/commit"}}) {
        for (const std::int64_t at : {1, 12, 17, 60, 120, 200, 300}) {
            Counter counter;
            const auto dossier = counter.take({70'000});
            counter.portal.fault(fault("cut_answer", method, path, at));
            INFO(method << " " << path << " after " << at << " bytes");
            CHECK(counter.runUntilDone().acknowledged == 1);
            CHECK(counter.portalHasOnce(dossier));
        }
    }
}

TEST_CASE("A metadata request cut at any byte leaves one revision") {
    for (const std::int64_t at : {0, 1, 100, 400}) {
        Counter counter;
        const auto dossier = counter.take({10});
        counter.portal.fault(fault("cut_body", "PUT", "/v1/dossiers/", at));
        counter.portal.fault(fault("cut_body", "POST", "/commit", at / 4));
        CHECK(counter.runUntilDone().acknowledged == 1);
        CHECK(counter.portalHasOnce(dossier));
    }
}

TEST_CASE("A portal that answers everything twice gets everything once") {
    Counter counter;
    const std::vector dossiers{counter.take({150'000}), counter.take({1'000, 2'000})};
    counter.portal.fault(R"({"do":"twice","times":-1})");
    CHECK(counter.runUntilDone().acknowledged == 2);
    CHECK(counter.allWhole(dossiers));
}

TEST_CASE("A portal killed in the middle of a file and started again gets the rest") {
    Counter counter;
    const auto dossier = counter.take({180'000});
    counter.portal.fault(fault("hold_body", "PATCH", "/v1/files/", 40'000, 1));
    auto run = std::async(std::launch::async, [&] { return counter.run(); });
    counter.portal.waitForHeld(1);
    counter.portal.kill();
    const auto broken = run.get();
    CHECK(broken.acknowledged == 0);
    REQUIRE(broken.trouble);
    CHECK(broken.trouble->is(core::ports::PortalCode::NoLink));
    counter.portal.restart();
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(report.resumed_after_cut == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("A program that ended in the middle of a file goes on with what the portal has") {
    Counter counter;
    const auto dossier = counter.take({180'000});
    counter.portal.fault(fault("cut_body", "PATCH", "/v1/files/", 20'000, 1));
    counter.run();
    counter.restartProgram();
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(report.resumed_after_cut == 1);
    CHECK(counter.bodyBytes(kPatch) == 180'000);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("An upload that the portal has lost is made anew") {
    Counter counter;
    const auto dossier = counter.take({100'000});
    counter.portal.fault(fault("cut_body", "PATCH", "/v1/files/", 5'000));
    counter.run();
    counter.portal.kill();
    std::filesystem::remove_all(counter.folder / "portal" / "uploads");
    counter.portal.restart();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}
