// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/ports/incarnation.h"
#include "tests/core/sync/exchange_counter.h"

#include <catch2/catch.hpp>

using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;

namespace {

using Exchange = tests::ExchangeCounter;

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
