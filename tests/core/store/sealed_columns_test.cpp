// SPDX-License-Identifier: GPL-3.0-or-later
// Whoever writes to the disk without a key: a changed or exchanged ciphertext is refused, and never answers
// with anything else.
#include "core/store/disk_document_files.h"
#include "core/store/posix_file_system.h"
#include "core/vault/sodium_secrets.h"
#include "tests/core/store/counter_life.h"

#include <set>

using core::base::Result;
using core::domain::Dossier;
using core::ports::Books;
using core::ports::StoreCode;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using tests::mustWrite;
using tests::OwnStore;
using tests::sampleDossier;

namespace {

using Read = std::function<Result<void>(Books&, const Dossier&)>;

// How each sealed column is read, for the row that belongs to dossier 1 or 2 (the clerk or the draft of the
// same number).
struct SealedColumn {
    std::string table;
    std::string column;
    Read read;
};

core::base::ClerkId clerkOf(const Dossier& dossier) {
    return dossier.clerk;
}

template<class Value>
Result<void> dropped(const Result<Value>& value) {
    if (!value) return core::base::fail(value.error());
    return {};
}

Result<void> readDossier(Books& books, const Dossier& dossier) {
    return dropped(books.dossiers().find(dossier.id));
}

Result<void> readDelivery(Books& books, const Dossier& dossier) {
    return dropped(books.outbox().delivery(dossier.id, 1));
}

Result<void> readDrafts(Books& books, const Dossier&) {
    return dropped(books.drafts().all());
}

Result<void> readName(Books& books, const Dossier& dossier) {
    return dropped(books.accounts().fullName(clerkOf(dossier)));
}

Result<void> openOwnFile(Books& books, const Dossier& dossier) {
    const auto& document = dossier.documents[0].id;
    const auto file = books.dossiers().file(document);
    if (!file) return core::base::fail(file.error());
    return dropped(tests::openVault().fileReader(document, {(*file)->ownKey, {}, {}}));
}

Result<void> openSentFile(Books& books, const Dossier& dossier) {
    const auto ops = books.outbox().opsOf(dossier.id, 1);
    if (!ops) return core::base::fail(ops.error());
    const auto delivery = books.outbox().delivery(dossier.id, 1);
    if (!delivery) return core::base::fail(delivery.error());
    const auto& op = ops->at(1);
    return dropped(tests::openVault().fileReader(
        op.file, {op.fileKey, delivery->key.forCourier, core::ports::deliveryPlace(dossier.id, 1)}));
}

// Each of the two dossiers has a shift and a stock of receipts of its own.
int numberOf(const Dossier& dossier) {
    return dossier.id == sampleDossier(1).id ? 1 : 2;
}

Result<void> readCustody(Books& books, const Dossier& dossier) {
    return dropped(books.custody().events(dossier.id));
}

Result<void> readResults(Books& books, const Dossier& dossier) {
    return dropped(books.results().ofDossier(dossier.id));
}

Result<void> readShift(Books& books, const Dossier& dossier) {
    return dropped(books.shifts().find(tests::sampleShift(numberOf(dossier)).id));
}

Result<void> readFees(Books& books, const Dossier& dossier) {
    return dropped(books.fees().ofDossier(dossier.id));
}

Result<void> readReceipts(Books& books, const Dossier& dossier) {
    return dropped(books.fees().receipts(tests::sampleStock(numberOf(dossier)).id));
}

Result<void> readFeed(Books& books, const Dossier&) {
    return dropped(books.feed().unread(9));
}

const SealedColumn kColumns[] = {{"account", "full_name", readName},
                                 {"dossier", "payload", readDossier},
                                 {"document", "payload", readDossier},
                                 {"document", "own_key", openOwnFile},
                                 {"draft", "content", readDrafts},
                                 {"delivery", "body", readDelivery},
                                 {"delivery", "key_for_courier", readDelivery},
                                 {"outbox", "file_key", openSentFile},
                                 {"custody_event", "payload", readCustody},
                                 {"result", "payload", readResults},
                                 {"result_return", "payload", readResults},
                                 {"shift", "note", readShift},
                                 {"fee", "payload", readFees},
                                 {"fee_void", "reason", readFees},
                                 {"fee_receipt", "reason", readReceipts},
                                 {"feed_event", "body", readFeed}};

// Drafts and changes of the portal are read together: one that is damaged stops the other.
bool isReadAlone(const SealedColumn& column) {
    return column.table != "draft" && column.table != "feed_event";
}

Result<void> live(Books& books, const Dossier& dossier) {
    const int n = numberOf(dossier);
    const auto counter = "Q0" + std::to_string(n);
    const auto shift = tests::sampleShift(n, counter);
    const auto payment = tests::samplePayment(dossier, shift);
    const auto result = tests::sampleResult(dossier);
    if (auto done = books.custody().append(tests::sampleEvent(dossier)); !done) return done;
    if (auto done = books.results().arrive(result); !done) return done;
    if (auto done = books.results().giveBack(tests::sampleReturn(result)); !done) return done;
    if (auto done = books.shifts().open(shift); !done) return done;
    if (auto done = books.fees().addStock(tests::sampleStock(n, 100 * n, 100 * n + 9, counter)); !done)
        return done;
    if (auto done = dropped(books.fees().take(payment)); !done) return done;
    if (auto done = dropped(books.fees().spoilReceipt(payment.id, "Kẹt giấy")); !done) return done;
    if (auto done = books.fees().voidPayment({payment.id, shift.id, shift.clerk, {}, "Thu nhầm"}); !done)
        return done;
    if (auto done = dropped(books.shifts().close(shift.id, {{}, {500'000}, {}, "Đủ"})); !done) return done;
    if (auto done = books.feed().begin("9f2c", "c"); !done) return done;
    return books.feed().advance({{"9f2c", "c", 0, ""}, {{n, "status", dossier.id, "{}"}}});
}

// Two of everything.
struct TwoDossiers : OwnStore {
    TwoDossiers() {
        for (int i = 1; i <= 2; ++i) {
            const auto dossier = sampleDossier(i);
            core::ports::Account clerk;
            clerk.id = clerkOf(dossier);
            clerk.signInName = dossier.number.text;
            mustWrite(*store, [&](Books& books) { return tests::save(books, dossier); });
            mustWrite(*store,
                      [&](Books& books) { return books.accounts().insert(clerk, dossier.clerkName); });
            mustWrite(*store, [&](Books& books) {
                return books.drafts().put(
                    {dossier.id, dossier.clerk, "{\"n\":" + std::to_string(i) + "}", 0});
            });
            mustWrite(*store, [&](Books& books) { return live(books, dossier); });
        }
    }

    // As whoever has the disk: no trigger holds.
    void tamper(const std::function<void(Database&)>& act) {
        store.reset();
        {
            const auto tool = Database::open(file, Access::Write);
            REQUIRE(tool);
            for (const auto* trigger : {"delivery_frozen", "document_key_frozen", "custody_event_sealed",
                                        "result_sealed", "result_return_sealed", "shift_sealed", "fee_sealed",
                                        "fee_void_sealed", "fee_receipt_goes_void", "feed_event_sealed"})
                REQUIRE((*tool)->execute(std::string("DROP TRIGGER IF EXISTS ") + trigger));
            act(**tool);
        }
        store = tests::openStore(file);
    }

    Result<void> read(const SealedColumn& column, int n) {
        return store->read([&](Books& books) { return column.read(books, sampleDossier(n)); });
    }
};

// The n-th row of the table that holds something sealed there.
std::string rowOf(const SealedColumn& column, int n) {
    return " WHERE rowid=(SELECT rowid FROM " + column.table + " WHERE length(" + column.column +
           ")>0 ORDER BY rowid" + " LIMIT 1 OFFSET " + std::to_string(n) + ")";
}

std::string sealedIn(Database& database, const SealedColumn& column, int n) {
    auto query = database.prepare("SELECT " + column.column + " FROM " + column.table + rowOf(column, n));
    REQUIRE(query.step() == true);
    return query.blob(0);
}

void put(Database& database, const SealedColumn& column, int n, const std::string& bytes) {
    auto row = database.prepare("UPDATE " + column.table + " SET " + column.column + "=?" + rowOf(column, n));
    row.bindBlob(bytes);
    REQUIRE(row.run());
}

// Rows of the second dossier stand behind all of the first.
int firstOfSecond(const SealedColumn& column) {
    return column.table == "document" || column.table == "outbox" ? 3 : 1;
}

bool isRefused(const Result<void>& done) {
    return !done && (done.error().is(StoreCode::Damaged) || done.error().is(StoreCode::FileChanged));
}

} // namespace

TEST_CASE("Whichever sealed column has one bit changed, its row is refused and the other one still opens") {
    for (const auto& column : kColumns) {
        INFO(column.table << '.' << column.column);
        TwoDossiers two;
        REQUIRE(two.read(column, 1));
        const auto size = [&] {
            std::size_t bytes = 0;
            two.tamper([&](Database& database) { bytes = sealedIn(database, column, 0).size(); });
            return bytes;
        }();
        for (const auto place : {std::size_t{0}, std::size_t{1}, std::size_t{25}, size - 1}) {
            INFO("byte " << place << " of " << size);
            std::string whole;
            two.tamper([&](Database& database) {
                whole = sealedIn(database, column, 0);
                auto changed = whole;
                changed[place] ^= 1;
                put(database, column, 0, changed);
            });
            CHECK(isRefused(two.read(column, 1)));
            if (isReadAlone(column)) CHECK(two.read(column, 2));
            two.tamper([&](Database& database) { put(database, column, 0, whole); });
            CHECK(two.read(column, 1));
        }
    }
}

TEST_CASE("Two ciphertexts that were exchanged are both refused, in every sealed column") {
    for (const auto& column : kColumns) {
        INFO(column.table << '.' << column.column);
        TwoDossiers two;
        two.tamper([&](Database& database) {
            const auto one = sealedIn(database, column, 0);
            const auto other = sealedIn(database, column, firstOfSecond(column));
            REQUIRE(one != other);
            put(database, column, 0, other);
            put(database, column, firstOfSecond(column), one);
        });
        CHECK(isRefused(two.read(column, 1)));
        CHECK(isRefused(two.read(column, 2)));
    }
}

TEST_CASE("Every column of bytes is known: sealed and tried here, a slot, or clear by design") {
    std::set<std::string> known{
        "key_version.courier_key", "key_version.recovery_slot", "key_version.key_under_next",
        "account.slot_key", "account.slot_data_key",
        "delivery.key_for_portal", // these six: core/vault's tests
        "account.slot_public",     // opened when keys change: tests/core/usecases/key_change_test.cpp
        "delivery.receipt", "audit_head.signature", "device_key.public_key",
        "device_key.seed",                               // core/vault's and head_book_test.cpp
        "portal_access.token", "device_certificate.key", // tests/core/usecases/key_change_test.cpp
        "outbox.detail", // words that do not open are left out: outbox_book_test.cpp
        // Read beside what they were made of: tests/core/usecases/find_dossiers_test.cpp.
        "dossier_words.words", "scan_words.words"};
    for (const auto& column : kColumns)
        known.insert(column.table + '.' + column.column);
    OwnStore own;
    const auto reader = Database::open(own.file, Access::Read);
    REQUIRE(reader);
    auto query = (*reader)->prepare(
        "SELECT t.name || '.' || c.name FROM pragma_table_list t, pragma_table_info(t.name) c"
        " WHERE t.schema='main' AND t.type='table' AND c.type='BLOB'"
        " AND c.name NOT LIKE '%uuid' AND c.name NOT LIKE '%sha256'"
        " AND c.name NOT IN ('slot_salt', 'hash', 'subject') AND t.name NOT LIKE 'sqlite%'");
    std::set<std::string> found;
    while (query.step() == true)
        found.insert(query.text(0));
    CHECK(found == known);
}
