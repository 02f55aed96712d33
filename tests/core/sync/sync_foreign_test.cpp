// SPDX-License-Identifier: GPL-3.0-or-later
// Upload servers and a client of other people: our files through theirs, and theirs into the portal stand-in.
#include "tests/core/sync/counter.h"
#include "tests/support/proxy_process.h"
#include "tests/support/shell.h"

#include <catch2/catch.hpp>
#include <filesystem>
#include <fstream>
#include <future>

using core::ports::OpState;
using nlohmann::json;
using tests::Counter;

namespace {

// The portal stand-in behind somebody else's upload server, at the end of a line that fails. What is whole
// there is handed on to the stand-in, whose receipt speaks of these bytes.
struct ForeignCounter {
    explicit ForeignCounter(const std::string& uploads)
        : server(NODE_PROGRAM, {NODE_PEERS "/foreign_portal.mjs", "--portal", counter.portal.address(),
                                "--data", (counter.folder / "uploads").string(), "--uploads", uploads}) {
        proxy.leadTo(server);
    }

    void cutUp(std::int64_t after, bool holds = false) const {
        proxy.control(json{{"cut", {{"direction", "up"}, {"bytes", after}, {"hold", holds}}}}.dump());
    }
    bool hasDelivered(const core::domain::Dossier& dossier) {
        return counter.delivery(dossier).state == OpState::Acknowledged && counter.portalHasOnce(dossier);
    }

    tests::ProxyProcess proxy;
    Counter counter{proxy.line()};
    tests::PeerProcess server;
};

// Behind the metadata and the questions, in the first chunk and in the second.
const std::vector<std::int64_t> kInTheFile{8'000, 20'000, 70'000, 90'000, 120'000};

void writeFile(const std::filesystem::path& path, std::size_t size) {
    std::string bytes(size, '\0');
    tests::FakeRandom().fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    std::ofstream(path, std::ios::binary) << bytes;
}

} // namespace

TEST_CASE("Files go whole through upload servers of other people") {
    const std::string uploads = GENERATE("tus", "uploadx");
    INFO(uploads);
    ForeignCounter there(uploads);
    const auto dossier = there.counter.take({300'000, 5, 70'000});
    CHECK(there.counter.runUntilDone().acknowledged == 1);
    CHECK(there.hasDelivered(dossier));
}

TEST_CASE("Files that are cut on their way to upload servers of other people arrive whole") {
    const std::string uploads = GENERATE("tus", "uploadx");
    ForeignCounter there(uploads);
    for (const auto after : kInTheFile) {
        INFO(uploads << ", cut after " << after);
        there.counter.restartProgram();
        const auto dossier = there.counter.take({150'000});
        there.cutUp(after);
        CHECK(there.counter.runUntilDone().acknowledged == 1);
        CHECK(there.hasDelivered(dossier));
    }
}

TEST_CASE("An upload server that is killed in the middle of a chunk and started again gets the rest") {
    ForeignCounter there("tus");
    for (const auto after : kInTheFile) {
        INFO("killed after " << after);
        there.counter.restartProgram();
        const auto dossier = there.counter.take({150'000});
        there.cutUp(after, true);
        auto run = std::async(std::launch::async, [&] { return there.counter.run(); });
        there.proxy.waitForHeld(1);
        there.server.kill();
        CHECK(run.get().acknowledged == 0);
        there.proxy.release();
        there.server.restart();
        CHECK(there.counter.runUntilDone().acknowledged == 1);
        CHECK(there.hasDelivered(dossier));
    }
}

TEST_CASE("What a sloppy server lets somebody overwrite is never acknowledged, and is sent anew") {
    ForeignCounter there("uploadx");
    const auto dossier = there.counter.take({150'000});
    there.cutUp(100'000); // in the second chunk
    REQUIRE(there.counter.run().acknowledged == 0);
    std::string location;
    REQUIRE(there.counter.store->read([&](core::ports::Books& books) -> core::base::Result<void> {
        return books.outbox().upload(dossier.documents.front().id).map([&](const auto& upload) {
            location = upload->location;
        });
    }));
    core::sync::CurlTransport stranger;
    const auto overwritten = stranger.perform({"PATCH",
                                               there.server.address() + location,
                                               {{"Tus-Resumable", "1.0.0"},
                                                {"Content-Type", "application/offset+octet-stream"},
                                                {"Upload-Offset", "7"}},
                                               "somebody else's bytes"},
                                              {}, {});
    REQUIRE(overwritten);
    REQUIRE(overwritten->status == 204); // the sloppiness: 409 would be right
    CHECK(there.counter.runUntilDone().acknowledged == 1);
    CHECK(there.counter.requests("POST /v1/dossiers/*/revisions/*/commit") == 2); // the first was refused
    CHECK(there.hasDelivered(dossier));
}

TEST_CASE("Another tus client's file arrives whole at the portal stand-in, over a line that is cut again and "
          "again") {
    tests::ProxyProcess proxy;
    Counter counter(proxy.line());
    proxy.leadTo(counter.portal);
    const auto dossier = counter.take({});
    REQUIRE(counter.run().acknowledged == 1);
    const auto file = counter.folder / "file";
    writeFile(file, 300'000);
    const std::string hash = tests::outputOf("sha256sum " + file.string()).substr(0, 64);
    const std::string id(32, 'f');
    const json metadata{{"dossier", dossier.id.hex()},
                        {"file", id},
                        {"rev", "1"},
                        {"sha256", hash},
                        {"filename", id + ".pdf"}};
    const json headers{{"Authorization", std::string("Bearer ") + tests::PortalProcess::kToken},
                       {"X-Office", tests::PortalProcess::kOffice},
                       {"X-Device-Seq", "0/0"},
                       {"X-Client-Time", "2026-11-23T02:00:00.000Z"},
                       {"X-Request-Id", std::string(32, '5')}};
    const auto chunk = GENERATE(0, 64'000);
    proxy.fault(R"({"do":"swallow","method":"PATCH","path":"/v1/files/","skip":1})");
    proxy.control(R"({"cut":{"direction":"up","bytes":100000}})");
    const auto sent = tests::run(
        std::string(NODE_PROGRAM) + " " NODE_PEERS "/tus_upload.mjs --to " + proxy.line() +
        "/v1/files/ --file " + file.string() + " --metadata " + tests::quoted(metadata.dump()) +
        " --headers " + tests::quoted(headers.dump()) + " --chunk " + std::to_string(chunk) + " 2>&1");
    INFO(sent.output);
    REQUIRE(sent.status == 0);
    CHECK(json::parse(sent.output)["retries"] >= 1);
    const auto line = json::parse(proxy.state());
    CHECK(line["struck"] == 1);
    CHECK(line["up"]["cut_waits"] == false);
    int copies = 0;
    const auto uploads = counter.atPortal()["uploads"];
    INFO(uploads.dump());
    for (const auto& upload : uploads)
        if (upload["file"] == id && upload["offset"] == 300'000 && upload["sha256"] == hash) ++copies;
    CHECK(copies == 1);
}
