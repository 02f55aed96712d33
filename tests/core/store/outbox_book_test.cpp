// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"

using core::ports::Books;
using core::ports::Delivery;
using core::ports::OpState;
using core::ports::OutboxOp;
using core::ports::StoreCode;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::ask;
using tests::mustWrite;
using tests::OwnStore;
using tests::sampleDossier;
using tests::sampleOps;

namespace {

// A store with dossiers 1 .. n saved.
struct Outbox : OwnStore {
    explicit Outbox(int dossiers = 1) {
        for (int i = 1; i <= dossiers; ++i)
            mustWrite(*store, [&](Books& books) { return tests::save(books, sampleDossier(i)); });
    }

    std::vector<OutboxOp> ops(int n = 1) {
        return ask(*store, [&](Books& books) { return books.outbox().opsOf(sampleDossier(n).id, 1); });
    }
    Delivery delivery(int n = 1) {
        return ask(*store, [&](Books& books) { return books.outbox().delivery(sampleDossier(n).id, 1); });
    }
    OpState state(int n = 1) { return delivery(n).state; }
    std::map<OpState, int> counts() {
        return ask(*store, [](Books& books) { return books.outbox().counts(); });
    }
    void update(const OutboxOp& op) {
        mustWrite(*store, [&](Books& books) { return books.outbox().updateOp(op); });
    }
    void set(std::size_t index, OpState to, int n = 1) {
        auto op = ops(n).at(index);
        op.state = to;
        update(op);
    }
    void acknowledge(int n = 1) {
        auto receipted = delivery(n);
        receipted.receipt = "{\"receipt\":1}";
        receipted.receiptEpoch = "e1";
        receipted.receiptSeq = 17;
        receipted.receivedByPortal = core::base::Instant{1795227999000};
        mustWrite(*store, [&](Books& books) { return books.outbox().acknowledge(receipted); });
    }
};

// Of sampleOps().
constexpr std::size_t kPut = 0;
constexpr std::size_t kFirstFile = 1;
constexpr std::size_t kCommit = 4;

} // namespace

TEST_CASE("A saved delivery comes back byte for byte, its operations in the order of saving") {
    Outbox outbox;
    const auto delivery = outbox.delivery();
    CHECK(delivery.body == tests::sampleDelivery(sampleDossier(1)).body);
    CHECK(delivery.bodySha256 == core::vault::sha256(delivery.body));
    CHECK(delivery.state == OpState::Queued);
    CHECK(delivery.receipt.empty());
    CHECK_FALSE(delivery.receivedByPortal);
    const auto wanted = sampleOps(sampleDossier(1));
    const auto ops = outbox.ops();
    REQUIRE(ops.size() == wanted.size());
    for (std::size_t i = 0; i < ops.size(); ++i) {
        CHECK(ops[i].op == wanted[i].op);
        CHECK(ops[i].kind == wanted[i].kind);
        CHECK(ops[i].file == wanted[i].file);
        CHECK(ops[i].bytesLeft == wanted[i].bytesLeft);
        CHECK(ops[i].lane == wanted[i].lane);
    }
}

TEST_CASE("An operation keeps all of its progress, also through a restart") {
    Outbox outbox;
    auto op = outbox.ops().at(kFirstFile);
    op.bytesLeft = 100;
    op.severity = 2;
    op.state = OpState::NeedsClerk;
    op.attempts = 3;
    op.crashes = 1;
    op.nextBootMs = 123'456;
    op.bootId = "boot-1";
    op.lastHttp = 422;
    op.lastProblem = "invalid-field";
    op.lastDetail = "Thiếu ngày sinh";
    op.requestId = "r-1";
    outbox.update(op);
    outbox.reopen();
    const auto kept = outbox.ops().at(kFirstFile);
    CHECK(kept.seq == op.seq);
    CHECK(std::tuple(kept.bytesLeft, kept.severity, kept.state) == std::tuple(100, 2, OpState::NeedsClerk));
    CHECK(std::tuple(kept.attempts, kept.crashes, kept.lastHttp) == std::tuple(3, 1, 422));
    CHECK(kept.nextBootMs == 123'456);
    CHECK(kept.bootId == "boot-1");
    CHECK(kept.lastProblem == "invalid-field");
    CHECK(kept.lastDetail == "Thiếu ngày sinh");
    CHECK(kept.requestId == "r-1");
}

TEST_CASE(
    "The portal's words lie sealed, and are left out where they do not open: the operation is still there") {
    Outbox outbox;
    auto op = outbox.ops().at(kPut);
    op.state = OpState::NeedsClerk;
    op.lastProblem = "invalid-field";
    op.lastDetail = "Nguyễn Thị Mẫu sinh ngày 28/02/1999";
    outbox.update(op);
    const auto look = [&](const std::string& sql) {
        const auto tool = Database::open(outbox.file, Access::Write);
        REQUIRE(tool);
        auto query = (*tool)->prepare(sql);
        return query.step() == true ? query.blob(0) : std::string();
    };
    CHECK(look("SELECT last_detail FROM outbox WHERE state='needs_clerk'").empty());
    const auto sealed = look("SELECT detail FROM outbox WHERE state='needs_clerk'");
    CHECK(sealed.size() > op.lastDetail.size());
    CHECK(sealed.find("Nguyễn") == std::string::npos);
    outbox.store.reset();
    look("UPDATE outbox SET detail=zeroblob(length(detail)) WHERE state='needs_clerk'");
    outbox.reopen();
    const auto kept = outbox.ops().at(kPut);
    CHECK(kept.lastProblem == "invalid-field");
    CHECK(kept.lastDetail.empty());
    outbox.acknowledge(1);
    CHECK(look("SELECT detail FROM outbox WHERE kind='put'").empty());
}

TEST_CASE("Words that nobody could read stay with their cause, and go with it") {
    Outbox outbox;
    auto op = outbox.ops().at(kPut);
    op.lastProblem = "invalid-field";
    op.lastDetail = "Thiếu ngày sinh";
    outbox.update(op);
    outbox.store.reset();
    {
        core::vault::Vault neverOpened(tests::kCheapGuess);
        const auto store = core::store::SqliteStore::open(outbox.file, neverOpened).value();
        mustWrite(*store, [&](Books& books) -> core::base::Result<void> {
            auto unread = books.outbox().opsOf(sampleDossier(1).id, 1);
            if (!unread) return core::base::fail(unread.error());
            if (!unread->at(kPut).lastDetail.empty())
                return core::base::fail(StoreCode::Failed, "words without a key");
            unread->at(kPut).nextBootMs = 5'000;
            return books.outbox().updateOp(unread->at(kPut));
        });
    }
    outbox.reopen();
    op = outbox.ops().at(kPut);
    CHECK(op.nextBootMs == 5'000);
    CHECK(op.lastDetail == "Thiếu ngày sinh");
    op.lastProblem = "offline";
    op.lastDetail.clear();
    outbox.update(op);
    CHECK(outbox.ops().at(kPut).lastDetail.empty());
}

TEST_CASE("Open operations are listed by lane, then in the order of saving, without the acknowledged") {
    Outbox outbox(3);
    outbox.acknowledge(2);
    const auto open = ask(*outbox, [](Books& books) { return books.outbox().openOps(); });
    REQUIRE(open.size() == 10);
    for (std::size_t i = 1; i < open.size(); ++i)
        CHECK(std::tuple(open[i - 1].lane, open[i - 1].seq) < std::tuple(open[i].lane, open[i].seq));
    for (const auto& op : open)
        CHECK(op.dossier != sampleDossier(2).id);
}

TEST_CASE("The state of a delivery follows from its operations") {
    Outbox outbox;
    outbox.set(kPut, OpState::Sending);
    CHECK(outbox.state() == OpState::Sending);
    outbox.set(kPut, OpState::Queued);
    CHECK(outbox.state() == OpState::Queued);
    outbox.set(kPut, OpState::Uploaded);
    CHECK(outbox.state() == OpState::Sending);
    for (auto file = kFirstFile; file < kCommit; ++file)
        outbox.set(file, OpState::Uploaded);
    CHECK(outbox.state() == OpState::Uploaded);
    outbox.set(kCommit, OpState::Sending);
    CHECK(outbox.state() == OpState::Uploaded);
    outbox.set(kFirstFile, OpState::NeedsClerk);
    CHECK(outbox.state() == OpState::NeedsClerk);
    outbox.set(kFirstFile, OpState::Uploaded);
    CHECK(outbox.state() == OpState::Uploaded);
}

TEST_CASE("A verified receipt closes every operation of its delivery and of no other") {
    Outbox outbox(2);
    outbox.set(kPut, OpState::NeedsClerk);
    outbox.acknowledge();
    const auto delivery = outbox.delivery();
    CHECK(delivery.state == OpState::Acknowledged);
    CHECK(delivery.receipt == "{\"receipt\":1}");
    CHECK(delivery.receiptEpoch == "e1");
    CHECK(delivery.receiptSeq == 17);
    CHECK(delivery.receivedByPortal == core::base::Instant{1795227999000});
    for (const auto& op : outbox.ops())
        CHECK(op.state == OpState::Acknowledged);
    for (const auto& op : outbox.ops(2))
        CHECK(op.state == OpState::Queued);
}

TEST_CASE("No delivery is acknowledged without a receipt") {
    Outbox outbox;
    auto commit = outbox.ops().at(kCommit);
    commit.state = OpState::Acknowledged;
    CHECK_FALSE((*outbox).write([&](Books& books) { return books.outbox().updateOp(commit); }));
    const auto without = outbox.delivery();
    CHECK_FALSE((*outbox).write([&](Books& books) { return books.outbox().acknowledge(without); }));
    CHECK(outbox.state() == OpState::Queued);
}

TEST_CASE("Counts by state are those of the rows after every change") {
    Outbox outbox(3);
    CHECK(outbox.counts() == std::map<OpState, int>{{OpState::Queued, 3}});
    outbox.set(kPut, OpState::Sending, 2);
    outbox.acknowledge(3);
    CHECK(outbox.counts() ==
          std::map<OpState, int>{{OpState::Queued, 1}, {OpState::Sending, 1}, {OpState::Acknowledged, 1}});
}

TEST_CASE("Operations that were being sent when the program ended wait again, with one crash more") {
    Outbox outbox(2);
    auto op = outbox.ops().at(kPut);
    op.state = OpState::Sending;
    op.nextBootMs = 99;
    op.attempts = 1;
    outbox.update(op);
    outbox.reopen();
    op = outbox.ops().at(kPut);
    CHECK(op.state == OpState::Queued);
    CHECK(op.crashes == 1);
    CHECK(op.attempts == 1);
    CHECK_FALSE(op.nextBootMs);
    CHECK(outbox.state() == OpState::Queued);
    CHECK(outbox.ops(2).at(kPut).crashes == 0);
}

TEST_CASE("A frozen body cannot be changed, and one revision is delivered once") {
    Outbox outbox;
    auto other = tests::sampleDelivery(sampleDossier(1));
    other.body = "{}";
    CHECK_FALSE((*outbox).write([&](Books& books) { return books.outbox().addDelivery(other, {}); }));
    const auto writer = core::store::sqlite::Database::open(outbox.file, core::store::sqlite::Access::Write);
    REQUIRE(writer);
    CHECK_FALSE((*writer)->execute("UPDATE delivery SET body=x'00'"));
}

TEST_CASE("An operation is queued once for its file, and never without its delivery") {
    Outbox outbox;
    auto twin = outbox.ops().at(kFirstFile);
    twin.op.bytes.fill(9);
    CHECK_FALSE((*outbox).write([&](Books& books) { return books.outbox().addOp(twin); }));
    auto stray = twin;
    stray.revision = 2;
    CHECK_FALSE((*outbox).write([&](Books& books) { return books.outbox().addOp(stray); }));
    CHECK(outbox.ops().size() == 5);
}

TEST_CASE("What is not in the outbox cannot be changed or asked for") {
    Outbox outbox;
    const auto refused = [&](auto act) { return (*outbox).write(act).error().is(StoreCode::NotFound); };
    auto op = outbox.ops().at(kPut);
    op.op.bytes.fill(9);
    CHECK(refused([&](Books& books) { return books.outbox().updateOp(op); }));
    CHECK(refused([](Books& books) { return books.outbox().setEtag({}, 1, "x"); }));
    Delivery unknown;
    unknown.receipt = "{}";
    CHECK(refused([&](Books& books) { return books.outbox().acknowledge(unknown); }));
    CHECK(refused([](Books& books) -> core::base::Result<void> {
        const auto delivery = books.outbox().delivery({}, 1);
        if (!delivery) return core::base::fail(delivery.error());
        return {};
    }));
}

TEST_CASE("Lists of deliveries are newest first and leave the bodies out") {
    Outbox outbox(3);
    const auto listed = ask(*outbox, [](Books& books) { return books.outbox().deliveries(2); });
    REQUIRE(listed.size() == 2);
    CHECK(listed[0].dossier == sampleDossier(3).id);
    CHECK(listed[0].body.empty());
}

TEST_CASE("The etag of an accepted put stays with its delivery, also after the receipt") {
    Outbox outbox;
    mustWrite(*outbox, [](Books& books) { return books.outbox().setEtag(sampleDossier(1).id, 1, "\"7\""); });
    outbox.acknowledge();
    CHECK(outbox.delivery().etag == "\"7\"");
}

TEST_CASE("An upload is remembered with its last offset until it is forgotten") {
    Outbox outbox;
    const auto file = sampleDossier(1).documents[0].id;
    const auto upload = [&] {
        return ask(*outbox, [&](Books& books) { return books.outbox().upload(file); });
    };
    CHECK_FALSE(upload());
    mustWrite(*outbox, [&](Books& books) { return books.outbox().putUpload({file, "https://p/1", 0}); });
    mustWrite(*outbox, [&](Books& books) { return books.outbox().putUpload({file, "https://p/2", 4096}); });
    REQUIRE(upload());
    CHECK(upload()->location == "https://p/2");
    CHECK(upload()->offset == 4096);
    mustWrite(*outbox, [&](Books& books) { return books.outbox().forgetUpload(file); });
    CHECK_FALSE(upload());
}
