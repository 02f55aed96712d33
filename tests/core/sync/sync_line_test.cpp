// SPDX-License-Identifier: GPL-3.0-or-later
// A line that is cut wherever HTTP has a joint and at any byte, that loses answers, doubles requests, or is
// not there: after each the receipt is verified and the portal has exactly one whole copy of everything.
#include "tests/core/sync/counter.h"
#include "tests/support/proxy_process.h"

#include <algorithm>
#include <catch2/catch.hpp>
#include <future>
#include <random>

using core::ports::OpState;
using core::ports::PortalCode;
using nlohmann::json;
using tests::Counter;

namespace {

// Two chunks, and less than one.
const std::vector<std::int64_t> kFiles{70'000, 3'000};
// The portal hashes all that it holds at each look: a new one now and then.
constexpr int kDossiersPerPortal = 30;
constexpr std::int64_t kNextQuestion_ms = 31'000; // the changes are asked for with every dossier

class LineCounter {
  public:
    LineCounter() { proxy.leadTo(counter.portal); }

    // Of a program that has just started, and so begins with small chunks.
    core::domain::Dossier takeNext() {
        counter.restartProgram();
        counter.clock.boot_ms += kNextQuestion_ms;
        taken.push_back(counter.take(kFiles));
        return taken.back();
    }
    json line() const { return json::parse(proxy.state()); }
    void cut(const std::string& direction, const std::string& unit, std::int64_t after) const {
        proxy.control(json{{"cut", {{"direction", direction}, {unit, after}}}}.dump());
    }
    void fault(const char* what, const std::string& method, const std::string& path, int times = 1) const {
        proxy.fault(json{{"do", what}, {"method", method}, {"path", path}, {"times", times}}.dump());
    }
    bool hasDelivered(const core::domain::Dossier& dossier) {
        return counter.delivery(dossier).state == OpState::Acknowledged && counter.portalHasOnce(dossier);
    }

    tests::ProxyProcess proxy;
    Counter counter{proxy.line()};
    std::vector<core::domain::Dossier> taken;
};

// What passes in one direction with one dossier when nothing fails: {"bytes":n,"joints":n}.
json measured(const std::string& direction) {
    LineCounter there;
    for (int i = 0; i < 3; ++i) { // from the third on the portal has nothing new to tell
        there.proxy.control(R"({"clear":true})");
        const auto dossier = there.takeNext();
        there.counter.run();
        REQUIRE(there.hasDelivered(dossier));
    }
    return there.line()[direction];
}

void cutAtEach(const std::string& direction, const std::string& unit,
               const std::vector<std::int64_t>& places) {
    std::size_t struck = 0;
    for (std::size_t from = 0; from < places.size(); from += kDossiersPerPortal) {
        LineCounter there;
        for (auto at = from; at < std::min(places.size(), from + kDossiersPerPortal); ++at) {
            INFO("cut " << direction << " after " << places[at] << " " << unit);
            const auto dossier = there.takeNext();
            there.cut(direction, unit, places[at]);
            CHECK(there.counter.runUntilDone().acknowledged == 1);
            if (!there.line()[direction]["cut_waits"].get<bool>()) ++struck;
            CHECK(there.hasDelivered(dossier));
        }
        CHECK(there.counter.allWhole(there.taken));
    }
    // A dossier whose answers are a little shorter than the measured one's is over before the last places.
    CHECK(struck * 20 >= places.size() * 19);
}

void cutAtEachJoint(const std::string& direction) {
    const std::int64_t joints = measured(direction)["joints"];
    CHECK(joints > 60); // ten requests
    std::vector<std::int64_t> places;
    for (std::int64_t joint = 0; joint < joints; ++joint)
        places.push_back(joint);
    cutAtEach(direction, "joints", places);
}

void cutAtBytes(const std::string& direction, unsigned seed) {
    const std::int64_t bytes = measured(direction)["bytes"];
    std::mt19937 dice(seed);
    std::vector<std::int64_t> places;
    for (int i = 0; i < 100; ++i)
        places.push_back(static_cast<std::int64_t>(dice() % static_cast<std::uint64_t>(bytes)));
    cutAtEach(direction, "bytes", places);
}

// Every kind of request that the sending of a dossier makes.
const std::vector<std::pair<std::string, std::string>> kRequests{
    {"GET", "/v1/changes"}, {"PUT", "/v1/dossiers/"}, {"GET", "/files/"},
    {"POST", "/v1/files/"}, {"PATCH", "/v1/files/"},  {"POST", "/commit"}};

} // namespace

TEST_CASE("A line cut at any joint of the requests delivers everything once") {
    cutAtEachJoint("up");
}

TEST_CASE("A line cut at any joint of the answers delivers everything once") {
    cutAtEachJoint("down");
}

TEST_CASE("A line cut at any of a hundred bytes of the requests delivers everything once") {
    cutAtBytes("up", 1);
}

TEST_CASE("A line cut at any of a hundred bytes of the answers delivers everything once") {
    cutAtBytes("down", 2);
}

TEST_CASE(
    "A line that loses the answer to any kind of request, once or three times, delivers everything once") {
    LineCounter there;
    for (const auto& [method, path] : kRequests) {
        for (const int times : {1, 3}) {
            INFO(times << " answers to " << method << " " << path);
            const auto dossier = there.takeNext();
            there.proxy.control(R"({"clear":true})");
            there.fault("swallow", method, path, times);
            CHECK(there.counter.runUntilDone().acknowledged == 1);
            CHECK(there.line()["struck"] > 0); // not three times where it asks before it repeats
            CHECK(there.hasDelivered(dossier));
        }
    }
    // After a cut the counter asks where the upload stands, and whether the portal is there.
    for (const auto& [method, path] :
         std::vector<std::pair<std::string, std::string>>{{"HEAD", "/v1/files/"}, {"GET", "/v1/portal"}}) {
        INFO("the answer to " << method << " " << path);
        const auto dossier = there.takeNext();
        there.proxy.control(R"({"clear":true})");
        there.fault("swallow", "PATCH", "/v1/files/");
        there.fault("swallow", method, path);
        CHECK(there.counter.runUntilDone().acknowledged == 1);
        CHECK(there.line()["struck"] == 2);
        CHECK(there.hasDelivered(dossier));
    }
    CHECK(there.counter.allWhole(there.taken));
}

TEST_CASE("A line that sends any kind of request twice, at once, delivers everything once") {
    LineCounter there;
    for (const auto& [method, path] : kRequests) {
        if (method == "POST" && path == "/v1/files/") continue; // the next test
        INFO(method << " " << path);
        const auto dossier = there.takeNext();
        there.proxy.control(R"({"clear":true})");
        there.fault("double", method, path, -1);
        CHECK(there.counter.runUntilDone().acknowledged == 1);
        CHECK(there.line()["struck"] > 0);
        CHECK(there.hasDelivered(dossier));
    }
    CHECK(there.counter.allWhole(there.taken));
}

TEST_CASE("An upload whose creation is doubled on the line leaves an empty one behind, and no second copy") {
    LineCounter there;
    const auto dossier = there.takeNext();
    there.fault("double", "POST", "/v1/files/", -1);
    CHECK(there.counter.runUntilDone().acknowledged == 1);
    CHECK(there.counter.delivery(dossier).state == OpState::Acknowledged);
    const auto uploads = there.counter.atPortal()["uploads"];
    CHECK(uploads.size() == 2 * dossier.documents.size());
    for (const auto& document : dossier.documents) {
        std::vector<std::int64_t> offsets;
        for (const auto& upload : uploads)
            if (upload["file"] == document.id.hex()) offsets.push_back(upload["offset"]);
        std::sort(offsets.begin(), offsets.end());
        CHECK(offsets == std::vector<std::int64_t>{0, document.size_bytes});
    }
}

TEST_CASE("A captive network acknowledges nothing, whenever it begins, and the rest goes when it ends") {
    LineCounter there;
    for (const auto& [method, path] : kRequests) {
        INFO("from the answer to " << method << " " << path);
        const auto dossier = there.takeNext();
        there.proxy.control(R"({"clear":true})");
        there.fault("hold", method, path);
        auto run = std::async(std::launch::async, [&] { return there.counter.run(); });
        there.proxy.waitForHeld(1);
        there.proxy.control(R"({"captive":true})");
        there.proxy.release();
        const auto captive = run.get();
        CHECK(captive.acknowledged == 0);
        REQUIRE(captive.trouble);
        CHECK(captive.trouble->is(PortalCode::NotThePortal));
        there.proxy.control(R"({"captive":false})");
        CHECK(there.counter.runUntilDone().acknowledged == 1);
        CHECK(there.hasDelivered(dossier));
    }
    CHECK(there.counter.allWhole(there.taken));
}

TEST_CASE("A line that goes down with any answer in the air, and comes up again, delivers everything once") {
    LineCounter there;
    for (const auto& [method, path] : kRequests) {
        INFO("with the answer to " << method << " " << path);
        const auto dossier = there.takeNext();
        there.proxy.control(R"({"clear":true})");
        there.fault("hold", method, path);
        auto run = std::async(std::launch::async, [&] { return there.counter.run(); });
        there.proxy.waitForHeld(1);
        there.proxy.control(R"({"refuse":true})");
        const auto down = run.get();
        CHECK(down.acknowledged == 0);
        REQUIRE(down.trouble);
        CHECK(down.trouble->is(PortalCode::NoLink));
        there.proxy.release();
        there.proxy.control(R"({"refuse":false})");
        CHECK(there.counter.runUntilDone().acknowledged == 1);
        CHECK(there.hasDelivered(dossier));
    }
    CHECK(there.counter.allWhole(there.taken));
}

TEST_CASE("A narrow line that is cut every twenty thousand bytes still delivers everything once") {
    LineCounter there;
    const auto dossier = there.takeNext();
    there.proxy.control(R"({"bytes_per_second":1000000})");
    int acknowledged = 0;
    for (int run = 0; run < 20 && acknowledged == 0; ++run) {
        there.cut("up", "bytes", 20'000);
        const auto report = there.counter.run();
        acknowledged = report.acknowledged;
        if (report.nextTryBootMs) there.counter.clock.boot_ms = *report.nextTryBootMs;
    }
    CHECK(acknowledged == 1);
    CHECK(there.hasDelivered(dossier));
}

TEST_CASE("A portal that comes back as an old copy behind the line gets again what it lacks, once") {
    LineCounter there;
    const auto data = there.counter.folder / "portal";
    const auto old = there.counter.folder / "old";
    const auto before = there.takeNext();
    REQUIRE(there.counter.run().acknowledged == 1);
    std::filesystem::copy(data, old, std::filesystem::copy_options::recursive);
    const auto after = there.takeNext();
    REQUIRE(there.counter.run().acknowledged == 1);
    const auto half = there.takeNext();
    there.fault("swallow", "PATCH", "/v1/files/");
    there.counter.run();
    there.counter.portal.kill();
    std::filesystem::remove_all(data);
    std::filesystem::copy(old, data, std::filesystem::copy_options::recursive);
    std::filesystem::remove(data / "epoch");
    there.counter.portal.restart();
    there.counter.clock.boot_ms += kNextQuestion_ms;
    there.counter.runUntilDone();
    for (const auto& dossier : {before, after, half})
        CHECK(there.hasDelivered(dossier));
}
