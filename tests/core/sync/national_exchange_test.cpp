// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/incarnation.h"
#include "core/usecases/outbox_list.h"
#include "tests/core/sync/exchange_counter.h"

#include <catch2/catch.hpp>

#include <future>

using core::domain::Dossier;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;

namespace {

constexpr char kStep[] = "CapNhatTienDoHoSoMC";

struct Exchange : tests::ExchangeCounter {
    void faultStep(const std::string& what, int status = 0) {
        exchange.fault(nlohmann::json{{"do", what}, {"path", kStep}, {"status", status}}.dump());
    }
    // All that goes before is done, and the row of its step is to be told next.
    Dossier takeUpToStep() {
        faultStep("status", 503);
        const auto dossier = counter.take({1000});
        CHECK(counter.run().waiting == 1);
        CHECK(steps(dossier) == 0);
        counter.clock.boot_ms = counter.op(dossier, OpKind::Commit).nextBootMs.value();
        return dossier;
    }
    std::size_t steps(const Dossier& dossier) const {
        const auto state = held();
        for (const auto& row : state["dossiers"])
            if (row["record"]["MaHoSo"] == dossier.number.text) return row["steps"].size();
        return 0;
    }
    std::string keptOfStep(const Dossier& dossier) {
        return nlohmann::json::parse(counter.delivery(dossier).receipt)["step"];
    }
    // It arrived with its files, and nobody has to look; the row is there or not, and what is kept says it.
    bool isDone(const Dossier& dossier, const std::string& kept, std::size_t rows) {
        CHECK(keptOfStep(dossier) == kept);
        CHECK(steps(dossier) == rows);
        return counter.delivery(dossier).state == OpState::Acknowledged && holdsOnce(dossier);
    }
};

} // namespace

TEST_CASE_METHOD(Exchange,
                 "The exchange gets a dossier's record first, and the links of its files at the end") {
    exchange.fault(R"({"do":"status","method":"PATCH","path":"/files/","status":503})");
    const auto dossier = counter.take({5000});
    (void)counter.run();
    auto record = held()["dossiers"][0]["record"];
    CHECK(record["TaiLieuNop"].empty());
    CHECK(record["HoSoCoThanhPhanSoHoa"] == "0");
    counter.runUntilDone();
    record = held()["dossiers"][0]["record"];
    CHECK(record["HoSoCoThanhPhanSoHoa"] == "1");
    CHECK(holdsOnce(dossier));
    CHECK(held()["dossiers"][0]["updates"] == 1);
}

TEST_CASE_METHOD(
    Exchange, "What the exchange holds after all was done is kept in place of a receipt, and is no receipt") {
    const auto dossier = counter.take({10});
    counter.runUntilDone();
    const auto delivery = counter.delivery(dossier);
    CHECK(delivery.state == OpState::Acknowledged);
    CHECK(delivery.receiptSeq == 0);
    CHECK(delivery.receiptEpoch.empty());
    const auto seen = nlohmann::json::parse(delivery.receipt);
    CHECK(seen["held"]["MaHoSo"] == dossier.number.text);
    CHECK(seen["body_sha256"] == core::domain::toHex(delivery.bodySha256));
}

TEST_CASE_METHOD(Exchange,
                 "What this counter has done of a dossier's way is told once, when the dossier is there") {
    const auto dossier = counter.take({10});
    counter.runUntilDone();
    REQUIRE(isDone(dossier, "told", 1));
    const auto record = held()["dossiers"][0]["record"];
    CHECK(held()["dossiers"][0]["steps"][0] ==
          nlohmann::json{{"MaHoSo", dossier.number.text},
                         {"NguoiXuLy", dossier.counter},
                         {"ChucDanh", ""},
                         {"ThoiDiemXuLy", record["NgayTiepNhan"]},
                         {"PhongBanXuLy", "Bưu cục Mẫu"},
                         {"NoiDungXuLy", "Tiếp nhận hồ sơ"},
                         {"TrangThai", "2"},
                         {"NgayBatDau", record["NgayTiepNhan"]},
                         {"NgayKetThucTheoQuyDinh", record["NgayHenTra"]}});
    CHECK(held()["calls"][kStep] == 1);
}

TEST_CASE_METHOD(Exchange,
                 "A row whose answer is lost is not told again, and what is kept says that nobody knows") {
    const bool hasArrived = GENERATE(true, false);
    if (hasArrived)
        faultStep("swallow");
    else
        faultStep("status", 500);
    const auto dossier = counter.take({10});
    CHECK(counter.runUntilDone().needs_clerk == 0);
    CHECK(isDone(dossier, "unknown", hasArrived ? 1 : 0));
}

TEST_CASE_METHOD(Exchange, "A row that an exchange was too busy to take is told later") {
    const auto dossier = takeUpToStep();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier, "told", 1));
}

TEST_CASE_METHOD(Exchange, "A row that never left this PC is told when the exchange can be reached") {
    const auto dossier = takeUpToStep();
    exchange.fault(R"({"do":"swallow","path":"TraCuuHoSo"})");
    CHECK(counter.run().waiting == 1);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier, "told", 1));
}

TEST_CASE_METHOD(Exchange, "A row that was in the air when the program died is not told again") {
    const auto dossier = takeUpToStep();
    auto commit = counter.op(dossier, OpKind::Commit);
    commit.state = OpState::Sending;
    REQUIRE(counter.store->write([&](Books& books) { return books.outbox().updateOp(commit); }));
    const bool programDied = GENERATE(true, false); // or its answer could not be kept, and it went on
    if (programDied) counter.restartProgram();
    counter.engine->endWaits();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier, "unknown", 0));
}

TEST_CASE_METHOD(Exchange, "A row that our own stop cut off is not told again") {
    faultStep("hold");
    const auto dossier = counter.take({10});
    std::stop_source stop;
    auto run = std::async(std::launch::async, [&] { return counter.engine->runUntilIdle(stop.get_token()); });
    exchange.waitForHeld(1);
    stop.request_stop();
    REQUIRE(run.get());
    exchange.release();
    CHECK(counter.runUntilDone().waiting == 0);
    CHECK(isDone(dossier, "unknown", 1));
}

TEST_CASE_METHOD(Exchange,
                 "What waited in a backup that was restored arrives once, and its row is not told again") {
    const auto begun = takeUpToStep();
    const auto fresh = counter.take({1000});
    REQUIRE(counter.store->write(
        [](Books& books) { return books.settings().put(core::ports::kRestoredSetting, "yes"); }));
    counter.restartProgram();
    CHECK(counter.runUntilDone().acknowledged == 2);
    CHECK(isDone(begun, "unknown", 0));
    CHECK(isDone(fresh, "unknown", 0));
    const auto later = counter.take({1000});
    counter.restartProgram(); // a second start is no second restore
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(later, "told", 1));
}

TEST_CASE_METHOD(
    Exchange, "A row that is refused is for a clerk, with its words, and is told again or seen to be there") {
    exchange.fault(R"({"do":"say","path":"CapNhatTienDoHoSoMC","message":"Đơn vị chưa được phân quyền"})");
    const auto dossier = counter.take({10});
    CHECK(counter.runUntilDone().needs_clerk == 1);
    const auto op = counter.op(dossier, OpKind::Commit);
    CHECK(op.lastProblem == "step-refused");
    CHECK(op.lastDetail == "Đơn vị chưa được phân quyền");
    core::usecases::OutboxList outbox(*counter.store);
    const auto row = outbox.openRowsOfLocked()->front();
    REQUIRE(row.asksForEyes());
    const bool isThere = GENERATE(true, false);
    if (isThere)
        REQUIRE(outbox.confirmSeen(row, {}, counter.clock.now()));
    else
        REQUIRE(outbox.sendAgain(row));
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier, isThere ? "seen by a clerk" : "told", isThere ? 0 : 1));
    CHECK(held()["dossiers"][0]["updates"] == 1);
}

TEST_CASE("An exchange whose rows have no words in the set-up is told none") {
    tests::ExchangeCounter side("");
    const auto dossier = side.counter.take({10});
    side.counter.runUntilDone();
    CHECK(side.holdsOnce(dossier));
    CHECK_FALSE(side.held()["calls"].contains(kStep));
    CHECK(nlohmann::json::parse(side.counter.delivery(dossier).receipt)["step"] == "none");
}

TEST_CASE_METHOD(Exchange, "An exchange that says that the dossier is there already gets it as an update") {
    exchange.control(R"({"refuses_doubles":true})");
    // The first question is answered before the answer to the first sending was lost: it holds the dossier by
    // then.
    exchange.fault(R"({"do":"swallow","path":"DongBoHoSoMC"})");
    const auto dossier = counter.take({10});
    counter.runUntilDone();
    CHECK(copiesOf(dossier) == 1);
    CHECK(held()["dossiers"][0]["updates"] == 2);
    CHECK(holdsOnce(dossier));
}

TEST_CASE_METHOD(Exchange, "A session that has ended is begun anew without anybody's help") {
    exchange.fault(R"({"do":"sign_out","path":"DongBoHoSoMC"})");
    const auto dossier = counter.take({10});
    const auto report = counter.run();
    CHECK(report.acknowledged == 1);
    CHECK(held()["calls"]["sign-in"] == 2);
    CHECK(holdsOnce(dossier));
}

TEST_CASE_METHOD(Exchange, "A wrong password stops everything, says so, and loses nothing") {
    password = "sai";
    const auto dossier = counter.take({10});
    const auto report = counter.run();
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::SignInRefused));
    CHECK(report.waiting == 1);
    CHECK(copiesOf(dossier) == 0);
    password = tests::ExchangeProcess::kPassword;
    counter.engine->endWaits();
    CHECK(counter.runUntilDone().waiting == 0);
    CHECK(holdsOnce(dossier));
}

TEST_CASE_METHOD(Exchange, "Another dossier under our number is never written over") {
    auto other = counter.take({});
    counter.runUntilDone();
    // The same number, given twice by somebody's mistake.
    exchange.control(R"({"rename":{"number":")" + other.number.text +
                     R"(","owner":"Lê Thị Khác","as":"H15.50.05.13-261121-1001"}})");
    const auto dossier = counter.take({10});
    const auto report = counter.runUntilDone();
    CHECK(report.needs_clerk == 1);
    const auto op = counter.op(dossier, OpKind::Put);
    CHECK(op.state == OpState::NeedsClerk);
    CHECK(op.severity == 4);
    CHECK(held()["dossiers"][0]["record"]["ChuHoSo"] == "Lê Thị Khác");
}

TEST_CASE_METHOD(Exchange,
                 "Whatever the exchange says that is not success is told to the clerk word for word") {
    exchange.fault(R"({"do":"say","path":"DongBoHoSoMC","message":"Mã lỗi 17: Đơn vị chưa kết nối"})");
    const auto dossier = counter.take({10});
    counter.runUntilDone();
    CHECK(counter.op(dossier, OpKind::Put).lastDetail == "Mã lỗi 17: Đơn vị chưa kết nối");
}

TEST_CASE_METHOD(Exchange, "Heads of the audit wait for a portal that takes them, and hold nothing back") {
    core::base::OpId head;
    const auto signedNow = counter.store->write([&](core::ports::Books& books) -> core::base::Result<void> {
        if (auto kept = books.keys().insertDeviceKey(counter.vault.makeDeviceKey().value()); !kept)
            return kept;
        if (auto put = books.settings().put(core::ports::kIncarnationSetting, std::string(32, 'a')); !put)
            return put;
        if (auto row = books.audit().append({"signed_in", "system", "", "", counter.clock.now()}); !row)
            return row;
        if (auto done = books.heads().signDay("2026-11-21"); !done) return done;
        return books.heads().all().map([&](const auto& heads) { head = heads.back().event; });
    });
    REQUIRE(signedNow);
    (void)counter.take({10});
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(report.waiting == 0);
    CHECK_FALSE(report.nextTryBootMs);
    CHECK_FALSE(report.nextQuestionBootMs);
    const auto read = counter.store->read([&](core::ports::Books& books) -> core::base::Result<void> {
        return books.outbox().openOps().map([&](const auto& open) {
            REQUIRE(open.size() == 1);
            CHECK(open[0].op == head);
            CHECK(open[0].state == OpState::Queued);
            CHECK(open[0].attempts == 0);
        });
    });
    CHECK(read);
}
