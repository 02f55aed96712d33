// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/counter_life.h"

using core::domain::DossierResult;
using core::domain::ResultReturn;
using core::domain::ReturnVia;
using core::ports::Books;
using core::ports::StoreCode;
using tests::ask;
using tests::LivelyStore;
using tests::mustWrite;
using tests::sampleResult;
using tests::sampleReturn;

namespace {

struct Results : LivelyStore {
    void arrive(const DossierResult& result) {
        mustWrite(*store, [&](Books& books) { return books.results().arrive(result); });
    }
    void give(const ResultReturn& given) {
        mustWrite(*store, [&](Books& books) { return books.results().giveBack(given); });
    }
    bool refusesToGive(const ResultReturn& given) {
        return isRefused([&](Books& books) { return books.results().giveBack(given); });
    }
    void send(const DossierResult& result, ReturnVia via) {
        mustWrite(*store, [&](Books& books) { return books.results().sendVia(result.id, via); });
    }
    std::vector<DossierResult> held(ReturnVia via) {
        return ask(*store, [&](Books& books) { return books.results().held(via); });
    }
    std::map<ReturnVia, int> counts() {
        return ask(*store, [](Books& books) { return books.results().heldCounts(); });
    }
    void checkCounts() {
        CHECK(asked("SELECT count(*) FROM (SELECT k, n FROM counts WHERE what='result_held' AND n>0 EXCEPT"
                    " SELECT via, count(*) FROM result WHERE state='held' GROUP BY via)") == "0");
        CHECK(asked("SELECT (SELECT total(n) FROM counts WHERE what='result_held')="
                    "(SELECT count(*) FROM result WHERE state='held')") == "1");
    }
};

} // namespace

TEST_CASE_METHOD(
    Results,
    "A result is held from its arrival until somebody has it, and both are read as they were written") {
    const auto result = sampleResult(one);
    arrive(result);
    reopen();
    CHECK(held(ReturnVia::Counter) == std::vector{result});
    auto rows = ask(*store, [&](Books& books) { return books.results().ofDossier(one.id); });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].result == result);
    CHECK_FALSE(rows[0].returned);

    give(sampleReturn(result));
    reopen();
    CHECK(held(ReturnVia::Counter).empty());
    rows = ask(*store, [&](Books& books) { return books.results().ofDossier(one.id); });
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].result == result);
    CHECK(rows[0].returned == sampleReturn(result));
    CHECK(ask(*store, [&](Books& books) { return books.results().ofDossier(two.id); }).empty());
}

TEST_CASE_METHOD(Results, "A result is given back once, and only one that has come") {
    const auto result = sampleResult(one);
    CHECK(refusesToGive(sampleReturn(result)));
    arrive(result);
    CHECK(isRefused([&](Books& books) { return books.results().arrive(result); }));
    give(sampleReturn(result));
    auto second = sampleReturn(result);
    second.recipient.name = "Một Người Khác";
    CHECK(refusesToGive(second));
    const auto rows = ask(*store, [&](Books& books) { return books.results().ofDossier(one.id); });
    CHECK(rows.at(0).returned == sampleReturn(result));
}

TEST_CASE_METHOD(Results, "A result of no dossier, and fewer than no originals taken back, are refused") {
    auto stray = sampleResult(one);
    stray.dossier.bytes.fill(9);
    CHECK(isRefused([&](Books& books) { return books.results().arrive(stray); }));
    arrive(sampleResult(one));
    auto given = sampleReturn(sampleResult(one));
    given.retakenOriginals = -1;
    CHECK(refusesToGive(given));
    CHECK(counts() == std::map<ReturnVia, int>{{ReturnVia::Counter, 1}});
}

TEST_CASE_METHOD(Results, "The way of a result may change while it is here, and then no more") {
    const auto result = sampleResult(one);
    const auto other = sampleResult(one, 2); // a linked procedure has several
    arrive(result);
    arrive(other);
    send(result, ReturnVia::Post);
    CHECK(held(ReturnVia::Counter) == std::vector{other});
    REQUIRE(held(ReturnVia::Post).size() == 1);
    CHECK(held(ReturnVia::Post)[0].id == result.id);
    send(result, ReturnVia::Locker);
    give(sampleReturn(result));
    CHECK(isRefused([&](Books& books) { return books.results().sendVia(result.id, ReturnVia::Post); }));
    const auto unknown =
        store->write([](Books& books) { return books.results().sendVia({}, ReturnVia::Post); });
    CHECK(unknown.error().is(StoreCode::NotFound));
    const auto rows = ask(*store, [&](Books& books) { return books.results().ofDossier(one.id); });
    REQUIRE(rows.size() == 2);
    CHECK(rows[0].result.via == ReturnVia::Locker);
    CHECK_FALSE(rows[1].returned);
}

TEST_CASE_METHOD(Results, "Counts of held results by their way are those of the rows after every change") {
    arrive(sampleResult(one));
    arrive(sampleResult(one, 2));
    arrive(sampleResult(two));
    checkCounts();
    send(sampleResult(two), ReturnVia::Post);
    CHECK(counts() == std::map<ReturnVia, int>{{ReturnVia::Counter, 2}, {ReturnVia::Post, 1}});
    checkCounts();
    give(sampleReturn(sampleResult(one)));
    give(sampleReturn(sampleResult(two)));
    CHECK(counts() == std::map<ReturnVia, int>{{ReturnVia::Counter, 1}});
    checkCounts();
}

TEST_CASE_METHOD(Results, "What was signed for stays, and a result is returned to somebody or not at all") {
    arrive(sampleResult(one));
    checkNever({"UPDATE result SET state='returned'", "DELETE FROM result", "UPDATE result SET payload=x'02'",
                "UPDATE result SET arrived_ms=0", "UPDATE result SET via='balloon'"});
    give(sampleReturn(sampleResult(one)));
    checkNever(
        {"UPDATE result SET state='held'", "UPDATE result SET via='post'", "DELETE FROM result_return",
         "UPDATE result_return SET recipient='owner'", "UPDATE result_return SET payload=x'02'",
         "UPDATE result_return SET returned_ms=0",
         "INSERT INTO result SELECT 9, zeroblob(16), dossier_uuid, via, 'returned', clerk_uuid, arrived_ms,"
         " payload FROM result"});
}

TEST_CASE_METHOD(Results, "What a result says and who has it stand in the file nowhere in clear") {
    arrive(sampleResult(one));
    give(sampleReturn(sampleResult(one)));
    checkSealed({"17/2026", "Giấy khai sinh của", "Hoàng Thị Lấy", "0911222333"});
    store.reset();
    checkSealed({"17/2026", "Giấy khai sinh của", "Hoàng Thị Lấy", "0911222333"});
}
