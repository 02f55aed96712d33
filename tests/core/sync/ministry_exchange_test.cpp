// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/domain/codes.h"
#include "core/ports/incarnation.h"
#include "core/sync/portals/ministry_record.h"
#include "core/usecases/outbox_list.h"
#include "tests/core/sync/ministry_counter.h"

#include <catch2/catch.hpp>

#include <future>

using core::domain::Dossier;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::ports::PortalCode;
using core::usecases::OutboxList;
using core::usecases::OutboxRow;

namespace {

struct Ministry : tests::MinistryCounter {
    OutboxRow row(const Dossier& dossier) {
        const auto rows = OutboxList(*counter.store).rowsOfLocked();
        return *std::ranges::find(*rows, dossier.id, &OutboxRow::dossier);
    }
    void confirm(const Dossier& dossier) {
        REQUIRE(OutboxList(*counter.store).confirmSeen(row(dossier), {}, counter.clock.now()));
    }
    void sendAgain(const Dossier& dossier) { REQUIRE(OutboxList(*counter.store).sendAgain(row(dossier))); }
    // All that goes before is done, and the dossier is to be created next.
    Dossier takeUpToCreation() {
        ministry.fault(R"({"do":"status","path":"CreateDossier","status":503})");
        const auto dossier = counter.take({1000});
        CHECK(counter.run().waiting == 1);
        CHECK(held()["dossiers"].empty());
        counter.clock.boot_ms = counter.op(dossier, OpKind::Commit).nextBootMs.value();
        return dossier;
    }
    bool isForEyes(const Dossier& dossier) {
        const auto op = counter.op(dossier, OpKind::Commit);
        return op.state == OpState::NeedsClerk && op.lastProblem == "outcome_unknown" &&
               row(dossier).asksForEyes();
    }
    bool isDone(const Dossier& dossier) {
        return counter.delivery(dossier).state == OpState::Acknowledged && holdsOnce(dossier) &&
               held()["dossiers"].size() == 1;
    }
};

std::string fault(const char* what, const std::string& path, int value = 0) {
    return nlohmann::json{{"do", what}, {"path", path}, {"bytes", value}, {"status", value}}.dump();
}

} // namespace

TEST_CASE("The ministry's record is made of the frozen body, in its own names, numbers and dates") {
    Dossier dossier;
    dossier.number = {"TAM-Q07-261121-0042-E", true};
    dossier.procedureCode = "1.001193";
    dossier.counter = "Q07";
    dossier.submitter.name = "Nguyễn Thị Ánh";
    dossier.submitter.birth = core::base::dateFromIso("1990-05-12");
    dossier.owner.name = "Nguyễn Văn Bình";
    dossier.owner.idNumber = "001190000013";
    dossier.receivedAt.ms = 1795227300000;
    dossier.dueAt = core::base::Instant{1795400100000};
    for (int i = 0; i < 3; ++i) {
        core::domain::Document document;
        document.id.bytes[0] = static_cast<std::uint8_t>(1 + i);
        document.componentCode = "000.00.00.G15-KQ0013";
        document.name = "Giấy chứng sinh";
        document.originals = i == 0 ? 1 : 0;
        document.copies = i == 1 ? 2 : 0;
        dossier.documents.push_back(document);
    }
    const auto body = nlohmann::json::parse(core::sync::IntakeBody().freeze(dossier));
    const core::sync::MinistryDesk desk{"G09.20", "Bưu cục Mẫu", "Tiếp nhận hồ sơ", 0};
    const auto record = core::sync::ministryDossier(body, "G09.20-20261121-0092637",
                                                    {{dossier.documents[0].id, {"tep-1", "ab"}}}, desk);
    CHECK(record["MaHoSo"] == "G09.20-20261121-0092637");
    CHECK(record["MaTTHC"] == "1.001193");
    CHECK(record["ChuHoSo"] == "Nguyễn Văn Bình");
    CHECK(record["LoaiDoiTuong"] == 0);
    CHECK(record["MaDonViTiepNhan"] == "G09.20");
    CHECK(record["NgayNop"] == "2026-11-21 09:15:00");
    CHECK(record["NgayTiepNhan"] == "2026-11-21 09:15:00");
    CHECK(record["EformThongTinChiTiet"].is_object());
    const auto& components = record["ThanhPhanHoSo"];
    REQUIRE(components.size() == 3);
    CHECK(components[0]["LoaiBan"] == 0); // handed in as an original
    CHECK(components[0]["SoLuong"] == 1);
    CHECK(components[1]["LoaiBan"] == 1);
    CHECK(components[1]["SoLuong"] == 2);
    CHECK(components[2]["LoaiBan"] == 2); // a picture alone
    CHECK(components[0]["GiayToDinhKem"] == nlohmann::json::parse(R"([{"IdGiayTo":"tep-1","HashTepTin":"ab",
        "TenGiayTo":"Giấy chứng sinh","MaKetQua":""}])"));
    CHECK(components[1]["GiayToDinhKem"].empty());
    const auto& person = record["ThongTinNguoiNop"]["ThongTinChiTiet"];
    CHECK(person["TenNguoiNop"] == "Nguyễn Thị Ánh");
    CHECK(person["SoDinhDanh"] == ""); // never a made-up one
    CHECK(person["NgaySinh"] == "1990-05-12 00:00:00");
    CHECK(person["SoDinhDanhChuHs"] == "001190000013");
    const auto step = core::sync::ministryStep(body, "G09.20-20261121-0092637", desk);
    CHECK(step["NguoiXuLy"] == "Q07");
    CHECK(step["ThoiDiemXuLy"] == "2026-11-21 09:15:00");
    CHECK(step["NgayKetThucTheoQuyDinh"] == "2026-11-23 09:15:00");
    CHECK(core::sync::ministryState("n", "hs-1", desk)["TrangThai"] == 2);
    CHECK(core::sync::ministryTime({}).empty());
}

TEST_CASE_METHOD(Ministry,
                 "The ministry's number is the dossier's before anything is created under it, and outlives "
                 "the program") {
    ministry.fault(fault("status", "UploadFile", 503));
    const auto dossier = counter.take({1000});
    (void)counter.run();
    CHECK(counter.numberOf(dossier) == "G09.20-20261121-0092637");
    CHECK(held()["dossiers"].empty());
    counter.restartProgram();
    counter.engine->endWaits();
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(calls("GetNextValue") == 1);
    CHECK(isDone(dossier));
    const auto found = counter.store->read([&](Books& books) -> core::base::Result<void> {
        return books.dossiers().findByNumber(dossier.number.text).map([&](const auto& row) {
            REQUIRE(row); // the slip's number still leads to it
            CHECK(row->dossier.id == dossier.id);
        });
    });
    CHECK(found);
}

TEST_CASE_METHOD(
    Ministry, "A dossier that has an official number keeps it, and the ministry says what it thinks of it") {
    counter.takesProvisionally = false;
    const auto dossier = counter.take({});
    CHECK(counter.runUntilDone().needs_clerk == 1);
    CHECK(calls("GetNextValue") == 0);
    CHECK(counter.op(dossier, OpKind::Commit).lastDetail == "Mã hồ sơ không do hệ thống cấp");
}

TEST_CASE_METHOD(Ministry,
                 "A number that another dossier here has is an alarm, and another one is asked for") {
    const auto other = counter.take({});
    REQUIRE(counter.store->write([&](Books& books) {
        return books.dossiers().giveOfficialNumber(other.id, "G09.20-20261121-0092638").map([](bool) {});
    }));
    const auto dossier = counter.take({});
    CHECK(counter.run().needs_clerk == 2); // `other` has a number before it asks, and gets none either
    const auto op = counter.op(dossier, OpKind::Put);
    CHECK(op.lastProblem == "number-taken");
    CHECK(op.severity == 4);
    CHECK(held()["dossiers"].empty());
    sendAgain(dossier);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry, "The lost answer to whatever is harmless twice needs nobody and doubles nothing") {
    const auto path =
        GENERATE(as<std::string>(), "GetToken", "GetNextValue", "UploadFile", "CapNhatTrangThai");
    const auto how = GENERATE(as<std::string>(), "swallow", "cut_answer");
    INFO(path << ", " << how);
    ministry.fault(fault(how.c_str(), path, 60));
    const auto dossier = counter.take({70'000});
    const auto report = counter.runUntilDone();
    CHECK(report.acknowledged == 1);
    CHECK(report.needs_clerk == 0);
    CHECK(calls(path) >= 2);
    CHECK(calls("CreateDossier") == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry,
                 "A creation that was never answered is not sent again before somebody has looked") {
    const auto how = GENERATE(as<std::string>(), "swallow", "cut_answer");
    ministry.fault(fault(how.c_str(), "CreateDossier", 40));
    const auto dossier = counter.take({1000});
    const auto other = counter.take({1000});
    CHECK(counter.runUntilDone().acknowledged == 1); // the other one
    CHECK(isForEyes(dossier));
    for (int i = 0; i < 3; ++i) {
        counter.engine->endWaits();
        counter.clock.boot_ms += 3'600'000;
        CHECK(counter.run().needs_clerk == 1);
        counter.restartProgram();
    }
    CHECK(calls("CreateDossier") == 2); // one each
    CHECK(copiesOf(dossier).size() == 1);
    const auto before = counter.auditLength();
    confirm(dossier);
    CHECK(counter.auditLength() == before + 1);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(calls("CreateDossier") == 2);
    CHECK(holdsOnce(dossier));
    CHECK(holdsOnce(other));
    CHECK(nlohmann::json::parse(counter.delivery(dossier).receipt)["seen_by_a_clerk"] == true);
    CHECK(nlohmann::json::parse(counter.delivery(other).receipt)["seen_by_a_clerk"] == false);
}

TEST_CASE_METHOD(Ministry,
                 "A creation that did not arrive is sent again when somebody has looked, and is there once") {
    ministry.fault(fault("cut_body", "CreateDossier", 10));
    const auto dossier = counter.take({1000});
    counter.runUntilDone();
    CHECK(isForEyes(dossier));
    CHECK(copiesOf(dossier).empty());
    sendAgain(dossier);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry,
                 "A ministry that knows its numbers again takes a mistaken second creation for the first") {
    ministry.control(R"({"refuses_doubles":true})");
    ministry.fault(fault("swallow", "CreateDossier"));
    const auto dossier = counter.take({1000});
    counter.runUntilDone();
    sendAgain(dossier); // somebody has not looked well
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry, "A creation that never left this PC waits by itself: nobody has to look") {
    const auto dossier = takeUpToCreation();
    ministry.kill();
    counter.engine->endWaits();
    const auto report = counter.run();
    CHECK(report.waiting == 1);
    CHECK(report.needs_clerk == 0);
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::NoLink));
    CHECK(counter.op(dossier, OpKind::Commit).state == OpState::Queued);
}

TEST_CASE_METHOD(Ministry, "A creation that was in the air when the program died is for somebody who looks") {
    const auto dossier = takeUpToCreation();
    auto commit = counter.op(dossier, OpKind::Commit);
    commit.state = OpState::Sending;
    REQUIRE(counter.store->write([&](Books& books) { return books.outbox().updateOp(commit); }));
    const auto before = ministry.state();
    const bool programDied = GENERATE(true, false); // or its answer could not be kept, and it went on
    if (programDied) counter.restartProgram();
    counter.engine->endWaits();
    CHECK(counter.run().needs_clerk == 1);
    CHECK(isForEyes(dossier));
    CHECK(ministry.state() == before);
    sendAgain(dossier);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry, "What waited in a backup that was restored is sent by nobody who has not looked") {
    const auto begun = takeUpToCreation();
    const auto fresh = counter.take({1000});
    REQUIRE(counter.store->write(
        [](Books& books) { return books.settings().put(core::ports::kRestoredSetting, "yes"); }));
    const auto before = ministry.state();
    counter.restartProgram();
    CHECK(counter.run().needs_clerk == 2);
    CHECK(ministry.state() == before);
    CHECK(isForEyes(begun));
    CHECK(counter.op(fresh, OpKind::Put).lastProblem == "restored-since");
    CHECK_FALSE(row(fresh).asksForEyes()); // its number there is not known here
    const auto later = counter.take({1000});
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(holdsOnce(later));
    sendAgain(begun);
    sendAgain(fresh);
    counter.restartProgram();
    CHECK(counter.runUntilDone().acknowledged == 2);
    CHECK(holdsOnce(begun));
    CHECK(holdsOnce(fresh));
    CHECK(held()["dossiers"].size() == 3);
}

TEST_CASE_METHOD(Ministry, "A creation that our own stop cut off is for somebody who looks") {
    ministry.fault(fault("hold", "CreateDossier"));
    const auto dossier = counter.take({1000});
    std::stop_source stop;
    auto run = std::async(std::launch::async, [&] { return counter.engine->runUntilIdle(stop.get_token()); });
    ministry.waitForHeld(1);
    stop.request_stop();
    REQUIRE(run.get());
    ministry.release();
    CHECK(isForEyes(dossier));
    CHECK(calls("CreateDossier") == 1);
    confirm(dossier);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry,
                 "A front that breaks during a creation leaves it open; one that is busy has done nothing") {
    const int status = GENERATE(429, 500, 502, 503, 504);
    const bool isBusy = status == 429 || status == 503;
    INFO(status);
    ministry.fault(fault("status", "CreateDossier", status));
    const auto dossier = counter.take({1000});
    const auto report = counter.runUntilDone();
    CHECK(report.needs_clerk == (isBusy ? 0 : 1));
    CHECK(isForEyes(dossier) == !isBusy);
    if (!isBusy) {
        sendAgain(dossier);
        counter.runUntilDone();
    }
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry, "A step that was never answered is told once, or again by whoever has looked") {
    const bool hasArrived = GENERATE(true, false);
    ministry.fault(hasArrived ? fault("swallow", "CapNhatTienTrinh")
                              : fault("cut_body", "CapNhatTienTrinh", 5));
    const auto dossier = counter.take({1000});
    CHECK(counter.runUntilDone().needs_clerk == 1);
    CHECK(isForEyes(dossier));
    CHECK(isThere(dossier) == hasArrived);
    if (hasArrived)
        confirm(dossier);
    else
        sendAgain(dossier);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry,
                 "What is refused of a dossier that is there can be set there by hand, and is then done") {
    const auto path = GENERATE(as<std::string>(), "CapNhatTrangThai", "CapNhatTienTrinh");
    ministry.fault(R"({"do":"say","message":"Đơn vị chưa được phân quyền","path":")" + path + "\"}");
    const auto dossier = counter.take({1000});
    CHECK(counter.runUntilDone().needs_clerk == 1);
    const auto op = counter.op(dossier, OpKind::Commit);
    CHECK(op.lastProblem == "step-refused");
    CHECK(op.lastDetail == "Đơn vị chưa được phân quyền");
    CHECK(row(dossier).asksForEyes());
    confirm(dossier);
    CHECK(counter.runUntilDone().acknowledged == 1);
    CHECK(calls(path) == 0);
    CHECK(calls("CreateDossier") == 1);
}

TEST_CASE_METHOD(Ministry, "Nobody says of a dossier that it is there when nobody was asked to look") {
    ministry.fault(R"({"do":"say","path":"CreateDossier","message":"Thiếu mã thủ tục"})");
    const auto dossier = counter.take({1000});
    counter.runUntilDone();
    CHECK_FALSE(row(dossier).asksForEyes());
    OutboxList outbox(*counter.store);
    CHECK(outbox.confirmSeen(row(dossier), {}, counter.clock.now())
              .error()
              .is(core::domain::DomainCode::NothingToConfirm));
    core::usecases::SignedIn technician;
    technician.role = core::ports::Role::Technician;
    CHECK_FALSE(outbox.confirmSeen(row(dossier), technician, counter.clock.now()));
    CHECK(counter.op(dossier, OpKind::Commit).lastDetail == "Thiếu mã thủ tục");
}

TEST_CASE_METHOD(Ministry,
                 "A token that ends in the middle is renewed once, and what it was for is done once") {
    const auto path = GENERATE(as<std::string>(), "GetNextValue", "UploadFile", "CreateDossier",
                               "CapNhatTrangThai", "CapNhatTienTrinh");
    INFO(path);
    ministry.fault(fault("sign_out", path));
    const auto dossier = counter.take({1000});
    const auto report = counter.run();
    CHECK(report.acknowledged == 1);
    CHECK(calls("GetToken") == 2);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry, "A token is renewed before its life is over") {
    ministry.control(R"({"token_life_s":100})");
    (void)counter.take({});
    CHECK(counter.run().acknowledged == 1);
    counter.clock.boot_ms += 79'000;
    (void)counter.take({});
    CHECK(counter.run().acknowledged == 1);
    CHECK(calls("GetToken") == 1);
    counter.clock.boot_ms += 1'000;
    (void)counter.take({});
    CHECK(counter.run().acknowledged == 1);
    CHECK(calls("GetToken") == 2);
}

TEST_CASE_METHOD(Ministry, "A wrong secret stops everything, says so, and loses nothing") {
    secret = "sai";
    const auto dossier = counter.take({10});
    const auto report = counter.run();
    REQUIRE(report.trouble);
    CHECK(report.trouble->is(PortalCode::SignInRefused));
    CHECK(report.waiting == 1);
    secret = tests::MinistryProcess::kSecret;
    counter.engine->endWaits();
    CHECK(counter.runUntilDone().waiting == 0);
    CHECK(isDone(dossier));
}

TEST_CASE_METHOD(Ministry,
                 "A hash of a form that is not ours is kept as it is; one of our form has to be ours") {
    ministry.control(R"({"hashes":"md5"})");
    const auto dossier = counter.take({1000});
    CHECK(counter.runUntilDone().acknowledged == 1);
    const auto hash = copiesOf(dossier)[0]["record"]["ThanhPhanHoSo"][0]["GiayToDinhKem"][0]["HashTepTin"];
    CHECK(hash.get<std::string>().size() == 32);

    ministry.control(R"({"hashes":"of another"})");
    const auto spoilt = counter.take({1000});
    CHECK(counter.runUntilDone().needs_clerk == 1);
    CHECK(calls("UploadFile") == 3); // the second time it is for a supervisor
    CHECK(counter.op(spoilt, OpKind::Commit).lastProblem == "hash-mismatch");
    CHECK(counter.op(spoilt, OpKind::Commit).severity == 3);
    CHECK(copiesOf(spoilt).empty());
    ministry.control(R"({"hashes":"sha256"})");
}

TEST_CASE_METHOD(Ministry, "A file that is too large for the ministry is for a clerk, and the others pass") {
    ministry.fault(fault("status", "UploadFile", 413));
    const auto large = counter.take({1000});
    const auto other = counter.take({2000});
    const auto report = counter.runUntilDone();
    CHECK(report.needs_clerk == 1);
    CHECK(report.acknowledged == 1);
    CHECK(counter.op(large, OpKind::File).lastProblem == "too-large");
    CHECK(holdsOnce(other));
}

TEST_CASE_METHOD(Ministry, "What the ministry was told is kept in place of a receipt, and is no receipt") {
    const auto dossier = counter.take({10});
    counter.runUntilDone();
    const auto delivery = counter.delivery(dossier);
    CHECK(delivery.receiptSeq == 0);
    CHECK(delivery.receiptEpoch.empty());
    const auto seen = nlohmann::json::parse(delivery.receipt);
    CHECK(seen["number"] == counter.numberOf(dossier));
    CHECK(seen["id"] == "hs-1");
    CHECK(seen["body_sha256"] == core::domain::toHex(delivery.bodySha256));
}

TEST_CASE_METHOD(Ministry, "A correction of what the ministry has is for a person: it takes none") {
    core::ports::Delivery second;
    second.revision = 2;
    core::sync::MinistryExchange portal({ministry.address(), {}, {}, {}}, counter.transport, counter.clock);
    const auto answer = portal.putRevision(second, {}, {}, {});
    REQUIRE_FALSE(answer);
    CHECK(answer.error().verdict == core::ports::Verdict::Refused);
    CHECK(answer.error().problem == "no-corrections");
    CHECK(held()["calls"].empty());
}
