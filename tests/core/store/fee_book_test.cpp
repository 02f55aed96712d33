// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/counter_life.h"

using core::base::Dong;
using core::domain::FeePayment;
using core::domain::FeeReceipt;
using core::domain::FeeVoid;
using core::domain::WayOfPaying;
using core::ports::Books;
using core::ports::StoreCode;
using tests::ask;
using tests::LivelyStore;
using tests::mustWrite;
using tests::samplePayment;
using tests::sampleShift;
using tests::sampleStock;
using Receipt = std::optional<FeeReceipt>;

namespace {

struct Fees : LivelyStore {
    Receipt take(const FeePayment& payment) {
        return done([&](Books& books) { return books.fees().take(payment); });
    }
    bool refuses(const FeePayment& payment) {
        return isRefused([&](Books& books) -> core::base::Result<void> {
            return books.fees().take(payment).map([](const Receipt&) {});
        });
    }
    FeePayment payment(int n, Dong amount = {8'000}, WayOfPaying way = WayOfPaying::Cash) {
        auto made = samplePayment(one, shift, n);
        made.amount = amount;
        made.way = way;
        return made;
    }
    FeeVoid voidOf(const FeePayment& payment) {
        return {payment.id, shift.id, payment.clerk, {1795231000000}, "Thu nhầm của bà Lê Thị Nhầm"};
    }
    void giveBack(const FeeVoid& voided) {
        mustWrite(*store, [&](Books& books) { return books.fees().voidPayment(voided); });
    }
    bool refusesToGiveBack(const FeeVoid& voided) {
        return isRefused([&](Books& books) { return books.fees().voidPayment(voided); });
    }
    Receipt spoil(const FeePayment& payment) {
        return done([&](Books& books) { return books.fees().spoilReceipt(payment.id, "Kẹt giấy"); });
    }
    void closeShift() {
        done([&](Books& books) { return books.shifts().close(shift.id, {{}, {0}, {}, ""}); });
    }
    std::map<WayOfPaying, Dong> sums(const core::domain::Shift& of) {
        return ask(*store, [&](Books& books) { return books.fees().sums(of.id); });
    }
    std::vector<core::ports::FeeRow> ofDossier() {
        return ask(*store, [&](Books& books) { return books.fees().ofDossier(one.id); });
    }
    std::vector<FeeReceipt> receipts() {
        return ask(*store, [&](Books& books) { return books.fees().receipts(stock.id); });
    }
};

} // namespace

TEST_CASE_METHOD(Fees,
                 "A payment gets the next receipt of its counter, and both are read as they were written") {
    const auto receipt = take(payment(1));
    REQUIRE(receipt);
    CHECK(*receipt == FeeReceipt{stock.id, "01BLP2-001", "AA-26P", 101, payment(1).id, false, ""});
    CHECK(take(payment(2, {20'000}, WayOfPaying::Card))->number == 102);
    reopen();
    CHECK(take(payment(3))->number == 103);
    const auto rows = ofDossier();
    REQUIRE(rows.size() == 3);
    CHECK(rows[0].payment == payment(1));
    CHECK(rows[0].receipt == *receipt);
    CHECK_FALSE(rows[0].voided);
    CHECK(rows[1].payment == payment(2, {20'000}, WayOfPaying::Card));
    CHECK(ask(*store, [&](Books& books) { return books.fees().ofShift(shift.id); }).size() == 3);
    CHECK(ask(*store, [&](Books& books) { return books.fees().ofDossier(two.id); }).empty());
}

TEST_CASE_METHOD(
    Fees,
    "The same payment again changes nothing and answers its receipt; another one of its id is refused") {
    const auto receipt = take(payment(1));
    reopen();
    CHECK(take(payment(1)) == receipt);
    CHECK(ofDossier().size() == 1);
    CHECK(sums(shift) == std::map<WayOfPaying, Dong>{{WayOfPaying::Cash, {8'000}}});
    CHECK(refuses(payment(1, {9'000})));
    auto another = payment(1);
    another.payer.name = "Người Khác";
    CHECK(refuses(another));
}

TEST_CASE_METHOD(Fees, "No payment is less than a đồng, of no dossier, or into a drawer that is not open") {
    CHECK(refuses(payment(1, {0})));
    CHECK(refuses(payment(1, {-8'000})));
    auto stray = payment(1);
    stray.dossier.bytes.fill(9);
    CHECK(refuses(stray));
    auto nowhere = payment(1);
    nowhere.shift.bytes.fill(9);
    CHECK_FALSE(take(nowhere)); // no drawer, no receipts
    CHECK(receipts().empty());
    take(payment(1));
    closeShift();
    CHECK(refuses(payment(2)));
    CHECK(refusesToGiveBack(voidOf(payment(1))));
    CHECK(ofDossier().size() == 1);
}

TEST_CASE_METHOD(Fees, "When the receipts of a counter are used up nothing is taken, until it gets more") {
    auto other = samplePayment(two, sampleShift(2, "Q08"));
    mustWrite(*store, [](Books& books) { return books.shifts().open(sampleShift(2, "Q08")); });
    CHECK_FALSE(take(other)); // the receipts are another counter's
    mustWrite(*store, [](Books& books) { return books.fees().addStock(sampleStock(2, 7, 8, "Q08")); });
    mustWrite(*store, [](Books& books) { return books.fees().addStock(sampleStock(3, 20, 29, "Q08")); });
    CHECK(take(other)->number == 7);
    other.id.bytes.fill(1);
    CHECK(take(other)->number == 8);
    other.id.bytes.fill(2);
    CHECK(take(other)->number == 20);
    CHECK(take(payment(1))->number == 101);
}

TEST_CASE_METHOD(Fees, "A receipt number is in one stock at most, and a stock has numbers") {
    const auto refusesStock = [&](const core::domain::ReceiptStock& added) {
        return isRefused([&](Books& books) { return books.fees().addStock(added); });
    };
    CHECK(refusesStock(sampleStock(2, 150, 160)));
    CHECK(refusesStock(sampleStock(2, 1, 101, "Q08")));
    CHECK(refusesStock(sampleStock(2, 120, 121)));
    CHECK(refusesStock(sampleStock(2, 200, 199)));
    CHECK(refusesStock(sampleStock(2, 0, 9)));
    auto other = sampleStock(2, 101, 150);
    other.series = "AB-26P";
    CHECK_FALSE(refusesStock(other));
}

TEST_CASE_METHOD(Fees,
                 "A spoilt receipt stays as void with its reason, and the next number stands in its place") {
    take(payment(1));
    CHECK(spoil(payment(1))->number == 102);
    reopen();
    const auto used = receipts();
    REQUIRE(used.size() == 2);
    CHECK(used[0].isVoid);
    CHECK(used[0].spoiltBecause == "Kẹt giấy");
    CHECK(used[0].fee == payment(1).id);
    CHECK_FALSE(used[1].isVoid);
    CHECK(ofDossier().at(0).receipt == used[1]);
    CHECK(take(payment(1)) == used[1]);
    CHECK(sums(shift) == std::map<WayOfPaying, Dong>{{WayOfPaying::Cash, {8'000}}});
    CHECK(store
              ->write([](Books& books) -> core::base::Result<void> {
                  return books.fees().spoilReceipt({}, "").map([](const Receipt&) {});
              })
              .error()
              .is(StoreCode::NotFound));
}

TEST_CASE_METHOD(Fees, "The last receipt of a counter is not spoilt: nothing could stand in its place") {
    CHECK(sql(
        "INSERT INTO receipt_stock SELECT 7, zeroblob(16), 'Q09', form, 'AC-26P', 1, 1 FROM receipt_stock"));
    mustWrite(*store, [](Books& books) { return books.shifts().open(sampleShift(2, "Q09")); });
    const auto last = samplePayment(two, sampleShift(2, "Q09"));
    CHECK(take(last)->number == 1);
    CHECK_FALSE(spoil(last));
    CHECK_FALSE(take(last)->isVoid);
}

TEST_CASE_METHOD(Fees, "A payment is void once, with its reason, and its receipt with it; both stay") {
    take(payment(1));
    giveBack(voidOf(payment(1)));
    reopen();
    const auto rows = ofDossier();
    REQUIRE(rows.size() == 1);
    CHECK(rows[0].payment == payment(1));
    CHECK(rows[0].voided == voidOf(payment(1)));
    CHECK(rows[0].receipt.isVoid);
    CHECK(rows[0].receipt.spoiltBecause.empty());
    CHECK(refusesToGiveBack(voidOf(payment(1))));
    CHECK(refusesToGiveBack(voidOf(payment(2)))); // was never taken
    CHECK(store
              ->write([&](Books& books) -> core::base::Result<void> {
                  return books.fees().spoilReceipt(payment(1).id, "").map([](const Receipt&) {});
              })
              .error()
              .is(StoreCode::NotFound));
    CHECK(take(payment(2))->number == 102);
}

TEST_CASE_METHOD(Fees,
                 "A shift's sums are by way of paying; money given back is out of the shift that gave it") {
    take(payment(1, {20'000}));
    take(payment(2, {5'000}));
    take(payment(3, {70'000}, WayOfPaying::Transfer));
    giveBack(voidOf(payment(2)));
    CHECK(sums(shift) ==
          std::map<WayOfPaying, Dong>{{WayOfPaying::Cash, {20'000}}, {WayOfPaying::Transfer, {70'000}}});
    closeShift();
    mustWrite(*store, [](Books& books) { return books.shifts().open(sampleShift(2)); });
    auto late = voidOf(payment(3));
    late.shift = sampleShift(2).id;
    giveBack(late);
    CHECK(sums(shift).at(WayOfPaying::Transfer) == Dong{70'000});
    CHECK(sums(sampleShift(2)) == std::map<WayOfPaying, Dong>{{WayOfPaying::Transfer, {-70'000}}});
}

TEST_CASE_METHOD(
    Fees,
    "A payment, its receipt and its undoing are never changed or taken back, and numbers keep their order") {
    take(payment(1));
    checkNever({"UPDATE fee SET amount_dong=1", "UPDATE fee SET way='card'", "UPDATE fee SET payload=x'02'",
                "UPDATE fee SET shift_uuid=zeroblob(16)", "DELETE FROM fee",
                "UPDATE fee_receipt SET number=102", "UPDATE fee_receipt SET reason=x'02'",
                "DELETE FROM fee_receipt",
                "INSERT INTO fee_receipt SELECT 9, stock_uuid, 103, fee_uuid, 'used', x'' FROM fee_receipt",
                "INSERT INTO fee_receipt SELECT 9, stock_uuid, 102, fee_uuid, 'void', x'' FROM fee_receipt",
                "INSERT INTO fee_receipt SELECT 9, stock_uuid, 102, fee_uuid, 'used', x'' FROM fee_receipt",
                "UPDATE receipt_stock SET last=200", "DELETE FROM receipt_stock"});
    giveBack(voidOf(payment(1)));
    checkNever({"UPDATE fee_receipt SET state='used'", "DELETE FROM fee_void",
                "UPDATE fee_void SET voided_ms=0", "UPDATE fee_void SET reason=x'02'"});
}

TEST_CASE_METHOD(Fees, "Payers and reasons stand in the file nowhere in clear") {
    take(payment(1));
    spoil(payment(1));
    giveBack(voidOf(payment(1)));
    checkSealed({"Nguyễn Thị Nộp", "Tổ 1, phường", "0100000000", "nop@thu", "Lê Thị Nhầm", "Kẹt giấy"});
    store.reset();
    checkSealed({"Nguyễn Thị Nộp", "Tổ 1, phường", "0100000000", "nop@thu", "Lê Thị Nhầm", "Kẹt giấy"});
}
