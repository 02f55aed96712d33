// SPDX-License-Identifier: GPL-3.0-or-later
// After a change of the data key what was written about a dossier's life is brought under the newest, though
// none of it may be changed otherwise. How keys change: tests/core/usecases/key_change_test.cpp.
#include "tests/core/store/counter_life.h"

using core::base::Result;
using core::ports::Books;
using core::ports::ResealPlace;
using core::ports::ResealStep;
using tests::ask;
using tests::mustWrite;

namespace {

// Each column that is sealed of it.
constexpr const char* kColumns[] = {
    "payload FROM custody_event",
    "payload FROM result",
    "payload FROM result_return",
    "note FROM shift",
    "payload FROM fee",
    "reason FROM fee_void",
    "reason FROM fee_receipt WHERE length(reason)>0",
    "body FROM feed_event",
};

struct Resealed {
    tests::TempFolder folder;
    std::filesystem::path file = folder / "counterfoil.db";
    core::vault::Vault vault{tests::kCheapGuess};
    std::unique_ptr<core::store::SqliteStore> store;
    core::domain::Dossier dossier = tests::sampleDossier(1);
    core::domain::CustodyEvent event = tests::sampleEvent(dossier);
    core::domain::DossierResult result = tests::sampleResult(dossier);
    core::domain::Shift shift = tests::sampleShift();
    core::domain::FeePayment payment = tests::samplePayment(dossier, shift);
    core::domain::FeeVoid voided{payment.id, shift.id, payment.clerk, {1795231000000}, "Thu nhầm"};

    Resealed() {
        tests::makeKeys(vault);
        auto opened = core::store::SqliteStore::open(file, vault);
        REQUIRE(opened);
        store = std::move(*opened);
        mustWrite(*store, [&](Books& books) { return books.dossiers().insert(dossier, files()); });
        mustWrite(*store, [&](Books& books) { return papers(books); });
        mustWrite(*store, [&](Books& books) { return money(books); });
        mustWrite(*store, [](Books& books) { return books.feed().begin("9f2c", "c0"); });
        mustWrite(*store, [&](Books& books) {
            return books.feed().advance({{"9f2c", "c1", 0, ""}, {{1, "status", dossier.id, "{}"}}});
        });
    }
    std::vector<core::ports::SealedFile> files() {
        std::vector<core::ports::SealedFile> made;
        for (const auto& document : dossier.documents) {
            auto sealed = vault.sealFile(document.id, document.name);
            REQUIRE(sealed);
            made.push_back({document.id, static_cast<std::int64_t>(sealed->bytes.size()),
                            core::vault::sha256(sealed->bytes), std::move(sealed->ownKey)});
        }
        return made;
    }
    Result<void> papers(Books& books) {
        if (auto done = books.custody().append(event); !done) return done;
        if (auto done = books.results().arrive(result); !done) return done;
        return books.results().giveBack(tests::sampleReturn(result));
    }
    Result<void> money(Books& books) {
        if (auto done = books.shifts().open(shift); !done) return done;
        if (auto done = books.fees().addStock(tests::sampleStock()); !done) return done;
        if (auto taken = books.fees().take(payment); !taken) return core::base::fail(taken.error());
        auto next = books.fees().spoilReceipt(payment.id, "Kẹt giấy");
        if (!next) return core::base::fail(next.error());
        if (auto done = books.fees().voidPayment(voided); !done) return done;
        return books.shifts().close(shift.id, {{}, {500'000}, {}, "Đủ"}).map([](core::base::Dong) {});
    }
    void changeKeys() {
        REQUIRE(vault.nextKeys({}, {}));
        vault.useNextKeys();
    }
    // Answers how many values did not open.
    int reseal() {
        int left = 0;
        std::optional<ResealPlace> place = ResealPlace{};
        while (place) {
            ResealStep step;
            mustWrite(*store, [&](Books& books) {
                return books.reseal().step(*place, 10).map([&](const auto& taken) { step = taken; });
            });
            place = step.next;
            left += step.left;
        }
        return left;
    }
    // The version of the data key above each column.
    std::vector<std::string> versions() {
        std::vector<std::string> found;
        const auto reader = core::store::sqlite::Database::open(file, core::store::sqlite::Access::Read);
        REQUIRE(reader);
        for (const auto* column : kColumns) {
            const auto text = std::string(column);
            const auto name = text.substr(0, text.find(' '));
            found.push_back((*reader)
                                ->ask("SELECT group_concat(DISTINCT hex(substr(" + name +
                                      ",1,1))) FROM (SELECT " + text + ")")
                                .value());
        }
        return found;
    }
    void checkReadable() {
        CHECK(ask(*store, [&](Books& books) { return books.custody().events(dossier.id); }) ==
              std::vector{event});
        const auto results = ask(*store, [&](Books& books) { return books.results().ofDossier(dossier.id); });
        REQUIRE(results.size() == 1);
        CHECK(results[0].result == result);
        CHECK(results[0].returned == tests::sampleReturn(result));
        const auto fees = ask(*store, [&](Books& books) { return books.fees().ofDossier(dossier.id); });
        REQUIRE(fees.size() == 1);
        CHECK(fees[0].payment == payment);
        CHECK(fees[0].voided == voided);
        const auto receipts =
            ask(*store, [](Books& books) { return books.fees().receipts(tests::sampleStock().id); });
        CHECK(receipts.at(0).spoiltBecause == "Kẹt giấy");
        CHECK(ask(*store, [&](Books& books) { return books.shifts().find(shift.id); })->closing->note ==
              "Đủ");
        CHECK(ask(*store, [](Books& books) { return books.feed().unread(9); }).at(0).event.body == "{}");
    }
};

} // namespace

TEST_CASE_METHOD(
    Resealed,
    "After a change of keys all that was written of a dossier's life is brought under the newest and read") {
    CHECK(versions() == std::vector<std::string>(std::size(kColumns), "01"));
    changeKeys();
    checkReadable();
    CHECK(reseal() == 0);
    CHECK(versions() == std::vector<std::string>(std::size(kColumns), "02"));
    checkReadable();
    CHECK(reseal() == 0);
}
