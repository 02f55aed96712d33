// SPDX-License-Identifier: GPL-3.0-or-later
#include "tests/core/store/open_store.h"
#include "tests/core/store/sample_dossier.h"

using core::base::Date;
using core::base::DossierId;
using core::ports::Account;
using core::ports::Books;
using core::ports::Role;
using core::ports::StoreCode;
using tests::ask;
using tests::mustWrite;
using tests::OwnStore;

namespace {

const Date kMonday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{23}};
const Date kTuesday{std::chrono::year{2026}, std::chrono::month{11}, std::chrono::day{24}};

DossierId dossier(std::uint8_t n) {
    DossierId id;
    id.bytes.fill(n);
    return id;
}

std::optional<int> take(core::ports::Store& store, std::string_view kind, const Date& day,
                        int places = 9999) {
    std::optional<int> place;
    mustWrite(store, [&](Books& books) -> core::base::Result<void> {
        const auto taken = books.numbers().take(kind, day, places, dossier(1));
        if (!taken) return core::base::fail(taken.error());
        place = *taken;
        return {};
    });
    return place;
}

Account account(const std::string& name) {
    Account account;
    account.id.bytes.fill(static_cast<std::uint8_t>(name[0]));
    account.signInName = name;
    account.role = Role::Supervisor;
    account.slot = {3, 65'536, {}, "sealed", "public half", "data key"};
    account.slot.salt.fill(5);
    return account;
}

} // namespace

TEST_CASE("Places of a day's sequence are given one after the other, from 0, each kind and each day apart") {
    OwnStore own;
    CHECK(take(*own, "official", kMonday) == 0);
    CHECK(take(*own, "official", kMonday) == 1);
    CHECK(take(*own, "provisional", kMonday) == 0);
    CHECK(take(*own, "official", kTuesday) == 0);
    own.reopen();
    CHECK(take(*own, "official", kMonday) == 2);
}

TEST_CASE("When all places of a day are used there is none, and the next day starts anew") {
    OwnStore own;
    CHECK(take(*own, "official", kMonday, 2) == 0);
    CHECK(take(*own, "official", kMonday, 2) == 1);
    CHECK_FALSE(take(*own, "official", kMonday, 2));
    CHECK(take(*own, "official", kTuesday, 2) == 0);
}

TEST_CASE("A place that was taken in an act that failed is given to the next one") {
    OwnStore own;
    CHECK_FALSE((*own).write([](Books& books) -> core::base::Result<void> {
        if (const auto taken = books.numbers().take("official", kMonday, 10, dossier(1)); !taken)
            return core::base::fail(taken.error());
        return core::base::fail(StoreCode::Failed);
    }));
    CHECK(take(*own, "official", kMonday) == 0);
}

TEST_CASE("A kind of number that does not exist is refused") {
    OwnStore own;
    CHECK_FALSE((*own).write([](Books& books) -> core::base::Result<void> {
        const auto taken = books.numbers().take("invented", kMonday, 10, dossier(1));
        if (!taken) return core::base::fail(taken.error());
        return {};
    }));
}

TEST_CASE("Drafts are listed with the last changed first and are gone after removal") {
    OwnStore own;
    const auto put = [&](std::uint8_t n, const std::string& content) {
        mustWrite(*own, [&](Books& books) { return books.drafts().put({dossier(n), {}, content, 0}); });
    };
    put(1, "{\"a\":1}");
    put(2, "{}");
    put(1, "{\"a\":2}");
    auto drafts = ask(*own, [](Books& books) { return books.drafts().all(); });
    REQUIRE(drafts.size() == 2);
    CHECK(drafts[0].dossier == dossier(1));
    CHECK(drafts[0].content == "{\"a\":2}");
    CHECK(drafts[0].changedSeq > drafts[1].changedSeq);
    mustWrite(*own, [](Books& books) { return books.drafts().remove(dossier(1)); });
    drafts = ask(*own, [](Books& books) { return books.drafts().all(); });
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].dossier == dossier(2));
}

TEST_CASE("Removing a draft that is not there does nothing") {
    OwnStore own;
    mustWrite(*own, [](Books& books) { return books.drafts().remove(dossier(9)); });
}

TEST_CASE("An account is found by its exact name with every field, and keeps its changes") {
    OwnStore own;
    auto lan = account("lan");
    mustWrite(*own, [&](Books& books) { return books.accounts().insert(lan, "Lê Thị Lan"); });
    lan.fails = 5;
    lan.waitLeftMs = 30'000;
    lan.waitSinceBootMs = 77;
    lan.waitBootId = "boot-1";
    lan.role = Role::Technician;
    mustWrite(*own, [&](Books& books) { return books.accounts().update(lan); });
    own.reopen();
    const auto found = ask(*own, [](Books& books) { return books.accounts().findByName("lan"); });
    REQUIRE(found);
    CHECK(found->id == lan.id);
    CHECK(ask(*own, [&](Books& books) { return books.accounts().fullName(lan.id); }) == "Lê Thị Lan");
    CHECK(found->role == Role::Technician);
    CHECK(found->slot.passes == 3);
    CHECK(found->slot.memory_bytes == 65'536);
    CHECK(found->slot.salt == lan.slot.salt);
    CHECK(found->slot.sealedKey == "sealed");
    CHECK(found->fails == 5);
    CHECK(found->waitLeftMs == 30'000);
    CHECK(found->waitSinceBootMs == 77);
    CHECK(found->waitBootId == "boot-1");
    CHECK_FALSE(ask(*own, [](Books& books) { return books.accounts().findByName("Lan"); }));
}

TEST_CASE("A second account of one name is refused, and an unknown one cannot be changed") {
    OwnStore own;
    mustWrite(*own, [](Books& books) { return books.accounts().insert(account("lan"), "Lan"); });
    auto second = account("lan");
    second.id.bytes.fill(9);
    CHECK_FALSE((*own).write([&](Books& books) { return books.accounts().insert(second, "Lan"); }));
    CHECK((*own)
              .write([](Books& books) { return books.accounts().update(account("minh")); })
              .error()
              .is(StoreCode::NotFound));
    CHECK(ask(*own, [](Books& books) { return books.accounts().all(); }).size() == 1);
}

TEST_CASE("What there is of the data key is written once and found again") {
    OwnStore own;
    CHECK_FALSE(ask(*own, [](Books& books) { return books.keys().record(); }));
    mustWrite(*own, [](Books& books) { return books.keys().insert({1, "courier", "recovery", {}}); });
    own.reopen();
    auto record = ask(*own, [](Books& books) { return books.keys().record(); });
    REQUIRE(record);
    CHECK(record->older.empty());
    CHECK(record->version == 1);
    CHECK(record->courierKey == "courier");
    CHECK(record->recoverySlot == "recovery");
    CHECK_FALSE((*own).write([](Books& books) { return books.keys().insert({1, "another", "", {}}); }));
    // The next one takes its place, and keeps the older ones in the order of their age until they are
    // forgotten.
    for (const int version : {2, 3})
        mustWrite(*own, [&](Books& books) {
            const auto name = std::to_string(version);
            return books.keys().change(
                {{version, "courier " + name, "recovery " + name, {}}, "under " + name, {}});
        });
    record = ask(*own, [](Books& books) { return books.keys().record(); });
    CHECK(std::tuple(record->version, record->courierKey, record->recoverySlot) ==
          std::tuple(3, "courier 3", "recovery 3"));
    REQUIRE(record->older.size() == 2);
    CHECK(record->older[0].dataKey == "under 3");
    CHECK(record->older[0].courierKey == "courier 2");
    CHECK(record->older[1].dataKey == "under 2");
    CHECK(record->older[1].courierKey == "courier");
    mustWrite(*own, [](Books& books) { return books.keys().forgetOlder(); });
    record = ask(*own, [](Books& books) { return books.keys().record(); });
    CHECK(record->version == 3);
    CHECK(record->older.empty());
}

TEST_CASE("A setting keeps its last value, and one that was never set is nothing") {
    OwnStore own;
    mustWrite(*own, [](Books& books) { return books.settings().put("counter", "{}"); });
    mustWrite(*own, [](Books& books) { return books.settings().put("counter", "{\"a\":1}"); });
    own.reopen();
    CHECK(ask(*own, [](Books& books) { return books.settings().get("counter"); }) == "{\"a\":1}");
    CHECK_FALSE(ask(*own, [](Books& books) { return books.settings().get("none"); }));
}
