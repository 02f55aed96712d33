// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/counter_life.h"

using core::base::Dong;
using core::domain::Shift;
using core::domain::ShiftClosing;
using core::domain::WayOfPaying;
using core::ports::Books;
using core::ports::StoreCode;
using tests::ask;
using tests::LivelyStore;
using tests::mustWrite;
using tests::samplePayment;
using tests::sampleShift;

namespace {

struct Drawer : LivelyStore {
    Dong close(Dong counted, const std::string& note = "Thừa tiền lẻ") {
        return done([&](Books& books) {
            return books.shifts().close(shift.id, {{1795260000000}, counted, {}, note});
        });
    }
    core::base::Error closeError(const core::base::ShiftId& id, Dong counted) {
        const auto closed = store->write([&](Books& books) -> core::base::Result<void> {
            return books.shifts().close(id, {{}, counted, {}, ""}).map([](Dong) {});
        });
        REQUIRE_FALSE(closed);
        return closed.error();
    }
    void pay(Dong amount, WayOfPaying way, int n) {
        auto payment = samplePayment(one, shift, n);
        payment.amount = amount;
        payment.way = way;
        CHECK(done([&](Books& books) { return books.fees().take(payment); }));
    }
    std::optional<Shift> openAt(const std::string& counter) {
        return ask(*store, [&](Books& books) { return books.shifts().openAt(counter); });
    }
};

} // namespace

TEST_CASE_METHOD(Drawer, "A counter has one open shift at most, and other counters have theirs") {
    CHECK(openAt("Q07") == shift);
    CHECK_FALSE(openAt("Q08"));
    CHECK(isRefused([](Books& books) { return books.shifts().open(sampleShift(2)); }));
    mustWrite(*store, [](Books& books) { return books.shifts().open(sampleShift(3, "Q08")); });
    reopen();
    CHECK(openAt("Q07") == shift);
    CHECK(openAt("Q08") == sampleShift(3, "Q08"));
    close({500'000});
    CHECK_FALSE(openAt("Q07"));
    mustWrite(*store, [](Books& books) { return books.shifts().open(sampleShift(2)); });
    CHECK(openAt("Q07") == sampleShift(2));
}

TEST_CASE_METHOD(Drawer, "A closed shift says what was counted and how far it is from what should be there") {
    pay({20'000}, WayOfPaying::Cash, 1);
    pay({70'000}, WayOfPaying::Card, 2); // is not in the drawer
    CHECK(close({519'000}) == Dong{-1'000});
    reopen();
    auto wanted = shift;
    wanted.closing = ShiftClosing{{1795260000000}, {519'000}, {-1'000}, "Thừa tiền lẻ"};
    CHECK(ask(*store, [&](Books& books) { return books.shifts().find(shift.id); }) == wanted);
}

TEST_CASE_METHOD(Drawer, "A shift is closed once, and never with less than no money") {
    CHECK(closeError(shift.id, {-1}).is(StoreCode::Failed));
    close({500'000}, "");
    CHECK(closeError(shift.id, {500'000}).is(StoreCode::NotFound));
    CHECK(closeError({}, {0}).is(StoreCode::NotFound));
    auto poor = sampleShift(2);
    poor.cashAtOpening = {-1};
    CHECK(isRefused([&](Books& books) { return books.shifts().open(poor); }));
    CHECK_FALSE(ask(*store, [](Books& books) { return books.shifts().find({}); }));
    CHECK(ask(*store, [&](Books& books) { return books.shifts().find(shift.id); })->closing->note.empty());
}

TEST_CASE_METHOD(
    Drawer, "A closed shift stays as it is, and none is closed with another difference than the true one") {
    checkNever({"UPDATE shift SET closed_seq=1, closed_ms=1, cash_counted_dong=500000, difference_dong=1, "
                "note=x'01'",
                "UPDATE shift SET closed_seq=1", "UPDATE shift SET cash_at_opening_dong=0",
                "UPDATE shift SET counter='Q09'", "UPDATE shift SET note=x'01'", "DELETE FROM shift"});
    close({500'000});
    checkNever({"UPDATE shift SET closed_seq=NULL, closed_ms=NULL, cash_counted_dong=NULL, "
                "difference_dong=NULL, note=x''",
                "UPDATE shift SET cash_counted_dong=1, difference_dong=-499999",
                "UPDATE shift SET note=x'02'", "UPDATE shift SET closed_ms=0", "DELETE FROM shift"});
}

TEST_CASE_METHOD(Drawer, "The note of a shift stands in the file nowhere in clear") {
    close({500'000}, "Chị Hoa đổi tiền");
    checkSealed({"Chị Hoa"});
    store.reset();
    checkSealed({"Chị Hoa"});
}
