// SPDX-License-Identifier: GPL-3.0-or-later
// counterfoil-scan-worker itself, spoken to frame by frame.
#include "scanner/device/sane_config.h"
#include "scanner/worker/child_process.h"
#include "tests/scanner/device/scan_desk.h"

#include <catch2/catch.hpp>
#include <nlohmann/json.hpp>

using namespace scanner::worker;
using namespace std::chrono_literals;
using nlohmann::json;
using tests::ScanDesk;

namespace {

struct Worker : ScanDesk {
    scanner::device::SaneConfig config;
    std::unique_ptr<ChildProcess> child;

    explicit Worker(const std::string& rules)
        : ScanDesk("faulty:0")
        , config(scanner::device::SaneConfig::forDevice(settings.configFolder, "/etc/sane.d", request.device)
                     .value()) {
        script(rules);
        ChildProgram program{settings.worker, {}, settings.environment};
        program.environment["SANE_CONFIG_DIR"] = config.searchPath();
        std::string why;
        child = ChildProcess::start(program, why);
        REQUIRE(child);
    }

    void send(FrameKind kind, const json& payload) const { REQUIRE(child->send({kind, 1, payload.dump()})); }

    Frame next() const {
        const Received received = child->receive(std::chrono::steady_clock::now() + 60s, {});
        REQUIRE(received.end == ReceiveEnd::Got);
        return received.frame;
    }

    Frame nextBut(FrameKind kind) const {
        Frame frame = next();
        while (frame.kind == kind)
            frame = next();
        return frame;
    }

    json until(FrameKind kind) const {
        while (true) {
            const Frame frame = next();
            if (frame.kind == kind) return json::parse(frame.payload);
            REQUIRE(frame.kind != FrameKind::Error);
        }
    }

    void openAndSet() const {
        send(FrameKind::Hello, {{"protocol", 1}});
        until(FrameKind::Ready);
        send(FrameKind::Open, {{"device", "faulty:0"}});
        until(FrameKind::Opened);
        send(FrameKind::Set,
             {{"source", "feeder"}, {"mode", "grey"}, {"dpi", 200}, {"options", json::object()}});
    }

    void scan() const {
        send(FrameKind::Scan, {{"folder", request.folder.string()}, {"first_page", 1}, {"most_pages", 0}});
    }

    ChildEnd endOf() const {
        CHECK(child->receive(std::chrono::steady_clock::now() + 60s, {}).end == ReceiveEnd::Closed);
        return child->end(60s);
    }
};

} // namespace

TEST_CASE("A worker says which SANE it has, and answers a ping") {
    const Worker worker("");
    worker.send(FrameKind::Hello, {{"protocol", 1}});
    const json ready = worker.until(FrameKind::Ready);
    CHECK(ready["protocol"] == 1);
    CHECK(ready["pid"] == worker.child->pid());
    CHECK(ready["sane"].get<std::string>().starts_with("1."));
    worker.send(FrameKind::Ping, json::object());
    CHECK(worker.until(FrameKind::Pong)["call"].get<std::string>().empty());
}

TEST_CASE("Opening tells every option; setting tells what the driver took") {
    const Worker worker("");
    worker.send(FrameKind::Hello, {{"protocol", 1}});
    worker.until(FrameKind::Ready);
    worker.send(FrameKind::Open, {{"device", "faulty:0"}});
    const json options = worker.until(FrameKind::Opened)["options"];
    REQUIRE(options.size() == 3);
    CHECK(options[0]["name"] == "source");
    CHECK(options[0]["value"] == "ADF");
    CHECK(options[0]["choices"] == json{"Flatbed", "ADF"});
    CHECK(options[2]["range"] == json{75.0, 600.0, 1.0});
    worker.send(FrameKind::Set, {{"source", "flatbed"},
                                 {"mode", "grey"},
                                 {"dpi", 5000},
                                 {"options", {{"no-such-option", "1"}, {"resolution", "150"}}}});
    const json taken = worker.until(FrameKind::Options);
    CHECK(taken["options"][0]["value"] == "Flatbed");
    CHECK(taken["options"][1]["value"] == "Gray");
    CHECK(taken["dpi"] == 150);
    CHECK(taken["refused"] == json{"no-such-option"});
    CHECK(taken["single_page"] == true);
}

TEST_CASE("A worker scans one page ahead of what is kept, not two") {
    const Worker worker("pages 5\n");
    worker.openAndSet();
    worker.until(FrameKind::Options);
    worker.scan();
    CHECK(worker.until(FrameKind::PageDone)["page"] == 1);
    CHECK(worker.until(FrameKind::PageDone)["page"] == 2);
    CHECK(worker.child->receive(std::chrono::steady_clock::now() + 150ms, {}).end == ReceiveEnd::TimedOut);
    worker.send(FrameKind::Kept, {{"page", 1}});
    CHECK(worker.until(FrameKind::PageDone)["page"] == 3);
    worker.send(FrameKind::Kept, {{"page", 3}});
    CHECK(worker.until(FrameKind::PageDone)["page"] == 4);
    CHECK(worker.until(FrameKind::PageDone)["page"] == 5);
}

TEST_CASE("A worker that waits for the counter can be cancelled, and ends") {
    const Worker worker("pages 5\n");
    worker.openAndSet();
    worker.until(FrameKind::Options);
    worker.scan();
    worker.until(FrameKind::PageDone);
    worker.until(FrameKind::PageDone);
    worker.send(FrameKind::Cancel, json::object());
    const json end = worker.until(FrameKind::BatchEnd);
    CHECK(end["reason"] == "cancelled");
    CHECK(end["pages"] == 2);
    CHECK(worker.endOf().value == 0);
}

TEST_CASE("A page whose last line had come when the worker was cancelled is kept, no other") {
    const bool is_whole = GENERATE(true, false);
    const Worker worker("pages 2\npage 1 size 100 100\nreads 1000\npage 1 byte " +
                        std::string(is_whole ? "9000" : "8999") + " wait\n");
    worker.makePipes();
    worker.openAndSet();
    worker.until(FrameKind::Options);
    worker.scan();
    worker.awaitDriver();
    worker.send(FrameKind::Cancel, json::object());
    worker.send(FrameKind::Ping, json::object());
    worker.until(FrameKind::Pong); // the cancel was heard before
    worker.letDriverGo();
    const Frame answer = worker.nextBut(FrameKind::Progress);
    CHECK(answer.kind == (is_whole ? FrameKind::PageDone : FrameKind::BatchEnd));
    const json end = is_whole ? worker.until(FrameKind::BatchEnd) : json::parse(answer.payload);
    CHECK(end["reason"] == "cancelled");
    CHECK(end["pages"] == (is_whole ? 1 : 0));
    CHECK(worker.fileNames() == std::vector<std::string>(is_whole ? 1 : 0, "0001.pnm"));
}

TEST_CASE("Frames that make no sense end a worker with code 3") {
    const auto frame = GENERATE(values<Frame>({{FrameKind::Hello, 1, "no json"},
                                               {FrameKind::Hello, 1, R"({"protocol":"one"})"},
                                               {FrameKind::Hello, 1, R"({"protocol":999})"},
                                               {FrameKind::Open, 1, R"({"name":"faulty:0"})"},
                                               {FrameKind::Set, 1, "{}"},
                                               {FrameKind::Kept, 1, "{}"},
                                               {FrameKind::Work, 1, "{}"},
                                               {FrameKind::PageDone, 1, "{}"}}));
    CAPTURE(frame.payload);
    const Worker worker("");
    REQUIRE(worker.child->send(frame));
    const ChildEnd end = worker.endOf();
    CHECK_FALSE(end.signalled);
    CHECK(end.value == 3);
}

TEST_CASE("A worker whose counter is gone ends by itself, even while its driver hangs") {
    const auto* rules = GENERATE("", "open hang\n");
    const Worker worker(rules);
    worker.send(FrameKind::Hello, {{"protocol", 1}});
    worker.until(FrameKind::Ready);
    worker.send(FrameKind::Open, {{"device", "faulty:0"}});
    const ChildEnd end = worker.child->end(60s);
    CHECK_FALSE(end.signalled);
    CHECK(end.value == 0);
}

TEST_CASE("A driver's error ends the worker after it was told") {
    const Worker worker("start page 1 status COVER_OPEN\n");
    worker.openAndSet();
    worker.until(FrameKind::Options);
    worker.scan();
    const Frame frame = worker.next();
    REQUIRE(frame.kind == FrameKind::Error);
    const json error = json::parse(frame.payload);
    CHECK(error["kind"] == "driver");
    CHECK(error["stage"] == "start");
    CHECK(error["status"] == "COVER_OPEN");
    CHECK(error["page"] == 1);
    CHECK(worker.endOf().value == 0);
}
