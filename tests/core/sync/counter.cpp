// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/sync/counter.h"

#include <fstream>
#include <stdexcept>

namespace tests {

using core::domain::Document;
using core::domain::Dossier;
using core::ports::Books;
using core::ports::Delivery;
using core::ports::newId;
using core::ports::OpKind;
using core::ports::OutboxOp;
using core::sync::RunReport;

namespace {

template<class T>
T must(core::base::Result<T> result) {
    if (!result) throw std::runtime_error(core::base::describe(result.error()));
    if constexpr (!std::is_void_v<T>) return std::move(*result);
}

} // namespace

core::sync::PortalAccess accessTo(const PortalProcess& portal, const std::string& line) {
    return {line.empty() ? portal.address() : line,
            [] { return std::string(PortalProcess::kToken); },
            PortalProcess::kName,
            PortalProcess::kOffice,
            PortalProcess::kDevice,
            "r1",
            *core::sync::receiptKeyFromHex(portal.receiptKeyHex())};
}

Counter::Counter(const std::string& line, const MakePortal& makePortal)
    : intake(accessTo(portal, line), transport, secrets, clock) {
    makeKeys(vault);
    if (makePortal) m_other = makePortal(*this);
    startProgram();
}

void Counter::startProgram() {
    store = must(core::store::SqliteStore::open(folder / "counterfoil.db", vault));
    core::ports::Portal& spokenTo = m_other ? *m_other : intake;
    engine = std::make_unique<core::sync::Engine>(
        core::sync::Engine::Rooms{*store, files, spokenTo, clock, random});
}

void Counter::restartProgram() {
    engine.reset();
    store.reset();
    startProgram();
}

Document Counter::makeFile(std::int64_t size, std::vector<core::ports::SealedFile>& sealed) {
    Document document;
    document.id = newId<core::base::DocumentId>(random);
    document.component = "birth-notice";
    document.componentCode = "000.00.00.G15-KQ0013";
    document.name = "Giấy chứng sinh";
    document.pages = 1;
    document.originals = 1;
    document.copies = 1;
    std::string bytes(static_cast<std::size_t>(size), '\0');
    random.fill({reinterpret_cast<std::uint8_t*>(bytes.data()), bytes.size()});
    std::ofstream(must(files.begin(document.id)), std::ios::binary) << bytes;
    const auto kept = must(files.keep({document.id})).front();
    document.size_bytes = kept.size_bytes;
    document.sha256 = kept.sha256;
    sealed.push_back(kept.sealed);
    return document;
}

std::vector<OutboxOp> Counter::opsFor(const Dossier& dossier) {
    OutboxOp put;
    put.op = newId<core::base::OpId>(random);
    put.dossier = dossier.id;
    std::vector<OutboxOp> ops{put};
    for (const auto& document : dossier.documents) {
        ops.push_back(put);
        ops.back().op = newId<core::base::OpId>(random);
        ops.back().kind = OpKind::File;
        ops.back().lane = 4;
        ops.back().file = document.id;
        ops.back().bytesLeft = document.size_bytes;
    }
    ops.push_back(put);
    ops.back().op = newId<core::base::OpId>(random);
    ops.back().kind = OpKind::Commit;
    ops.back().lane = 2;
    return ops;
}

Dossier Counter::take(const std::vector<std::int64_t>& fileSizes) {
    Dossier dossier;
    dossier.id = newId<core::base::DossierId>(random);
    const int place = m_taken++;
    dossier.number = {"H15.50.05.13-261121-" + std::to_string(1000 + place), false};
    if (takesProvisionally)
        dossier.number =
            core::domain::provisionalNumber("Q07", core::base::toLocal(clock.now()).date, 1 + place);
    dossier.procedureCode = "1.001193";
    dossier.counter = "Q07";
    dossier.procedureVersion = "2026-10";
    dossier.calendarVersion = "2026-01";
    dossier.authority = "UBND phường Mẫu";
    dossier.abstract = "Đăng ký khai sinh cho Nguyễn Văn Bình";
    dossier.returnPlace = "Quầy số 7";
    dossier.fee = {8'000};
    dossier.submitter.name = "Nguyễn Thị Ánh";
    dossier.owner = {"Nguyễn Văn Bình", "001190000013",        "Tổ 1, phường Mẫu",
                     "0912345678",      "binh@thu.example.vn", core::base::dateFromIso("1990-05-12")};
    dossier.receivedAt = clock.now();
    dossier.dueAt = core::base::Instant{clock.now().ms + 86'400'000};
    std::vector<core::ports::SealedFile> sealed;
    for (const auto size : fileSizes)
        dossier.documents.push_back(makeFile(size, sealed));
    must(files.settle());
    Delivery delivery;
    delivery.dossier = dossier.id;
    delivery.body = core::sync::IntakeBody().freeze(dossier);
    must(store->write([&](Books& books) -> core::base::Result<void> {
        if (auto added = books.dossiers().insert(dossier, sealed); !added) return added;
        if (auto added = books.outbox().addDelivery(delivery, {}); !added) return added;
        for (const auto& op : opsFor(dossier))
            if (auto added = books.outbox().addOp(op); !added) return added;
        return {};
    }));
    return dossier;
}

RunReport Counter::run() {
    return must(engine->runUntilIdle({}));
}

RunReport Counter::runUntilDone(int mostRuns) {
    auto sum = run();
    while (sum.waiting > 0 && sum.nextTryBootMs && mostRuns-- > 0) {
        clock.boot_ms = std::max(clock.boot_ms, *sum.nextTryBootMs);
        const auto one = run();
        sum = {sum.acknowledged + one.acknowledged,
               one.needs_clerk,
               one.waiting,
               sum.bytes_sent + one.bytes_sent,
               sum.bytes_wasted + one.bytes_wasted,
               sum.resumed_after_cut + one.resumed_after_cut,
               one.nextTryBootMs,
               one.nextQuestionBootMs,
               one.trouble};
    }
    return sum;
}

core::ports::PortalAbilities Counter::abilities() const {
    return m_other ? m_other->abilities() : intake.abilities();
}

std::string Counter::numberOf(const Dossier& dossier) {
    std::string number;
    must(store->read([&](Books& books) -> core::base::Result<void> {
        return books.dossiers().head(dossier.id).map([&](const auto& head) { number = head->number.text; });
    }));
    return number;
}

Delivery Counter::delivery(const Dossier& dossier) {
    Delivery found;
    must(store->read([&](Books& books) -> core::base::Result<void> {
        return books.outbox().delivery(dossier.id, 1).map([&](auto row) { found = std::move(row); });
    }));
    return found;
}

std::vector<OutboxOp> Counter::ops(const Dossier& dossier) {
    std::vector<OutboxOp> found;
    must(store->read([&](Books& books) -> core::base::Result<void> {
        return books.outbox().opsOf(dossier.id, 1).map([&](auto rows) { found = std::move(rows); });
    }));
    return found;
}

OutboxOp Counter::op(const Dossier& dossier, OpKind kind) {
    for (const auto& op : ops(dossier))
        if (op.kind == kind) return op;
    throw std::runtime_error("no such operation");
}

std::int64_t Counter::auditLength() {
    std::int64_t length = 0;
    must(store->read([&](Books& books) -> core::base::Result<void> {
        return books.audit().length().map([&](auto rows) { length = rows; });
    }));
    return length;
}

int Counter::requests(const std::string& kind) {
    return atPortal()["requests"].value(kind, 0);
}

std::int64_t Counter::bodyBytes(const std::string& kind) {
    return atPortal()["body_bytes"].value(kind, std::int64_t{0});
}

bool Counter::portalHasOnce(const Dossier& dossier) {
    const auto state = atPortal();
    const auto revisions = state["dossiers"].value(dossier.id.hex(), nlohmann::json::array());
    if (revisions.size() != 1 || revisions[0]["committed"] != true) return false;
    if (revisions[0]["body_sha256"] != core::domain::toHex(delivery(dossier).bodySha256)) return false;
    for (const auto& document : dossier.documents) {
        int copies = 0;
        for (const auto& upload : state["uploads"]) {
            if (upload["file"] != document.id.hex()) continue;
            if (upload["offset"] != document.size_bytes ||
                upload["sha256"] != core::domain::toHex(document.sha256))
                return false;
            ++copies;
        }
        if (copies != 1) return false;
    }
    return true;
}

bool Counter::allWhole(const std::vector<Dossier>& dossiers) {
    for (const auto& dossier : dossiers)
        if (!portalHasOnce(dossier) || delivery(dossier).state != core::ports::OpState::Acknowledged)
            return false;
    return true;
}

} // namespace tests
