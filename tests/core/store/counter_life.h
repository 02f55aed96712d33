// SPDX-License-Identifier: GPL-3.0-or-later
// What a counter does with a dossier after it was taken. Same seed, same values.
#pragma once

#include "tests/core/store/filed_store.h"

namespace tests {

template<class IdType>
IdType sampleId(int n) {
    FakeRandom random(static_cast<std::uint64_t>(n) + 5000);
    return core::ports::newId<IdType>(random);
}

// The originals of the first document go to the authority.
inline core::domain::CustodyEvent sampleEvent(const core::domain::Dossier& dossier, int n = 1) {
    core::domain::CustodyEvent event;
    event.id = sampleId<core::base::CustodyEventId>(100 * dossier.id.bytes[0] + n);
    event.dossier = dossier.id;
    event.document = dossier.documents[0].id;
    event.clerk = dossier.clerk;
    event.at = {1795240000000};
    event.signer = "Phạm Văn Nhận";
    event.signature = std::string("\x89PNG\0\xff", 6);
    event.note = "Thiếu một bản chụp";
    return event;
}

inline core::domain::DossierResult sampleResult(const core::domain::Dossier& dossier, int n = 1) {
    core::domain::DossierResult result;
    result.id = sampleId<core::base::ResultId>(100 * dossier.id.bytes[0] + n);
    result.dossier = dossier.id;
    result.clerk = dossier.clerk;
    result.arrivedAt = {1795260000000};
    result.type = "KQ.G15.000031";
    result.number = "17/2026";
    result.abstract = "Giấy khai sinh của Trần Văn Thử";
    return result;
}

inline core::domain::ResultReturn sampleReturn(const core::domain::DossierResult& result) {
    return {result.id,
            {core::domain::RecipientKind::Authorised, "Hoàng Thị Lấy", "0911222333", "a signature"},
            1,
            result.clerk,
            {1795270000000}};
}

inline core::domain::Shift sampleShift(int n = 1, const std::string& counter = "Q07") {
    return {sampleId<core::base::ShiftId>(n),
            counter,
            sampleId<core::base::ClerkId>(n),
            {1795220000000 + n},
            {500'000},
            {}};
}

inline core::domain::ReceiptStock sampleStock(int n = 1, int first = 101, int last = 150,
                                              const std::string& counter = "Q07") {
    return {sampleId<core::base::ReceiptStockId>(n), counter, "01BLP2-001", "AA-26P", first, last};
}

inline core::domain::FeePayment samplePayment(const core::domain::Dossier& dossier,
                                              const core::domain::Shift& shift, int n = 1) {
    core::domain::FeePayment payment;
    payment.id = sampleId<core::base::FeeId>(100 * dossier.id.bytes[0] + n);
    payment.dossier = dossier.id;
    payment.shift = shift.id;
    payment.kind = core::domain::FeeKind::Charge;
    payment.amount = {8'000};
    payment.clerk = dossier.clerk;
    payment.takenAt = {1795230000000};
    payment.payer = {"Nguyễn Thị Nộp", "Tổ 1, phường Mẫu", "0100000000", "nop@thu.example.vn"};
    return payment;
}

// A store with dossiers 1 and 2 taken, an open shift at their counter, and receipts for it.
struct LivelyStore : OwnStore {
    core::domain::Dossier one = sampleDossier(1);
    core::domain::Dossier two = sampleDossier(2);
    core::domain::Shift shift = sampleShift();
    core::domain::ReceiptStock stock = sampleStock();

    LivelyStore() {
        for (const auto& dossier : {one, two})
            mustWrite(*store, [&](core::ports::Books& books) { return save(books, dossier); });
        mustWrite(*store, [&](core::ports::Books& books) { return books.shifts().open(shift); });
        mustWrite(*store, [&](core::ports::Books& books) { return books.fees().addStock(stock); });
    }

    template<class Act>
    bool isRefused(const Act& act) {
        const auto done = store->write([&](core::ports::Books& books) { return act(books); });
        return !done && done.error().is(core::ports::StoreCode::Failed);
    }
    // What `act(books)`, a Result, answers.
    template<class Act>
    auto done(const Act& act) {
        typename decltype(act(std::declval<core::ports::Books&>()))::value_type answer{};
        mustWrite(*store, [&](core::ports::Books& books) -> core::base::Result<void> {
            return act(books).map([&](auto&& value) { answer = std::move(value); });
        });
        return answer;
    }
    // Each statement changes what must stay.
    void checkNever(std::initializer_list<const char*> statements) {
        for (const auto* statement : statements) {
            INFO(statement);
            CHECK_FALSE(sql(statement));
        }
    }
    // The bytes of database and log.
    [[nodiscard]] std::string bytes() const { return bytesOf(file) + bytesOf(file.string() + "-wal"); }
    void checkSealed(std::initializer_list<const char*> words) const {
        const auto all = bytes();
        REQUIRE(all.size() > 10'000);
        for (const auto* word : words) {
            INFO(word);
            CHECK(all.find(word) == std::string::npos);
        }
    }
};

} // namespace tests
