// SPDX-License-Identifier: GPL-3.0-or-later
// Stores of earlier forms are brought to the newest one and read.
#include "tests/core/store/golden_store.h"

#include "core/store/sqlite_store.h"
#include "tests/core/store/counter_life.h"

#include <set>

using core::base::Result;
using core::domain::Custody;
using core::ports::Books;
using core::ports::OpKind;
using core::ports::OpState;
using core::store::SqliteStore;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using core::store::sqlite::Statement;
using tests::ask;

namespace {

std::vector<std::string> rowsOf(const std::filesystem::path& file, const std::string& sql) {
    const auto database = Database::open(file, Access::Read);
    REQUIRE(database);
    auto query = (*database)->prepare(sql);
    auto rows =
        query.collect<std::string>([](const Statement& row) -> Result<std::string> { return row.text(0); });
    REQUIRE(rows);
    return *rows;
}

// Everything of the schema: the text of each object, and the columns as SQLite has understood them.
std::vector<std::string> schemaOf(const std::filesystem::path& file) {
    return rowsOf(file, "SELECT type || ' ' || name || ' ' || coalesce(sql, '') AS line FROM sqlite_schema"
                        " UNION ALL SELECT m.name || ' ' || t.cid || ' ' || t.name || ' ' || t.type || ' ' ||"
                        " t.\"notnull\" || ' ' || coalesce(t.dflt_value, '') || ' ' || t.pk"
                        " FROM sqlite_schema m, pragma_table_info(m.name) t ORDER BY line");
}

struct OpenedGolden {
    tests::TempFolder folder;
    std::filesystem::path file = folder / "counterfoil.db";
    core::vault::Vault vault{tests::kCheapGuess};
    std::unique_ptr<SqliteStore> store;

    explicit OpenedGolden(int form, const std::string& changed = "") {
        tests::makeGoldenStore(file, form, changed);
        auto opened = SqliteStore::open(file, vault);
        INFO((opened ? std::string() : core::base::describe(opened.error())));
        REQUIRE(opened);
        store = std::move(*opened);
    }
    core::ports::Account signIn() {
        const auto account = ask(*store, [](Books& books) { return books.accounts().findByName("mau"); });
        REQUIRE(account);
        const auto record = ask(*store, [](Books& books) { return books.keys().record(); });
        REQUIRE(record);
        REQUIRE(vault.open(account->id, account->slot, *record, tests::kGoldenPassphrase));
        return *account;
    }
};

} // namespace

TEST_CASE("A store of any earlier form gets the schema that a new one has") {
    const int form = GENERATE(from_range(tests::kGoldenForms));
    INFO("form " << form);
    const OpenedGolden old(form);
    const tests::OwnStore fresh;
    CHECK(schemaOf(old.file) == schemaOf(fresh.file));
    CHECK(rowsOf(old.file, "SELECT hex(sha256) FROM migration ORDER BY version") ==
          rowsOf(fresh.file, "SELECT hex(sha256) FROM migration ORDER BY version"));
}

TEST_CASE("Whatever stood in a store of an earlier form is still read") {
    const int form = GENERATE(from_range(tests::kGoldenForms));
    INFO("form " << form);
    OpenedGolden old(form);
    CHECK(old.store->integrityComplaint() == "");
    CHECK(ask(*old.store, [](Books& books) { return books.audit().firstBroken(); }) == 0);
    CHECK(ask(*old.store, [](Books& books) { return books.audit().length(); }) == 4);
    CHECK(ask(*old.store, [](Books& books) { return books.outbox().changedBodies(); }).empty());
    CHECK(ask(*old.store, [](Books& books) { return books.settings().get("sync.incarnation"); }) ==
          "00112233445566778899aabbccddeeff");
    const auto account = old.signIn();
    CHECK(account.role == core::ports::Role::Clerk);
    CHECK(ask(*old.store, [&](Books& books) { return books.accounts().fullName(account.id); }) ==
          "Trần Văn Mẫu");

    const auto rows = ask(*old.store, [](Books& books) { return books.dossiers().newest(10); });
    REQUIRE(rows.size() == 2);
    for (const int n : {1, 2}) {
        const auto wanted = tests::sampleDossier(n);
        const auto& found = rows[static_cast<std::size_t>(2 - n)].dossier;
        CHECK(found.id == wanted.id);
        CHECK(found.number.text == wanted.number.text);
        CHECK(found.submitter.name == wanted.submitter.name);
        CHECK(found.owner.phone == wanted.owner.phone);
        CHECK(found.clerkName == wanted.clerkName);
        CHECK(found.fee == wanted.fee);
        CHECK(found.dueAt == wanted.dueAt);
        REQUIRE(found.documents.size() == 3);
        CHECK(found.documents[2].name == wanted.documents[2].name);
        CHECK(found.documents[2].sha256 == wanted.documents[2].sha256);
        const auto delivery =
            ask(*old.store, [&](Books& books) { return books.outbox().delivery(wanted.id, 1); });
        CHECK(delivery.body == tests::sampleDelivery(wanted).body);
        CHECK(delivery.state == (n == 1 ? OpState::Acknowledged : OpState::NeedsClerk));
        CHECK(delivery.receipt == (n == 1 ? "a receipt" : ""));
        const auto file =
            ask(*old.store, [&](Books& books) { return books.dossiers().file(wanted.documents[0].id); });
        REQUIRE(file);
        CHECK(old.vault.fileReader(file->document, {file->ownKey, {}, {}}));
    }
    const auto ops =
        ask(*old.store, [&](Books& books) { return books.outbox().opsOf(tests::sampleDossier(2).id, 1); });
    REQUIRE(ops.size() == 5);
    CHECK(ops[0].kind == OpKind::Put);
    CHECK(ops[0].state == OpState::NeedsClerk);
    CHECK(ops[0].lastProblem == "invalid-field");
    CHECK(ops[0].lastDetail == "Ngày sinh ở tương lai.");
    CHECK_FALSE(ops[1].fileKey.empty());
    const auto drafts = ask(*old.store, [](Books& books) { return books.drafts().all(); });
    REQUIRE(drafts.size() == 1);
    CHECK(drafts[0].content == R"({"owner":"Trần Văn Thử"})");
    const auto releases = ask(*old.store, [](Books& books) { return books.releases().all(); });
    CHECK(releases.size() == (form >= 2 ? 1 : 0));
}

TEST_CASE("What the portal had told, and who stood in the queue, is still there") {
    OpenedGolden old(14);
    old.signIn();
    const auto dossier = tests::sampleDossier(1);
    const auto place = ask(*old.store, [](Books& books) { return books.feed().place(); });
    REQUIRE(place);
    CHECK(*place == core::ports::FeedPlace{"9f2c", "c7", 5, "\"7\""});
    const auto read = ask(*old.store, [&](Books& books) { return books.feed().readOf(dossier.id); });
    REQUIRE(read.size() == 1);
    CHECK(read[0].body == R"({"kind":"status","state":4,"reason_vi":"Đang xử lý","seq":6})");
    const auto unread = ask(*old.store, [](Books& books) { return books.feed().unread(10); });
    REQUIRE(unread.size() == 1);
    CHECK(unread[0].event.kind == "parcel");
    const auto lines = ask(*old.store, [](Books& books) { return books.search().newestLines(10); });
    REQUIRE(lines.size() == 2);
    CHECK(lines[1].portal == core::domain::PortalState::Processing);
    const auto day = core::base::toLocal(dossier.receivedAt).date;
    CHECK(ask(*old.store, [&](Books& books) { return books.tickets().waitingCount(day); }) == 1);
}

TEST_CASE(
    "The originals of dossiers from before are where the work on them has brought them, and are counted") {
    const int form = GENERATE(1, 2, 9); // of later ones each original has its place
    const auto work =
        GENERATE(as<std::pair<std::string, Custody>>(), std::pair("taken", Custody::AtCounter),
                 std::pair("handed_over", Custody::AtAuthority),
                 std::pair("result_held", Custody::AtAuthority), std::pair("refused", Custody::GivenBack),
                 std::pair("withdrawn", Custody::GivenBack), std::pair("returned", Custody::GivenBack));
    INFO("form " << form << ", " << work.first);
    OpenedGolden old(form, "UPDATE dossier SET work='" + work.first + "' WHERE seq=1");
    const auto placesOf = [&](int n) {
        std::set<Custody> places;
        const auto originals = ask(
            *old.store, [&](Books& books) { return books.custody().originals(tests::sampleDossier(n).id); });
        CHECK(originals.size() == 3);
        for (const auto& original : originals)
            places.insert(original.custody);
        return places;
    };
    CHECK(placesOf(1) == std::set{work.second});
    CHECK(placesOf(2) == std::set{Custody::AtCounter});
    std::map<Custody, int> wanted{{Custody::AtCounter, 3}};
    wanted[work.second] += 3;
    CHECK(ask(*old.store, [](Books& books) { return books.custody().counts(); }) == wanted);
}

TEST_CASE("The papers of a dossier from before change hands, and its fee is taken") {
    const int form = GENERATE(from_range(tests::kGoldenForms));
    OpenedGolden old(form);
    old.signIn();
    const auto dossier = tests::sampleDossier(1);
    const auto shift = tests::sampleShift();
    tests::mustWrite(*old.store, [&](Books& books) -> Result<void> {
        if (auto done = books.custody().append(tests::sampleEvent(dossier)); !done) return done;
        if (auto done = books.shifts().open(shift); !done) return done;
        if (auto done = books.fees().addStock(tests::sampleStock()); !done) return done;
        return books.fees().take(tests::samplePayment(dossier, shift)).map([](const auto& receipt) {
            CHECK(receipt->number == 101);
        });
    });
    CHECK(ask(*old.store, [](Books& books) { return books.custody().waiting(); }).size() == 2);
}

TEST_CASE("A store of an earlier form goes on: the next dossier takes the next number and the next row") {
    const int form = GENERATE(from_range(tests::kGoldenForms));
    OpenedGolden old(form);
    old.signIn();
    const auto day = core::base::toLocal(tests::sampleDossier(1).receivedAt).date;
    tests::mustWrite(*old.store, [&](Books& books) -> Result<void> {
        const auto place = books.numbers().take("official", day, 9999, tests::sampleDossier(3).id);
        if (!place) return core::base::fail(place.error());
        CHECK(*place == 2);
        return books.audit().append({"number_taken", "system", "", "", {}});
    });
    CHECK(ask(*old.store, [](Books& books) { return books.audit().firstBroken(); }) == 0);
    CHECK(ask(*old.store, [](Books& books) { return books.audit().length(); }) == 5);
}
