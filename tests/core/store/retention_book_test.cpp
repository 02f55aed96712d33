// SPDX-License-Identifier: GPL-3.0-or-later
// What is frozen goes by the retention rule and in no other way: the schema holds it, whoever writes.
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"

using core::ports::Books;
using core::ports::OpState;
using core::ports::Scans;
using tests::ask;
using tests::mustWrite;
using tests::sampleDossier;

namespace {

struct TwoTaken : tests::OwnStore {
    core::domain::Dossier one = sampleDossier(1);
    core::domain::Dossier two = sampleDossier(2);

    TwoTaken() {
        for (const auto& dossier : {one, two})
            mustWrite(*store, [&](Books& books) { return tests::save(books, dossier); });
    }
    void receive(const core::domain::Dossier& dossier) {
        auto delivery = tests::sampleDelivery(dossier);
        delivery.receipt = "a receipt";
        delivery.receiptEpoch = "9f2c";
        mustWrite(*store, [&](Books& books) { return books.outbox().acknowledge(delivery); });
    }
    void handOver(const std::string& work = "handed_over") {
        REQUIRE(sql("UPDATE dossier SET work='" + work + "' WHERE seq=1"));
    }
    core::ports::Retained found(const core::domain::Dossier& dossier) {
        return *ask(*store, [&](Books& books) { return books.retention().find(dossier.id); });
    }
    void begin(std::int64_t on_ms) {
        mustWrite(*store, [&](Books& books) { return books.retention().beginAll(on_ms); });
    }
};

} // namespace

TEST_CASE_METHOD(TwoTaken, "Days are counted from when a dossier was received and its originals had left") {
    begin(5);
    CHECK_FALSE(found(one).received);
    receive(one);
    begin(6);
    CHECK(found(one).received);
    CHECK_FALSE(found(one).sinceOnMs);
    handOver();
    begin(7);
    begin(8);
    CHECK(found(one).sinceOnMs == 7);
    CHECK(found(one).documents == 3);
    CHECK_FALSE(found(two).sinceOnMs);
    const auto counted = [&](std::int64_t on_ms) {
        return ask(*store, [&](Books& books) { return books.retention().countedSince(on_ms, 10); }).size();
    };
    CHECK(counted(6) == 0);
    CHECK(counted(7) == 1);
}

TEST_CASE_METHOD(TwoTaken, "Only states whose originals are in other hands are counted") {
    receive(one);
    for (const auto* work : {"taken", "supplement_asked", "draft"}) {
        handOver(work);
        begin(1);
        CHECK_FALSE(found(one).sinceOnMs);
    }
    for (const auto* work : {"refused", "withdrawn", "handed_over", "result_held", "returned"}) {
        handOver(work);
        begin(2);
        CHECK(found(one).sinceOnMs == 2);
        handOver("taken");
        CHECK_FALSE(found(one).sinceOnMs);
    }
    handOver("voided"); // for good
    begin(3);
    CHECK_FALSE(found(one).sinceOnMs);
}

TEST_CASE_METHOD(TwoTaken, "A dossier that is frozen anew has to be received anew") {
    receive(one);
    handOver();
    begin(2);
    auto again = tests::sampleDelivery(one);
    again.revision = 2;
    mustWrite(*store, [&](Books& books) { return books.outbox().addDelivery(again, {}); });
    begin(3);
    CHECK_FALSE(found(one).received);
    CHECK_FALSE(found(one).sinceOnMs);
}

TEST_CASE_METHOD(TwoTaken, "Bodies and delivery keys go once their receipt is there, and no others") {
    receive(one);
    int erased = 0;
    mustWrite(*store, [&](Books& books) {
        return books.retention().eraseReceived(10).map([&](int count) { erased = count; });
    });
    CHECK(erased == 1);
    const auto delivery = ask(*store, [&](Books& books) { return books.outbox().delivery(one.id, 1); });
    CHECK(delivery.state == OpState::Acknowledged);
    CHECK(delivery.body.empty());
    CHECK(delivery.key.forCourier.empty());
    CHECK(asked("SELECT count(*) FROM outbox WHERE length(file_key)>0") == "3");
    CHECK(ask(*store, [&](Books& books) { return books.outbox().delivery(two.id, 1); }).body ==
          tests::sampleDelivery(two).body);
    CHECK(ask(*store, [](Books& books) { return books.outbox().changedBodies(); }).empty());
    CHECK_FALSE(sql("UPDATE delivery SET state='queued' WHERE seq=1")); // it could send nothing
}

TEST_CASE_METHOD(TwoTaken,
                 "The body of what a portal holds without signing for it stays until the scans go") {
    auto held = tests::sampleDelivery(one);
    held.receipt = "what it holds";
    mustWrite(*store, [&](Books& books) { return books.outbox().acknowledge(held); });
    int erased = 0;
    mustWrite(*store, [&](Books& books) {
        return books.retention().eraseReceived(10).map([&](int count) { erased = count; });
    });
    CHECK(erased == 0);
    CHECK_FALSE(sql("UPDATE delivery SET body=x'', key_for_courier=x'', key_for_portal=x'' WHERE seq=1"));
    CHECK(ask(*store, [&](Books& books) { return books.outbox().delivery(one.id, 1); }).body ==
          tests::sampleDelivery(one).body);
    handOver();
    begin(1);
    mustWrite(*store, [&](Books& books) { return books.retention().eraseKeys(one.id); });
    CHECK(asked("SELECT length(body) FROM delivery WHERE seq=1") == "0");
}

TEST_CASE_METHOD(TwoTaken, "Keys of scans are overwritten only on the way of the rule") {
    const auto erase = [&] {
        return store->write([&](Books& books) { return books.retention().eraseKeys(one.id); }).has_value();
    };
    CHECK_FALSE(erase()); // not counted
    receive(one);
    handOver();
    begin(1);
    REQUIRE(erase());
    CHECK(found(one).scans == Scans::Shredding);
    CHECK_FALSE(erase());
    const auto files = ask(*store, [](Books& books) { return books.dossiers().files(); });
    CHECK(std::ranges::count_if(files, [](const auto& each) { return each.isShredded(); }) == 3);
    CHECK(asked("SELECT count(*) FROM outbox WHERE length(file_key)>0") == "3");
    CHECK(asked("SELECT length(body) FROM delivery WHERE seq=1") == "0");
    mustWrite(*store, [&](Books& books) { return books.retention().finish(one.id); });
    CHECK(found(one).scans == Scans::Shredded);
    CHECK_FALSE(store->write([&](Books& books) { return books.retention().finish(one.id); }));
}

TEST_CASE_METHOD(TwoTaken,
                 "With the keys of scans go the words that were read on them, and no other dossier's") {
    for (const auto& dossier : {one, two})
        mustWrite(*store,
                  [&](Books& books) { return books.search().keepScanWords(dossier.id, "giay khai sinh"); });
    receive(one);
    handOver();
    begin(1);
    mustWrite(*store, [&](Books& books) { return books.retention().eraseKeys(one.id); });
    const auto left = ask(*store, [](Books& books) { return books.search().scanEntries(1, 2); });
    REQUIRE(left.size() == 1);
    CHECK(left.front().seq == 2);
}

TEST_CASE_METHOD(TwoTaken,
                 "The schema lets nobody overwrite what is needed, nor anything but keys and bodies") {
    const std::string never[] = {
        "UPDATE document SET own_key=x'' WHERE id=1",
        "UPDATE document SET own_key=zeroblob(length(own_key)) WHERE id=1",
        "UPDATE document SET own_key=(SELECT own_key FROM document WHERE id=2) WHERE id=1",
        "UPDATE document SET sealed_sha256=zeroblob(32) WHERE id=1",
        "UPDATE delivery SET key_for_courier=key_for_courier||x'00' WHERE seq=1",
        "UPDATE delivery SET body=x'00' WHERE seq=1",
        "UPDATE delivery SET body=x'' WHERE seq=1",
        "UPDATE delivery SET rev=2 WHERE seq=1",
        "INSERT INTO retention(dossier_uuid, since_on_ms, scans) SELECT uuid, 0, 'shredding' FROM dossier "
        "WHERE seq=1",
        "INSERT INTO retention(dossier_uuid, since_on_ms, scans) SELECT uuid, 0, 'shredded' FROM dossier "
        "WHERE seq=1"};
    const auto allRefused = [&] {
        for (const auto& script : never) {
            INFO(script);
            CHECK_FALSE(sql(script));
        }
    };
    allRefused(); // nothing was received
    CHECK_FALSE(sql("UPDATE delivery SET body=x'', key_for_courier=x'', key_for_portal=x'' WHERE seq=1"));
    CHECK_FALSE(
        sql("INSERT INTO retention(dossier_uuid, since_on_ms) SELECT uuid, 0 FROM dossier WHERE seq=1;"
            "UPDATE retention SET scans='shredding'"));
    receive(one);
    handOver();
    allRefused(); // received and handed over, but not on the way
    CHECK_FALSE(sql("UPDATE delivery SET body=x'', key_for_courier=x'', key_for_portal=x'',"
                    " sealed_sha256=zeroblob(32) WHERE seq=1"));
    CHECK_FALSE(sql("UPDATE delivery SET body=x'', key_for_courier=x'', key_for_portal=x'' WHERE seq=2"));
    begin(1);
    CHECK_FALSE(sql("UPDATE retention SET scans='shredded'"));
    CHECK_FALSE(sql("UPDATE retention SET since_on_ms=0"));
    mustWrite(*store, [&](Books& books) { return books.retention().eraseKeys(one.id); });
    CHECK_FALSE(sql("UPDATE retention SET scans='kept'"));
    CHECK_FALSE(sql("DELETE FROM retention"));
    CHECK_FALSE(sql("UPDATE document SET own_key=x'00' WHERE id=1"));
    CHECK_FALSE(sql("UPDATE document SET own_key=x'' WHERE id=4")); // of the other dossier
    CHECK_FALSE(sql("UPDATE delivery SET body=x'00' WHERE seq=1"));
}
