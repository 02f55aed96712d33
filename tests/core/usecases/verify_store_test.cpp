// SPDX-License-Identifier: GPL-3.0-or-later
#include "core/store/sqlite/database.h"
#include "core/usecases/verify_store.h"
#include "tests/core/usecases/counter_fixture.h"

#include <catch2/catch.hpp>

using namespace tests;
using core::store::sqlite::Access;
using core::store::sqlite::Database;
using Names = std::vector<std::string>;

namespace {

struct Verified : CounterFixture {
    domain::Dossier one = taken();
    domain::Dossier two = taken();

    domain::Dossier taken() {
        setUp();
        const auto dossier = receiving().receive(completeIntake(), clerk);
        REQUIRE(dossier);
        return *dossier;
    }
    usecases::StoreVerdict verify() {
        const auto verdict = usecases::VerifyStore(*store, files).verify();
        INFO((verdict ? std::string() : base::describe(verdict.error())));
        REQUIRE(verdict);
        return *verdict;
    }
    // Somebody with the file and a tool.
    void tamper(const std::string& sql) {
        store.reset();
        {
            const auto tool = Database::open(folder / "counterfoil.db", Access::Write);
            REQUIRE(tool);
            const auto done = (*tool)->execute(sql);
            INFO((done ? std::string() : base::describe(done.error())));
            REQUIRE(done);
        }
        reopen();
    }
    [[nodiscard]] std::filesystem::path fileOf(const domain::Document& document) const {
        return files.pathOf(document.id);
    }
    void flipBit(const std::filesystem::path& file, std::streamoff place) {
        std::fstream stream(file, std::ios::in | std::ios::out | std::ios::binary);
        stream.seekg(place);
        const char byte = static_cast<char>(stream.get() ^ 1);
        stream.seekp(place);
        stream.put(byte);
    }
};

} // namespace

TEST_CASE_METHOD(Verified, "A whole store has nothing wrong") {
    const auto verdict = verify();
    CHECK(verdict.whole());
    CHECK(verdict.dossiersOpened);
    CHECK(verdict.dossiers == 2);
    CHECK(verdict.documents == 6);
}

TEST_CASE_METHOD(
    Verified, "A document with one bit flipped, one that is cut short and two that are exchanged are named") {
    const auto& spoilt = one.documents[0];
    const auto& other = two.documents[1];
    Names damaged{spoilt.id.hex()};
    SECTION("one bit flipped") {
        flipBit(fileOf(spoilt), 3);
    }
    SECTION("cut short") {
        std::filesystem::resize_file(fileOf(spoilt), 2);
    }
    SECTION("exchanged") {
        std::filesystem::rename(fileOf(spoilt), folder / "aside");
        std::filesystem::rename(fileOf(other), fileOf(spoilt));
        std::filesystem::rename(folder / "aside", fileOf(other));
        damaged.push_back(other.id.hex());
    }
    auto verdict = verify();
    CHECK_FALSE(verdict.whole());
    std::ranges::sort(verdict.changed);
    std::ranges::sort(damaged);
    CHECK(verdict.changed == damaged);
}

TEST_CASE_METHOD(Verified, "Rows that were changed, exchanged or removed behind the store's back are named") {
    SECTION("a frozen revision") {
        tamper("DROP TRIGGER delivery_frozen; UPDATE delivery SET body=CAST(body||'x' AS BLOB) WHERE seq=1");
        CHECK(verify().changedRevisions == Names{one.id.hex()});
    }
    SECTION("the bodies of two revisions") {
        tamper("DROP TRIGGER delivery_frozen; CREATE TABLE aside AS SELECT seq, body FROM delivery;"
               "UPDATE delivery SET body=(SELECT body FROM aside WHERE aside.seq=3-delivery.seq)");
        CHECK(verify().changedRevisions.size() == 2);
    }
    SECTION("what is sealed of a dossier") {
        tamper("UPDATE dossier SET payload=CAST(payload||'x' AS BLOB) WHERE seq=1");
        CHECK(verify().changedDossiers == Names{one.id.hex()});
    }
    SECTION("what is sealed of two dossiers") {
        tamper("CREATE TABLE aside AS SELECT seq, payload FROM dossier;"
               "UPDATE dossier SET payload=(SELECT payload FROM aside WHERE aside.seq=3-dossier.seq)");
        CHECK(verify().changedDossiers.size() == 2);
    }
    SECTION("the name of a document") {
        tamper("UPDATE document SET payload=CAST(payload||'x' AS BLOB) WHERE id=1");
        CHECK(verify().changedDossiers == Names{one.id.hex()});
    }
    SECTION("the documents of two dossiers") {
        tamper(
            "DROP TRIGGER document_frozen; CREATE TABLE aside AS SELECT id, dossier_uuid FROM document;"
            "UPDATE document SET position=9 WHERE id=1;"
            "UPDATE document SET dossier_uuid=(SELECT dossier_uuid FROM aside WHERE aside.id=5-document.id)"
            " WHERE id IN (1,4)");
        CHECK_THAT(verify().databaseComplaint, Catch::Contains(one.documents[0].id.hex()));
    }
    SECTION("an operation of the outbox") {
        tamper("DELETE FROM outbox WHERE seq=(SELECT max(seq) FROM outbox)");
        CHECK(verify().incompleteDeliveries == Names{two.id.hex()});
    }
    SECTION("a count") {
        tamper("UPDATE counts SET n=n+1 WHERE k='queued'");
        CHECK(verify().wrongCounts == Names{"queued"});
    }
    SECTION("the hash of a document") {
        tamper("DROP TRIGGER document_frozen; UPDATE document SET sealed_sha256=zeroblob(32) WHERE id=1");
        CHECK(verify().changed == Names{one.documents[0].id.hex()});
    }
    SECTION("a dossier under its documents") {
        tamper("DELETE FROM dossier WHERE seq=2");
        CHECK_THAT(verify().databaseComplaint, Catch::Contains("parent"));
    }
    SECTION("a row of the audit") {
        tamper("DROP TRIGGER audit_never_changes; UPDATE audit SET row=replace(row, 'taken', 'given') WHERE "
               "seq=2");
        CHECK(verify().firstBrokenAudit == 2);
    }
    SECTION("a value that fits no type") {
        tamper("PRAGMA ignore_check_constraints=ON; UPDATE dossier SET work='lost' WHERE seq=1");
        CHECK_FALSE(verify().databaseComplaint.empty());
    }
    CHECK_FALSE(verify().whole());
}

TEST_CASE_METHOD(Verified, "Rows that are cut off the audit's end are seen by nobody but who noted the end") {
    std::string noted;
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        noted = books.audit().head()->hash;
        return {};
    }));
    tamper("DROP TRIGGER audit_never_shrinks; DELETE FROM audit WHERE seq=2");
    CHECK(verify().whole());
    REQUIRE(store->read([&](ports::Books& books) -> base::Result<void> {
        CHECK(books.audit().head()->hash != noted);
        return {};
    }));
}

TEST_CASE_METHOD(Verified, "Rows that are cut off behind a signed head are seen") {
    REQUIRE(store->write([&](ports::Books& books) -> base::Result<void> {
        if (auto kept = books.keys().insertDeviceKey(vault.makeDeviceKey().value()); !kept) return kept;
        if (auto kept = books.settings().put(ports::kIncarnationSetting, "life"); !kept) return kept;
        return books.heads().signDay("today");
    }));
    CHECK(verify().whole());
    tamper("DROP TRIGGER audit_never_shrinks; DELETE FROM audit WHERE seq=2");
    CHECK(verify().firstBrokenAudit == 0);
    CHECK(verify().firstBrokenHead == 2);
    CHECK_FALSE(verify().whole());
}
