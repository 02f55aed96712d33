// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/usecases/outbox_list.h"

#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;
using ports::OpKind;
using ports::OpState;
using usecases::OutboxList;

namespace {

struct Waiting : CounterFixture {
    domain::Dossier first;
    domain::Dossier second;

    Waiting() {
        setUp();
        first = *receiving().receive(completeIntake(), clerk);
        second = *receiving().receive(completeIntake(), clerk);
    }
    void change(const domain::Dossier& dossier, OpKind kind,
                const std::function<void(ports::OutboxOp&)>& how) {
        REQUIRE(store->write([&](ports::Books& books) -> base::Result<void> {
            auto ops = books.outbox().opsOf(dossier.id, 1);
            if (!ops) return base::fail(ops.error());
            for (auto& op : *ops) {
                if (op.kind != kind) continue;
                how(op);
                if (auto kept = books.outbox().updateOp(op); !kept) return kept;
            }
            return {};
        }));
    }
    void receive(const domain::Dossier& dossier) {
        ports::Delivery delivery;
        delivery.dossier = dossier.id;
        delivery.receipt = "a receipt";
        delivery.receiptEpoch = "9f2c";
        delivery.receiptSeq = 7;
        REQUIRE(store->write([&](ports::Books& books) { return books.outbox().acknowledge(delivery); }));
    }
    OutboxList list() { return OutboxList(*store); }
};

void refuse(ports::OutboxOp& op) {
    op.state = OpState::NeedsClerk;
    op.severity = 2;
    op.lastProblem = "invalid-field";
    op.lastDetail = "Bà Nguyễn Thị Mẫu khai sai";
    op.lastHttp = 422;
}

} // namespace

TEST_CASE_METHOD(Waiting, "What has its receipt waits no more") {
    CHECK(list().openRowsOfLocked()->size() == 2);
    receive(first);
    const auto rows = list().openRowsOfLocked();
    REQUIRE(rows);
    REQUIRE(rows->size() == 1);
    CHECK((*rows)[0].dossier == second.id);
    CHECK(list().rowsOfLocked()->size() == 2);
    CHECK(list().openRows(clerk, 0)->empty());
}

TEST_CASE_METHOD(Waiting, "A wait is told with the boot that it belongs to") {
    change(first, OpKind::Put, [](auto& op) {
        op.attempts = 3;
        op.nextBootMs = 99'000;
        op.bootId = "boot-1";
        op.lastProblem = "busy";
        op.severity = 1;
    });
    const auto row = list().openRowsOfLocked()->back();
    CHECK(row.dossier == first.id);
    CHECK(row.attempts == 3);
    CHECK(row.nextBootMs == 99'000);
    CHECK(row.bootId == "boot-1");
    CHECK(row.problem == "busy");
}

TEST_CASE_METHOD(Waiting,
                 "A dossier is explained by its number or its identifier, step by step, without a key") {
    change(first, OpKind::Put, refuse);
    vault.lock();
    for (const auto& wanted : {first.id.hex(), first.number.text}) {
        const auto found = list().explain(wanted, {});
        REQUIRE(found);
        CHECK(found->row.number == first.number.text);
        CHECK(found->row.state == OpState::NeedsClerk);
        CHECK(found->row.problem == "invalid-field");
        REQUIRE(found->ops.size() == first.documents.size() + 2);
        CHECK(found->ops[0].kind == OpKind::Put);
        CHECK(found->ops[0].lastHttp == 422);
        CHECK(found->delivery.receipt.empty());
        CHECK(found->delivery.body.empty());
    }
}

TEST_CASE_METHOD(Waiting, "What the portal said of a dossier is for whoever may read it") {
    change(first, OpKind::Put, refuse);
    auto technician = clerk;
    technician.role = ports::Role::Technician;
    for (const auto& by : {std::optional<usecases::SignedIn>(), std::optional(technician)}) {
        const auto found = list().explain(first.number.text, by);
        REQUIRE(found);
        CHECK(found->row.detail.empty());
        CHECK(found->ops[0].lastDetail.empty());
    }
    const auto found = list().explain(first.number.text, clerk);
    REQUIRE(found);
    CHECK(found->ops[0].lastDetail == "Bà Nguyễn Thị Mẫu khai sai");
    CHECK(found->row.detail == "Bà Nguyễn Thị Mẫu khai sai");
}

TEST_CASE_METHOD(
    Waiting, "Of a dossier that was received its receipt is told, of one that is not there that it is not") {
    receive(second);
    const auto found = list().explain(second.number.text, {});
    REQUIRE(found);
    CHECK(found->row.state == OpState::Acknowledged);
    CHECK(found->delivery.receiptEpoch == "9f2c");
    CHECK(found->delivery.receiptSeq == 7);
    for (const auto* wanted : {"H15.50.05.13-261121-0001", "", "00000000000000000000000000000000"})
        CHECK(list().explain(wanted, clerk).error().is(domain::DomainCode::DossierUnknown));
}
