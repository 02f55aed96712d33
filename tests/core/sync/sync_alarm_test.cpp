// SPDX-License-Identifier: GPL-3.0-or-later
// Receipts, offsets, hashes and files that are not what they should be.
#include "core/store/sqlite/database.h"
#include "tests/core/sync/counter.h"

#include <catch2/catch.hpp>
#include <fstream>

using core::ports::OpKind;
using core::ports::OpState;
using tests::Counter;

TEST_CASE("A receipt that does not verify is an alarm and acknowledges nothing") {
    const std::string how = GENERATE("signature", "kid", "hash", "files", "device", "format");
    Counter counter;
    const auto dossier = counter.take({2'000});
    counter.portal.fault(nlohmann::json{{"do", "wrong_receipt"}, {"path", "/commit"}, {"how", how}}.dump());
    const auto report = counter.run();
    INFO(how);
    CHECK(report.acknowledged == 0);
    CHECK(report.needs_clerk == 1);
    const auto commit = counter.op(dossier, OpKind::Commit);
    CHECK(commit.state == OpState::NeedsClerk);
    CHECK(commit.severity == 4);
    CHECK(commit.lastProblem == "wrong_receipt");
    CHECK(counter.delivery(dossier).receipt.empty());
    CHECK(counter.auditLength() == 0);
    CHECK(counter.portalHasNoReceipt());
}

TEST_CASE("An offset that the portal counts wrong once is asked for again, and the file arrives whole") {
    Counter counter;
    const auto dossier = counter.take({200'000});
    counter.portal.fault(R"({"do":"wrong_offset","method":"PATCH","bytes":-7})");
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(report.bytes_sent - report.bytes_wasted == 200'000);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("A portal that counts wrong twice gets a new upload") {
    Counter counter;
    const auto dossier = counter.take({400'000});
    counter.portal.fault(R"({"do":"wrong_offset","method":"PATCH","bytes":7,"times":2})");
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.requests("POST /v1/files/") == 2);
    CHECK(counter.requests("DELETE /v1/files/*") == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("A portal that always counts wrong is put before the supervisor") {
    Counter counter;
    const auto dossier = counter.take({400'000});
    counter.portal.fault(R"({"do":"wrong_offset","method":"PATCH","bytes":7,"times":-1})");
    CHECK(counter.runUntilDone().acknowledged == 0);
    const auto file = counter.op(dossier, OpKind::File);
    CHECK(file.state == OpState::NeedsClerk);
    CHECK(file.severity == 3);
    CHECK(file.lastProblem == "wrong_offset");
}

TEST_CASE("A missing local file is an alarm and holds no other dossier") {
    Counter counter;
    const auto damaged = counter.take({1'000});
    const auto whole = counter.take({1'000});
    std::filesystem::remove(counter.files.pathOf(damaged.documents[0].id));
    const auto report = counter.run();
    CHECK(report.acknowledged == 1);
    CHECK(report.needs_clerk == 1);
    const auto file = counter.op(damaged, OpKind::File);
    CHECK(file.severity == 4);
    CHECK(file.lastProblem == "file_damaged");
    CHECK(counter.portalHasOnce(whole));
}

TEST_CASE("A changed local file is an alarm, and no byte of it leaves") {
    Counter counter;
    const auto dossier = counter.take({1'000});
    const auto path = counter.files.pathOf(dossier.documents[0].id);
    std::filesystem::permissions(path, std::filesystem::perms::owner_all);
    std::fstream(path, std::ios::in | std::ios::out | std::ios::binary).put('x').put('y').put('z');
    counter.run();
    CHECK(counter.op(dossier, OpKind::File).state == OpState::NeedsClerk);
    CHECK(counter.op(dossier, OpKind::File).severity == 4);
    CHECK(counter.bodyBytes("PATCH /v1/files/*") == 0);
}

TEST_CASE("A frozen body that does not open is an alarm and holds no other dossier") {
    Counter counter;
    const auto damaged = counter.take({1'000});
    const auto whole = counter.take({1'000});
    counter.engine.reset();
    counter.store.reset();
    {
        using namespace core::store::sqlite;
        const auto tool = Database::open(counter.folder / "counterfoil.db", Access::Write);
        REQUIRE(tool);
        REQUIRE((*tool)->execute(
            "DROP TRIGGER delivery_frozen; UPDATE delivery SET body=randomblob(200) WHERE seq=1"));
    }
    counter.restartProgram();
    const auto report = counter.run();
    CHECK(report.acknowledged == 1);
    CHECK(report.needs_clerk == 1);
    const auto put = counter.op(damaged, OpKind::Put);
    CHECK(put.state == OpState::NeedsClerk);
    CHECK(put.severity == 4);
    CHECK(put.lastProblem == "damaged");
    CHECK(counter.portalHasOnce(whole));
}

namespace {

// The portal's disk spoils an upload between its last byte and the commit.
void spoilUpload(Counter& counter) {
    for (const auto& entry : std::filesystem::directory_iterator(counter.folder / "portal" / "uploads"))
        if (entry.path().extension() == ".bin")
            std::fstream(entry.path(), std::ios::in | std::ios::out | std::ios::binary)
                .put('x')
                .put('y')
                .put('z');
}

void commitFailsOnce(Counter& counter) {
    counter.portal.fault(R"({"do":"status","status":500,"method":"POST","path":"/commit"})");
    counter.run();
}

} // namespace

TEST_CASE("A file that the portal has spoilt is sent anew once") {
    Counter counter;
    const auto dossier = counter.take({90'000});
    commitFailsOnce(counter);
    spoilUpload(counter);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.requests("DELETE /v1/files/*") == 1);
    CHECK(counter.portalHasOnce(dossier));
}

TEST_CASE("A file that the portal spoils twice is put before the supervisor") {
    Counter counter;
    const auto dossier = counter.take({90'000});
    commitFailsOnce(counter);
    spoilUpload(counter);
    counter.portal.fault(R"({"do":"status","status":500,"method":"POST","path":"/commit","skip":1})");
    auto report = counter.run();
    for (int i = 0; i < 10 && counter.op(dossier, OpKind::Commit).lastHttp != 500; ++i) {
        counter.clock.boot_ms = *report.nextTryBootMs;
        report = counter.run();
    }
    for (int i = 0; i < 10 && report.needs_clerk == 0; ++i) {
        spoilUpload(counter);
        counter.clock.boot_ms = *report.nextTryBootMs;
        report = counter.run();
    }
    CHECK(counter.op(dossier, OpKind::Commit).state == OpState::NeedsClerk);
    CHECK(counter.op(dossier, OpKind::Commit).severity == 3);
    CHECK(counter.portalHasNoReceipt());
}

TEST_CASE("A file that the portal has lost before the commit is sent again") {
    Counter counter;
    const auto dossier = counter.take({90'000});
    commitFailsOnce(counter);
    counter.portal.kill();
    std::filesystem::remove_all(counter.folder / "portal" / "uploads");
    counter.portal.restart();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(counter.portalHasOnce(dossier));
}
